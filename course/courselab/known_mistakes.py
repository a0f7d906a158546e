"""Recognising a mistake on the learner's machine: which of those that a course knows does what the function does?

A course's release writes a table for each exercise, as JSON: `words`, each with the numbers of the `mistakes` that have
them; for each open example the numbers of mistakes by the marks of their answers, where they are wrong; for each of the
frequencies, by the number of a mistake, the share of the runs in which each event comes.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from .behaviour import RIGHT, UNSAID, Behaviour, behaviour, crashed
from .chance import off
from .exercise import Frequencies, FunctionExercise
from .failures import Failed
from .patience import SECONDS, OutOfPatience, at_most

RUNS = 1000
"""So many runs the shares come from."""
_FAR = 4.5
"""A count is another mistake's where it is so many standard deviations away."""
_CLEAR = 40.0
"""How much nearer in squared deviations one mistake must be than the next."""


@dataclass(frozen=True)
class Mistake:
    """A mistake that a course knows: its words, and what it does. Marks are RIGHT where its answer is."""

    says: str
    family: str
    by_hand: bool
    marks: tuple[str, ...]
    shares: tuple[tuple[float, ...] | None, ...]


def explained(exercise: FunctionExercise, function: Callable[..., Any], failed: Failed) -> Failed:
    """Return how the function fails with the words of the mistake that explains it in the place of the advice.

    Where none does, or several that have nothing in common, it comes back as it was. Of a crash and of an answer of
    another kind more is known than a mistake that nobody has written down can tell. KeyboardInterrupt passes.
    """
    known = mistakes(exercise)
    if not known or failed.word not in ("wrong", "crashed"):
        return failed
    if failed.word == "crashed" or failed.rule == f"The rule: {exercise.returns}":
        known = [one for one in known if one.by_hand]
    try:
        with at_most(SECONDS):
            words = named(exercise, known, behaviour(exercise, function))
    except OutOfPatience:
        return failed
    return replace(failed, advice=words) if words else failed


def mistakes(exercise: FunctionExercise) -> list[Mistake]:
    """Return the mistakes that a course knows of an exercise; none where its release has written down none of these."""
    table = _table(exercise)
    if table is None:
        return []
    wrong = [{number: mark for mark, numbers in one.items() for number in numbers} for one in table["examples"]]
    return [
        Mistake(
            *(words["says"], words["family"], words["by_hand"]),
            tuple(one.get(number, RIGHT) for one in wrong),
            tuple(tuple(one[str(number)]) if str(number) in one else None for one in table["frequencies"]),
        )
        for words in table["words"]
        for number in words["mistakes"]
    ]


def _table(exercise: FunctionExercise) -> dict[str, Any] | None:
    """Return the table of an exercise, or None where there is none, or one of other examples."""
    path = exercise.known_mistakes
    if path is None or not path.is_file():
        return None
    try:
        table = json.loads(path.read_text(encoding="utf-8"))
        lengths = len(table["examples"]), len(table["frequencies"])
    except (ValueError, KeyError, TypeError, OSError):
        return None
    return table if lengths == (len(exercise.examples), len(exercise.frequencies)) else None


def shown_by(
    exercise: FunctionExercise, wrong: Callable[..., Any]
) -> tuple[tuple[str, ...], tuple[tuple[float, ...] | None, ...]]:
    """Return what a wrong function shows on the open examples, for a table: marks, and shares, None where all is right.

    The mark is RIGHT where chance has a say too.
    """
    many = replace(exercise, frequencies=tuple(replace(one, runs=RUNS) for one in exercise.frequencies))
    seen = behaviour(many, wrong)
    shares = tuple(
        tuple(round(share, 4) for share in came_shares(one, counts)) if list(off(one, counts)) else None
        for one, counts in zip(many.frequencies, seen.counts, strict=False)
    )
    return tuple(RIGHT if mark == UNSAID else mark for mark in seen.marks), shares


def named(exercise: FunctionExercise, known: Sequence[Mistake], seen: Behaviour) -> str:
    """Return the words of the mistake that does what was seen; no words where that is open.

    One that explains all comes before one that leaves a part to another, one written by hand before one that is not.
    """
    fitting = [one for one in known if _fits(one, seen)]
    if seen.counts:
        fitting = _nearest(exercise.frequencies, fitting, seen.counts)
    wrong = {place for place, mark in enumerate(seen.marks) if mark not in (RIGHT, UNSAID)}
    if all(crashed(seen.marks[place]) for place in wrong) and not seen.counts:
        return ""
    parts = {id(one): {place for place in wrong if one.marks[place] != RIGHT} for one in fitting}
    whole = [one for one in fitting if parts[id(one)] == wrong]
    first = [one for one in fitting if min(wrong, default=-1) in parts[id(one)]]
    together = set().union(*parts.values()) == wrong
    for some in (whole, first if together else []):
        for by_hand in (True, False):
            if chosen := [one for one in some if one.by_hand is by_hand]:
                return _words(chosen)
    return ""


def _fits(mistake: Mistake, seen: Behaviour) -> bool:
    """Whether the mistake is wrong only where the function is, and then in the same way."""
    pairs = zip(mistake.marks, seen.marks, strict=True)
    return all(mark in (RIGHT, UNSAID) or mark == own for mark, own in pairs)


def _nearest(
    examples: Sequence[Frequencies], fitting: Sequence[Mistake], counts: Sequence[Counter[str]]
) -> list[Mistake]:
    """Return the mistakes that may give these counts, without those that are much less likely to."""
    far = [(one, _deviation(examples, one, counts)) for one in fitting]
    least = min((squares for _, squares in far), default=0.0)
    return [one for one, squares in far if squares < least + _CLEAR and squares < float("inf")]


def _deviation(examples: Sequence[Frequencies], mistake: Mistake, counts: Sequence[Counter[str]]) -> float:
    """Return the sum of squared deviations from the mistake's shares; infinite where a count is too far off."""
    total = 0.0
    for example, shares, seen in zip(examples, mistake.shares, counts, strict=True):
        for share, came in zip(shares or expected_shares(example), came_shares(example, seen), strict=True):
            spread = (share * (1 - share) + 1 / example.runs) * (1 / example.runs + (1 / RUNS if shares else 0.0))
            square = (came - share) ** 2 / spread
            if square > _FAR**2:
                return float("inf")
            total += square
    return total


def expected_shares(example: Frequencies) -> tuple[float, ...]:
    """Return the share of the runs that the rule gives to each event, and none to any other."""
    return (*example.chances.values(), 0.0)


def came_shares(example: Frequencies, seen: Counter[str]) -> tuple[float, ...]:
    """Return the share of the runs in which each event came, and the largest of any other."""
    others = [came for event, came in seen.items() if event not in example.chances]
    counts = [*(seen[event] for event in example.chances), max(others, default=0)]
    return tuple(one / example.runs for one in counts)


def _words(chosen: Sequence[Mistake]) -> str:
    """Return what several mistakes that fit have to say together: their words, or what they have in common."""
    if len({one.says for one in chosen}) == 1 and chosen[0].says:
        return chosen[0].says
    families = {one.family for one in chosen}
    (family,) = families if len(families) == 1 else ("",)
    return f"It looks like this kind of mistake: {family}." if family else ""
