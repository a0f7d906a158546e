"""What the solved notebooks answer: each run once in a process of its own, kept warm, and asked every learner's
inputs.
"""

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from grader.course import Course
from grader.course.build import build_notebook
from grader.errors import CourseError
from grader.judge.openings import Openings
from grader.judge.run import Run
from grader.notebook.marks import is_check
from grader.questions import Case, Chance, Question
from grader.questions.answers import Outcome, Reply
from grader.questions.registry import kind_of_question
from grader.runner import Bounds

_DAY = 86_400.0


def _unhurried(bounds: Bounds) -> Bounds:
    """The course's bounds, but for those in time: a solved notebook serves as long as the class is graded."""
    return replace(bounds, cell_seconds=120.0, notebook_seconds=_DAY, cell_cpu_seconds=240.0, notebook_cpu_seconds=_DAY)


def _once(case: Case) -> Case:
    """One seed is enough to see that a solution answers: functions of chance are judged by their own rule."""
    return replace(
        case,
        arguments=tuple(map(_first, case.arguments)),
        keywords={name: _first(one) for name, one in case.keywords.items()},
    )


def _first(argument: Any) -> Any:
    return Chance(argument.seeds[:1]) if isinstance(argument, Chance) else argument


class References:
    """The solved notebooks of a course, each in a process that no learner's code ever enters. Safe to use from
    several threads.
    """

    def __init__(self, course: Course, openings: Openings) -> None:
        self._course = course
        self._openings = openings
        self._runs: dict[str, Run] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._sound: set[tuple[str, str]] = set()
        self._guard = threading.Lock()

    def reply(self, notebook: str, question: Question, cases: Sequence[Case]) -> Reply:
        """What the solved notebook answers to a question. Raises CourseError where it does not answer all of it."""
        reply = self.answers(notebook, question, cases)
        for case, answer in zip(cases, reply.answers, strict=bool(cases)):
            if answer.end.outcome is not Outcome.RETURNED:
                says = ": ".join(filter(None, (answer.end.error, answer.end.says))) or answer.end.outcome.value
                raise CourseError(
                    f"{notebook}: the solution of {question.name} fails on the case {case.family!r}: {says}"
                )
        if not reply.defined or any(answer.outcome is not Outcome.RETURNED for answer in reply.answers):
            raise CourseError(f"{notebook}: the solved notebook does not set {question.name}.")
        self._require_sound(notebook, question, cases, reply)
        return reply

    def answers(self, notebook: str, question: Question, cases: Sequence[Case]) -> Reply:
        """What the solved notebook answers, whatever it is."""
        with self._lock(notebook):
            return kind_of_question(question).ask(question, list(map(_once, cases)), self._solved(notebook))

    def _require_sound(self, notebook: str, question: Question, cases: Sequence[Case], reply: Reply) -> None:
        """Raise CourseError where the solution's first answers show that a question is at fault itself."""
        with self._guard:
            is_known = (notebook, question.name) in self._sound
            self._sound.add((notebook, question.name))
        for objection in () if is_known else kind_of_question(question).objections(question, cases, reply):
            raise CourseError(f"{notebook}: the question {question.name} is at fault: {objection}")

    def close(self) -> None:
        """End all processes."""
        for run in self._runs.values():
            run.close()
        self._runs.clear()

    def _lock(self, notebook: str) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(notebook, threading.Lock())

    def _solved(self, notebook: str) -> Run:
        if notebook not in self._runs:
            self._runs[notebook] = self._solve(notebook)
        return self._runs[notebook]

    def _solve(self, notebook: str) -> Run:
        code = [cell for cell in build_notebook(self._course.source(notebook)).cells if cell.cell_type == "code"]
        forks = self._openings.fork_server(notebook, [cell.source for cell in code], figures=False)
        run = Run(forks, _unhurried(self._course.bounds), figures=False)
        for run.count, cell in enumerate(code, start=1):
            outputs = [] if is_check(cell) else run.cell(cell.source)
            for output in outputs:
                if output["output_type"] == "error":
                    run.close()
                    raise CourseError(
                        f"{self._course.source(notebook)}: the solved cell {cell.id} raises {output['ename']}: "
                        f"{output['evalue']}"
                    )
        return run
