"""What is known of the answers to a question: case by case, beside the right one, and what is wrong with it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from grader.border.standins import Chance
from grader.questions import wording
from grader.questions.answers import Answer
from grader.questions.faults import Fault
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE, Case, CodeQuestion

_NUMBERS_OF_A_CALL = 100
"""So many numbers, at most, does a call take that counts once."""


@dataclass(frozen=True, eq=False)
class Trial:
    """One case, the names of its inputs, the learner's answer and the right one. `fault` is what is wrong with it,
    `changed` what the call did to its arguments; None where nothing is.
    """

    number: int
    case: Case
    names: tuple[str, ...]
    answer: Answer
    right: Answer
    fault: Fault | None
    changed: Fault | None

    @property
    def end(self) -> Answer:
        """The answer that is wrong: that of the step at which it is, if it is at one."""
        step = self.fault.step if self.fault else None
        return self.answer if step is None else self.answer.steps[step]

    @property
    def right_end(self) -> Answer:
        """The right answer to the same."""
        step = self.fault.step if self.fault else None
        return self.right if step is None else self.right.steps[step]

    @cached_property
    def calls(self) -> int:
        """How many calls it takes to answer the case once more."""
        return sum(len(one.seeds) for one in self.case.inputs if isinstance(one, Chance)) or 1

    @property
    def is_of_chance(self) -> bool:
        """Whether the answer is a list: one for each seed."""
        return any(isinstance(one, Chance) for one in self.case.inputs)

    @cached_property
    def cost(self) -> int:
        """What it costs to ask once more: calls, those on many numbers counted more than once."""
        return self.calls * (1 + wording.size_of_case(self.case) // _NUMBERS_OF_A_CALL)

    @cached_property
    def size(self) -> tuple[int, int]:
        """By which trials are put in order: what it costs to ask once more, then numbers."""
        return self.cost, wording.size_of_case(self.case)


@dataclass(frozen=True, eq=False)
class Evidence:
    """All trials of a question, and the names that the learner defined."""

    question: CodeQuestion
    trials: tuple[Trial, ...]
    names: tuple[str, ...] = ()

    @cached_property
    def is_of_chance(self) -> bool:
        """Whether chance has a say in any answer."""
        return any(trial.is_of_chance for trial in self.trials)

    @cached_property
    def failing(self) -> dict[str, tuple[Trial, ...]]:
        """The failing trials of each aspect that fails, the cheapest first. Changed arguments are an aspect too."""
        names = [aspect.name for aspect in self.question.aspects]
        found = {name: [one for one in self.trials if fails_in(one, name)] for name in names}
        return {name: tuple(sorted(some, key=_size)) for name, some in found.items() if some}

    @cached_property
    def by_cost(self) -> tuple[Trial, ...]:
        """All trials: first those at which something is wrong, the cheapest first, then the others."""
        return tuple(sorted(self.trials, key=lambda one: (one.fault is None and one.changed is None, one.size)))

    @cached_property
    def right(self) -> tuple[Trial, ...]:
        """The trials that are right, the cheapest first."""
        return tuple(sorted((one for one in self.trials if one.fault is None), key=_size))


def fails_in(trial: Trial, aspect: str) -> bool:
    """Whether a trial is one of those that fail in an aspect."""
    if aspect == ARGUMENTS_LEFT_ALONE:
        return trial.changed is not None
    return trial.fault is not None and trial.case.aspect == aspect


def _size(trial: Trial) -> tuple[int, int]:
    return trial.size


def evidence_of(
    question: CodeQuestion,
    cases: Sequence[Case],
    answers: Sequence[Answer],
    expected: Sequence[Answer],
    faults: dict[str, list[Fault]],
    names: Iterable[str] = (),
) -> Evidence:
    """What the faults of the answers, by aspect, say of each case."""

    def named(case: Case) -> tuple[str, ...]:
        return tuple(wording.input_names(question.signature, case))

    changed = {id(fault.case): fault for fault in faults.get(ARGUMENTS_LEFT_ALONE, ())}
    others = (some for name, some in faults.items() if name != ARGUMENTS_LEFT_ALONE)
    wrong = {id(fault.case): fault for some in others for fault in some}
    trials = (
        Trial(number, case, named(case), answer, right, wrong.get(id(case)), changed.get(id(case)))
        for number, (case, answer, right) in enumerate(zip(cases, answers, expected, strict=True))
    )
    return Evidence(question, tuple(trials), tuple(names))


def values_of(trial: Trial) -> tuple[Any, Any]:
    """What came back, and what is right. Of a case of chance the first of each: the solution answers one seed."""
    given, right = trial.end.value, trial.right_end.value
    if trial.is_of_chance and isinstance(given, list) and isinstance(right, list) and given and right:
        return given[0], right[0]
    return given, right
