"""Which guesses explain what: all that fails in an aspect, and nothing that is right contradicts them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from grader.questions.diagnosis.evidence import Evidence
from grader.questions.diagnosis.guesses import Guess, Mistake, Teller, Told


@dataclass(frozen=True)
class Finding:
    """A mistake, and the aspects in which it explains all that fails."""

    mistake: Mistake
    aspects: tuple[str, ...]


def explained(evidence: Evidence, guess: Guess, aspects: Sequence[str]) -> tuple[str, ...]:
    """Those of the aspects in which a guess explains every failing trial; none where a right trial contradicts it."""
    if not all(map(guess.allows, evidence.right[:1])):
        return ()
    found = tuple(aspect for aspect in aspects if _explains_aspect(evidence, guess, aspect))
    if evidence.is_of_chance and not guess.is_certain and len(found) < len(evidence.failing):
        return ()  # where chance has a say, what explains a part may well be something else
    return found if found and _is_sound(evidence, guess, found) else ()


def explains_all(evidence: Evidence, guess: Guess, aspects: Sequence[str]) -> bool:
    """Whether a guess explains every failing trial of all aspects, and no right trial contradicts it."""
    return all(_explains_aspect(evidence, guess, one) for one in aspects) and _is_sound(evidence, guess, aspects)


def _is_sound(evidence: Evidence, guess: Guess, aspects: Sequence[str]) -> bool:
    """Whether what fails is enough to show a mistake, and nothing that is right contradicts it."""
    shown = guess.is_shown_by(tuple(chain.from_iterable(evidence.failing[aspect] for aspect in aspects)))
    return shown and all(map(guess.allows, evidence.right))


def _explains_aspect(evidence: Evidence, guess: Guess, aspect: str) -> bool:
    return all(guess.explains(trial, aspect) for trial in evidence.failing[aspect])


def for_all(evidence: Evidence, guesses: Iterable[Guess], aspects: Sequence[str]) -> Finding | None:
    """The mistake that explains all that fails in all of these aspects; where several do, what they share."""
    mistake = shared(guess for guess in guesses if explains_all(evidence, guess, aspects))
    return Finding(mistake, tuple(aspects)) if mistake else None


def by_aspect(evidence: Evidence, guesses: Iterable[Guess], aspects: Sequence[str]) -> Iterator[Finding]:
    """Mistakes that explain some of the aspects, each aspect once; the one that explains most comes first."""
    fitting = [(guess, explained(evidence, guess, aspects)) for guess in guesses]
    left = list(aspects)
    while left:
        some = [(guess, tuple(one for one in left if one in found)) for guess, found in fitting]
        best = max((found for _, found in some), key=len, default=())
        if not best:
            return
        mistake = shared(guess for guess, found in some if set(found) >= set(best))
        if mistake:
            yield Finding(mistake, best)
        left = [one for one in left if one not in best]


def shared(guesses: Iterable[Guess]) -> Mistake | None:
    """The mistake of the first guess, where it is certain or no other differs; else what all their families say, or
    None where they share none.
    """
    found: dict[str, Mistake] = {}
    for guess in guesses:
        found.setdefault(guess.mistake.name, guess.mistake)
        if guess.is_certain or len({one.family for one in found.values()}) > 1:
            break
    one = next(iter(found.values()), None)
    if one is None or len(found) == 1:
        return one
    family = {mistake.family for mistake in found.values()}
    return _of_family(family.pop()) if len(family) == 1 and "" not in family else None


def _of_family(family: str) -> Mistake:
    return Mistake(family, f"It looks like a mistake of this kind: {family}.", "")


def told(evidence: Evidence, tell: Teller, aspects: Sequence[str]) -> list[Guess]:
    """A guess for each mistake that some failing trial of the aspects shows by itself."""
    found: dict[str, Mistake] = {}
    for aspect in aspects:
        for trial in evidence.failing[aspect]:
            mistake = tell(trial, aspect)
            if mistake is not None:
                found.setdefault(mistake.name, mistake)
    return [Told(mistake, tell) for mistake in found.values()]
