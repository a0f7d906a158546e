"""Relations of the parts of a tuple: one part is related to the right one, or the parts stand in another order."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations

from grader.questions.diagnosis.evidence import Evidence, Trial, values_of
from grader.questions.diagnosis.guesses import Guess, Mistake
from grader.questions.diagnosis.of_arrays import relations_of_arrays
from grader.questions.diagnosis.of_numbers import fitted_to, relations_of_numbers
from grader.questions.diagnosis.relations import Related, RelatedPart, is_mended, is_plain
from grader.questions.diagnosis.shapes import ordinal
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE, CodeQuestion

_MOST_PARTS = 4


class OtherOrder(Guess):
    """The parts are right, and stand in another order."""

    def __init__(self, question: CodeQuestion, order: tuple[int, ...]) -> None:
        super().__init__(
            Mistake(
                "parts in another order",
                "It returns the right things in another order.",
                "Compare the return line with the order that the exercise names.",
            )
        )
        self._question, self._order = question, order

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether the answer of a failing trial is right in the right order."""
        if aspect == ARGUMENTS_LEFT_ALONE or not is_plain(trial):
            return False
        given, _ = values_of(trial)
        return len(given) == len(self._order) and is_mended(
            self._question, trial, tuple(given[place] for place in self._order)
        )

    def allows(self, trial: Trial) -> bool:
        """No right trial has its parts in another order."""
        return False


def relations_of_parts(evidence: Evidence, trials: tuple[Trial, ...]) -> Iterator[Guess]:
    """Guesses at an order of the parts, then at each part by itself."""
    first = next((trial for trial in trials if is_plain(trial)), None)
    if first is None:
        return
    given, right = values_of(first)
    if not isinstance(right, tuple) or not isinstance(given, list | tuple) or len(given) != len(right) > 1:
        return
    if len(right) <= _MOST_PARTS:
        for order in list(permutations(range(len(right))))[1:]:
            yield OtherOrder(evidence.question, order)
    for place in range(len(right)):
        narrowed = tuple(_of_part(trial, place) for trial in trials if _has_part(trial, place))
        for related in _relations(narrowed, first):
            mistake = related.mistake
            sentence = (
                f"It is about the {ordinal(place)} thing returned, all else is right: {_lower(mistake.looks_like)}"
            )
            yield RelatedPart(
                evidence.question,
                place,
                related,
                replace(mistake, name=f"{ordinal(place)} part: {mistake.name}", looks_like=sentence),
            )


class OnePart(Guess):
    """Only one part is wrong, in some way or other."""

    def __init__(self, question: CodeQuestion, place: int) -> None:
        words = ordinal(place)
        super().__init__(Mistake(f"{words} part wrong", f"Of the things returned only the {words} is wrong.", ""))
        self._question, self._place = question, place

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether the answer of a failing trial is right but for this part."""
        if aspect == ARGUMENTS_LEFT_ALONE or not is_plain(trial):
            return False
        given, right = values_of(trial)
        if not isinstance(given, list | tuple) or len(given) != len(right):
            return False
        parts = (right[n] if n == self._place else one for n, one in enumerate(given))
        return is_mended(self._question, trial, tuple(parts))


def only_parts(evidence: Evidence, trials: tuple[Trial, ...]) -> Iterator[Guess]:
    """Guesses that one part alone is wrong."""
    first = next((trial for trial in trials if is_plain(trial)), None)
    right = values_of(first)[1] if first else None
    yield from (OnePart(evidence.question, place) for place in range(len(right) if isinstance(right, tuple) else 0))


def _relations(narrowed: tuple[Trial, ...], first: Trial) -> Iterator[Related]:
    yield from relations_of_arrays(first)
    yield from relations_of_numbers(narrowed)
    yield from fitted_to(narrowed)


def _has_part(trial: Trial, place: int) -> bool:
    given, _ = values_of(trial)
    return is_plain(trial) and isinstance(given, list | tuple) and len(given) > place


def _of_part(trial: Trial, place: int) -> Trial:
    """The trial as if that part were all."""
    given, right = values_of(trial)
    return replace(
        trial, answer=replace(trial.answer, value=given[place]), right=replace(trial.right, value=right[place])
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
