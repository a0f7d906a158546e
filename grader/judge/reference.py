"""What the solved notebooks answer: each run once in a process of its own, kept warm, and asked every learner's
inputs.
"""

import threading
from collections.abc import Sequence

from grader.course import Course
from grader.errors import CourseError
from grader.judge.answers import Outcome, Reply, read_reply
from grader.questions import Case, FunctionQuestion
from grader.release.build import build_notebook
from grader.runner import Bounds, ProcessDiedError, Session, WarmProcess
from grader.runner.values import Chance, encode

_DAY = 86_400.0
_BOUNDS = Bounds(cell_seconds=120.0, notebook_seconds=_DAY, cell_cpu_seconds=240.0, notebook_cpu_seconds=_DAY)


def _once(argument: object) -> object:
    """One seed is enough to see that a solution answers: functions of chance are judged by their own rule."""
    return Chance(argument.seeds[:1]) if isinstance(argument, Chance) else argument


class References:
    """The solved notebooks of a course, each in a session that no learner's code ever enters. Safe to use from
    several threads.
    """

    def __init__(self, course: Course, warm: WarmProcess) -> None:
        self._course = course
        self._warm = warm
        self._sessions: dict[str, Session] = {}
        self._locks: dict[str, threading.Lock] = {}
        self._guard = threading.Lock()

    def function(self, notebook: str, question: FunctionQuestion, cases: Sequence[Case]) -> Reply:
        """What the solved notebook's function answers to the cases. Raises CourseError where it does not answer all
        of them.
        """
        arguments = [[encode(_once(argument)) for argument in case.arguments] for case in cases]
        with self._lock(notebook):
            data = self._talk(notebook, question.name, arguments, question.seconds)
        reply = read_reply(data, len(cases))
        for case, answer in zip(cases, reply.answers, strict=True):
            if answer.outcome is not Outcome.RETURNED:
                says = answer.says or answer.outcome.value
                raise CourseError(
                    f"{notebook}: the solution of {question.name} fails on the case {case.family!r}: {says}"
                )
        return reply

    def value(self, notebook: str, name: str) -> Reply:
        """The variable that the solved notebook sets. Raises CourseError where it does not."""
        with self._lock(notebook):
            reply = read_reply(self._session(notebook).ask_value(name), 1)
        if not reply.defined:
            raise CourseError(f"{notebook}: the solved notebook does not set {name}.")
        return reply

    def close(self) -> None:
        """End all sessions."""
        for session in self._sessions.values():
            session.close()
        self._sessions.clear()

    def _lock(self, notebook: str) -> threading.Lock:
        with self._guard:
            return self._locks.setdefault(notebook, threading.Lock())

    def _talk(self, notebook: str, name: str, arguments: list[list[object]], seconds: float) -> dict[str, object]:
        try:
            return self._session(notebook).ask_function(name, arguments, seconds)
        except ProcessDiedError as error:
            raise CourseError(f"{notebook}: the process of the solved notebook is gone: {error}.") from error

    def _session(self, notebook: str) -> Session:
        if notebook not in self._sessions:
            self._sessions[notebook] = self._solve(notebook)
        return self._sessions[notebook]

    def _solve(self, notebook: str) -> Session:
        session = self._warm.session(_BOUNDS)
        for cell in build_notebook(self._course.source(notebook)).cells:
            if cell.cell_type != "code" or cell.metadata.get("nbgrader", {}).get("grade"):
                continue
            for output in session.run(cell.source):
                if output["output_type"] == "error":
                    raise CourseError(
                        f"{notebook}: the solved cell {cell.id} raises {output['ename']}: {output['evalue']}"
                    )
        return session
