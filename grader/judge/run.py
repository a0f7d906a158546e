"""Running one submission: its cells in order in a confined session, which is replaced when the learner's code ends
it.
"""

import time
from collections.abc import Callable
from typing import Any, Self

from grader.judge.answers import Reply, died, read_reply
from grader.questions import Case
from grader.runner import Limits, ProcessDiedError, Session, WarmProcess
from grader.runner.values import encode

Output = dict[str, Any]
_MOST_RESTARTS = 5


class Run:
    """The run of one notebook. What a cell or a call does to the process costs that cell or call only.

    When the process is gone, a new one repeats the cells that did no harm, and the run goes on after the one that did.
    """

    def __init__(self, warm: WarmProcess, limits: Limits, figures: bool) -> None:
        self._warm = warm
        self._limits = limits
        self._figures = figures
        self._end = time.monotonic() + limits.notebook_seconds
        self._harmless: list[str] = []
        self._restarts = 0
        self._session: Session | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        if self._session is not None:
            self._session.close()

    def cell(self, source: str) -> list[Output]:
        """Run a cell and return its outputs; where it ends the process, one output of type error says so."""
        try:
            outputs = self._alive().run(source)
        except ProcessDiedError as error:
            self._drop()
            return [_error_output(error)]
        self._harmless.append(source)
        return outputs

    def ask_function(self, name: str, cases: list[Case], seconds: float) -> Reply:
        """Ask the learner's function on the cases."""
        arguments = [[encode(argument) for argument in case.arguments] for case in cases]
        return self._ask(lambda session: session.ask_function(name, arguments, seconds), len(cases))

    def ask_value(self, name: str) -> Reply:
        """Read the learner's variable."""
        return self._ask(lambda session: session.ask_value(name), 1)

    def _ask(self, question: Callable[[Session], dict[str, Any]], expected: int) -> Reply:
        try:
            return read_reply(question(self._alive()), expected)
        except ProcessDiedError as error:
            self._drop()
            return died(expected, error.timed_out)

    def _alive(self) -> Session:
        """The session, started anew where there is none. Raises ProcessDiedError where the notebook has used up its
        time or its restarts.
        """
        if self._session is None:
            left = self._end - time.monotonic()
            if left <= 0 or self._restarts > _MOST_RESTARTS:
                raise ProcessDiedError("the notebook used up its time", timed_out=True)
            self._restarts += 1
            self._session = self._warm.session(Limits(self._limits.cell_seconds, left), self._figures)
            for source in self._harmless:
                self._session.run(source)
        return self._session

    def _drop(self) -> None:
        if self._session is not None:
            self._session.close()
            self._session = None


def _error_output(error: ProcessDiedError) -> Output:
    name = "TimeUp" if error.timed_out else "ProcessEnded"
    sentence = f"This cell was stopped: {error}. The cells after it were run without it."
    return {"output_type": "error", "ename": name, "evalue": str(error), "traceback": [sentence]}
