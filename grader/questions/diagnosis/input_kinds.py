"""What the failing inputs have in common and no other has: the last that can be said of a mistake."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from grader.questions.diagnosis.evidence import Evidence, Trial, values_of
from grader.questions.diagnosis.guesses import Mistake
from grader.questions.diagnosis.input_sizes import limits
from grader.questions.diagnosis.input_traits import TRAITS
from grader.questions.diagnosis.relations import is_plain

_MOST_FAMILIES = 3
_HINT = "Take the input that is shown, or a smaller one of its kind, and follow your function with print."


def common_to(failing: Sequence[Trial], evidence: Evidence, all_failing: bool) -> Mistake | None:
    """A mistake named after the inputs that fail, where they have something in common that no right one has.

    `all_failing` says whether these are all that fail.
    """
    right = evidence.right
    if not failing or not right:
        return None
    sizes = list(limits(failing, right)) if all_failing else []
    words = next(_in_common(failing, right, sizes), None) or _mostly(failing, right) or _families(failing, right)
    if not words:
        return None
    end = ", and all else is right" if all_failing else ""
    what = _what_comes_back(failing)
    return Mistake(f"{what} where {words}", f"{_SENTENCES[what]} where {words}{end}.", _HINT)


_SENTENCES = {
    "wrong": "It goes wrong only",
    "nan": "It gives nan, not a number,",
    "infinity": "It gives infinity",
    "0": "It gives 0",
}


def _what_comes_back(failing: Sequence[Trial]) -> str:
    """What all failing answers are, where that can be said in a word."""
    numbers = [values_of(trial)[0] for trial in failing if is_plain(trial)]
    if len(numbers) < len(failing) or not all(isinstance(one, int | float | np.number) for one in numbers):
        return "wrong"
    some = np.array(numbers, dtype=float)
    if np.isnan(some).all():
        return "nan"
    return "infinity" if np.isinf(some).all() else "wrong" if some.any() else "0"


def _mostly(failing: Sequence[Trial], right: Sequence[Trial]) -> str:
    """A trait that all failing inputs have, and of the right ones fewer than of the failing ones."""
    for trait in TRAITS:
        if all(map(trait.holds, failing)) and sum(map(trait.holds, right)) < min(len(failing), len(right) / 4):
            return f"{trait.words}, though not each time"
    return ""


def _in_common(failing: Sequence[Trial], right: Sequence[Trial], sizes: Sequence[str]) -> Iterator[str]:
    traits = [trait for trait in TRAITS if any(map(trait.holds, failing))]
    shared = [trait for trait in traits if all(map(trait.holds, failing))]
    yield from (trait.words for trait in shared if not any(map(trait.holds, right)))
    yield from sizes
    for one, other in combinations(shared, 2) if len(failing) > 1 else ():
        if not any(one.holds(trial) and other.holds(trial) for trial in right):
            yield f"{one.words} and {other.words}"
    unique = [trait for trait in traits if not any(map(trait.holds, right))]
    for first, second in combinations(unique, 2):
        if all(first.holds(trial) or second.holds(trial) for trial in failing):
            yield f"{first.words}, and where {second.words}"


def _families(failing: Sequence[Trial], right: Sequence[Trial]) -> str:
    """The families of the failing cases, where they are few and no right case is of them."""
    families = dict.fromkeys(trial.case.family for trial in failing)
    if len(families) > _MOST_FAMILIES or families.keys() & {trial.case.family for trial in right}:
        return ""
    quoted = [f'"{family}"' for family in families]
    return f"the input is of this kind: {' or '.join(quoted)}"
