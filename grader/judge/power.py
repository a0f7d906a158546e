"""How often right and wrong rules are found right: the power of a question, measured on the cases of many learners.

A sample is run as a learner's cell is: confined, in a process of its own, below the solved cells that come before it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import Any, Self

import numpy as np
from nbformat import NotebookNode

from grader.course import Course
from grader.course.build import build_notebook
from grader.errors import CourseError
from grader.judge.openings import Openings
from grader.judge.reference import References
from grader.judge.run import Run
from grader.notebook.marks import grade_id_of, is_check, question_of
from grader.questions import Case, ClassQuestion, FunctionQuestion, Misconception, Question, ValueQuestion
from grader.questions.answers import Reply
from grader.questions.compare import judged
from grader.questions.diagnosis.misconceptions import answer_of
from grader.questions.kinds import Asked, Kind
from grader.questions.registry import kind_of_question
from grader.runner import Bounds, WarmProcess
from grader.verdict.verdict import Verdict, Word

SOLUTION = "the solution"
_DAY = 86_400.0
_TOO_SLOW = 3
"""A sample that runs out of time for so many learners is asked for no more of them."""


@dataclass(frozen=True)
class Rule:
    """A way to answer a question, right or wrong: the cell of a sample, or a misconception of the question's own."""

    question: str
    name: str
    is_right: bool
    given: str | Misconception


@dataclass(frozen=True)
class Measured:
    """For how many learners a rule was accepted as right, and for how many each aspect, by name, caught it."""

    question: str
    rule: str
    is_right: bool
    seeds: int
    accepted: int
    caught: Mapping[str, int]

    @property
    def is_as_it_should_be(self) -> bool:
        """A right rule is always accepted, a wrong one never."""
        return self.accepted == (self.seeds if self.is_right else 0)

    def as_plain_data(self) -> dict[str, Any]:
        """For a line of JSON."""
        named = {"question": self.question, "rule": self.rule, "right": self.is_right}
        return named | {"seeds": self.seeds, "accepted": self.accepted, "caught": dict(self.caught)}


@dataclass(frozen=True)
class _Learner:
    """What one learner is asked, and what the solution answers."""

    cases: Sequence[Case]
    expected: Reply


class Bench:
    """Where a course's questions are tried. Raises CannotConfineError where the machine cannot confine samples."""

    def __init__(self, course: Course, samples: Path | None = None) -> None:
        self._course, self._samples = course, samples
        self._ends = ExitStack()
        self._warm = WarmProcess(course.imports, course.packages)
        self._ends.callback(self._warm.close)
        openings = Openings(course, self._warm, course.bounds)
        self._ends.callback(openings.close)
        self._references = References(course, openings)
        self._ends.callback(self._references.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self._ends.close()

    def rules(self, name: str) -> list[Rule]:
        """All that is tried on a question: the solution, its misconceptions, and the samples in
        FOLDER/NAME/right and FOLDER/NAME/wrong.
        """
        notebook, question = self._asked(name)
        own = [Rule(name, one.name, False, one) for one in _misconceptions(question)]
        solved = [Rule(name, SOLUTION, True, self._solution(notebook, name))] if _is_code(question) else []
        return [*solved, *self._sampled(name, "right"), *own, *self._sampled(name, "wrong")]

    def measure(self, name: str, seeds: int) -> Iterator[Measured]:
        """Try each rule on the cases of so many learners. Where a question draws no cases, all learners are one.

        Raises CourseError where the question or its solution is at fault.
        """
        notebook, question = self._asked(name)
        kind = kind_of_question(question)
        learners = [self._learner(notebook, kind, question, seed) for seed in range(seeds if _is_code(question) else 1)]
        above = self._above(notebook, name)
        opening = self._warm.opening(above, self._course.bounds, figures=False)
        with ExitStack() as ends:
            if opening is not None:
                ends.callback(opening.close)
            for rule in self.rules(name):
                with Run(opening or self._warm, _patient(self._course.bounds), figures=False) as run:
                    yield _measured(kind, _without_names(question), rule, learners, _Asker(run, above, rule))

    def _learner(self, notebook: str, kind: Kind, question: Question, seed: int) -> _Learner:
        cases = kind.cases(question, np.random.default_rng(seed))
        return _Learner(cases, self._references.reply(notebook, question, cases))

    def _asked(self, name: str) -> tuple[str, Question]:
        notebook = self._course.notebook_that_asks(name)
        if notebook is None:
            raise CourseError(
                f"No notebook of the course asks {name}. There are: {', '.join(tried_questions(self._course))}."
            )
        return notebook, self._course.required_question(notebook, name)

    def _sampled(self, name: str, sort: str) -> list[Rule]:
        paths = sorted((self._samples / name / sort).glob("*.py")) if self._samples else []
        return [Rule(name, f"{sort}/{path.stem}", sort == "right", path.read_text("utf-8")) for path in paths]

    def _above(self, notebook: str, name: str) -> list[str]:
        before = takewhile(lambda cell: grade_id_of(cell) != name, self._cells_to_check(notebook, name))
        return [cell.source for cell in before if not is_check(cell)]

    def _solution(self, notebook: str, name: str) -> str:
        return "\n\n".join(cell.source for cell in self._cells_to_check(notebook, name) if grade_id_of(cell) == name)

    def _cells_to_check(self, notebook: str, name: str) -> list[NotebookNode]:
        code = [cell for cell in build_notebook(self._course.source(notebook)).cells if cell.cell_type == "code"]
        return list(takewhile(lambda cell: not (is_check(cell) and question_of(str(grade_id_of(cell))) == name), code))


def tried_questions(course: Course) -> list[str]:
    """The questions of a course that have code to try or misconceptions, in the order of its notebooks."""
    found = []
    for notebook in (one for assignment in course.assignments for one in course.notebooks(assignment)):
        checks = [cell for cell in build_notebook(course.source(notebook)).cells if is_check(cell)]
        names = [question_of(str(grade_id_of(cell))) for cell in checks]
        questions = [course.required_question(notebook, name) for name in names]
        found += [one.name for one in questions if _is_code(one) or _misconceptions(one)]
    return found


class _Asker:
    """Asks a rule: a misconception in this process, for it is the course's own, a sample in a confined one."""

    def __init__(self, run: Run, above: Sequence[str], rule: Rule) -> None:
        self._run, self._given = run, rule.given
        if isinstance(rule.given, str):
            for run.count, cell in enumerate([*above, rule.given], start=1):
                run.cell(cell)

    def reply(self, kind: Kind, question: Question, cases: Sequence[Case]) -> Reply:
        """What the rule answers to the cases; a question without cases has one answer."""
        if isinstance(self._given, str):
            return kind.ask(question, cases, self._run)
        answers = [answer_of(self._given, case) for case in cases or [Case("", "")]]
        return Reply(True, tuple(answers))


def _measured(kind: Kind, question: Question, rule: Rule, learners: Sequence[_Learner], asker: _Asker) -> Measured:
    caught: Counter[str] = Counter()
    accepted = asked = slow = 0
    for learner in learners:
        reply = asker.reply(kind, question, learner.cases)
        verdict = judged(partial(_verdict, kind, question, learner.cases), reply, learner.expected)
        asked, slow = asked + 1, slow + reply.ran_out_of_time()
        accepted += verdict.word is Word.RIGHT
        caught.update(_caught_by(verdict))
        if slow >= _TOO_SLOW:
            break
    return Measured(rule.question, rule.name, rule.is_right, asked, accepted, dict(caught))


def _verdict(kind: Kind, question: Question, cases: Sequence[Case], reply: Reply, expected: Reply) -> Verdict:
    return kind.judge(question, question.name, 1.0, Asked(cases, reply, expected))


def _without_names(question: Question) -> Question:
    """The question, judged without a look for the mistake's name, which takes long and is not asked here."""
    if isinstance(question, FunctionQuestion | ClassQuestion | ValueQuestion):
        return replace(question, misconceptions=())
    return question


def _misconceptions(question: Question) -> Sequence[Misconception]:
    return getattr(question, "misconceptions", ())


def _patient(bounds: Bounds) -> Bounds:
    """The course's bounds, but for those on a whole notebook: a process serves as many learners as there are."""
    return replace(bounds, notebook_seconds=_DAY, notebook_cpu_seconds=_DAY)


def _is_code(question: Question) -> bool:
    return kind_of_question(question).is_code


def _caught_by(verdict: Verdict) -> list[str]:
    """The aspects that found a fault; where a verdict has none, its word."""
    if verdict.word is Word.RIGHT:
        return []
    return [aspect.name for aspect in verdict.aspects if not aspect.right] or [str(verdict.word)]
