"""What the failing inputs have in common and no other has: the last that can be said of a mistake."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from grader.questions.diagnosis.evidence import Evidence, Trial, values_of
from grader.questions.diagnosis.guesses import Guess, Mistake
from grader.questions.diagnosis.input_sizes import limits, smaller_than
from grader.questions.diagnosis.input_traits import TRAITS, Trait
from grader.questions.diagnosis.relations import is_plain
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE

_MOST_FAMILIES = 3
_FEW = 2
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
    end = "; all other inputs that were tried are right" if all_failing else ""
    what = _what_comes_back(failing)
    return Mistake(f"{what} where {words}", f"{_SENTENCES[what]} where {words}{end}.", _HINT)


class _Shared(Guess):
    """That all failing inputs have a trait, and no right one has it."""

    def __init__(self, mistake: Mistake, trait: Trait) -> None:
        super().__init__(mistake)
        self._trait = trait

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether the input of a failing trial has the trait."""
        return aspect != ARGUMENTS_LEFT_ALONE and self._trait.holds(trial)

    def allows(self, trial: Trial) -> bool:
        """Whether the input of a right trial has it not."""
        return not self._trait.holds(trial)


def shared_trait(failing: Sequence[Trial], evidence: Evidence) -> Iterator[Guess]:
    """Guesses at a single trait of which all that fails is, where enough fails and is right to show it."""
    if min(len(failing), len(evidence.right)) < _FEW or len(failing) < sum(
        one.fault is not None for one in evidence.trials
    ):
        return
    what = _what_comes_back(failing)
    for trait in TRAITS:
        if all(map(trait.holds, failing)) and not any(map(trait.holds, evidence.right)):
            sentence = f"{_SENTENCES[what]} where {trait.words}; all other inputs that were tried are right."
            yield _Shared(Mistake(f"{what} where {trait.words}", sentence, _HINT), trait)


def right_only(failing: Sequence[Trial], evidence: Evidence) -> Mistake | None:
    """A mistake named after the inputs that are right, where they have something in common that no failing one has."""
    right = evidence.right
    if len(right) < _FEW or len(failing) < _FEW:
        return None
    words = next(_in_common(right, failing, list(limits(right, failing))), None) or next(_small(right, failing), None)
    return Mistake(f"right only where {words}", f"It is right only where {words}.", _HINT) if words else None


def _small(right: Sequence[Trial], failing: Sequence[Trial]) -> Iterator[str]:
    """A length below that of all failing inputs, and a trait of those right ones that are no smaller."""
    for words, below in smaller_than(failing):
        rest = [trial for trial in right if not below(trial)]
        for trait in TRAITS if 0 < len(rest) < len(right) else ():
            if all(map(trait.holds, rest)) and not any(map(trait.holds, failing)):
                yield f"{words}, and where {trait.words}"


_SENTENCES = {
    "wrong": "It goes wrong",
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
