"""Running one submission: its cells in order in a confined session, which is replaced when the learner's code ends
it.
"""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Self, TypeVar

from grader.border.steps import encode_case
from grader.questions import Case
from grader.questions.answers import Reply, died, read_reply
from grader.runner import Allowance, Bounds, Disk, ForkServer, Opening, ProcessDiedError, Session
from grader.runner.ask import CALL_PART
from grader.runner.outputs import TIME_UP, was_stopped

Output = dict[str, Any]
T = TypeVar("T")


class Run:
    """The run of one notebook. What a cell or a call does to the process costs that cell or call only.

    When the process is gone, a new one repeats the cells that did no harm, and the run goes on after the one that did.
    Processes come from `forks`; where that is the notebook's opening, the cells of it are not run again. A copy of each
    of the `companions` lies in every process's folder. The notebooks of one submission share a `disk`; where a process
    leaves something on it that cannot be removed, OSError is raised.
    """

    def __init__(
        self,
        forks: ForkServer,
        bounds: Bounds,
        figures: bool,
        companions: Sequence[Path] = (),
        disk: Disk | None = None,
    ) -> None:
        self._forks = forks
        self._companions = companions
        self._opening = forks.outputs if isinstance(forks, Opening) else []
        self._bounds = bounds
        self._figures, self._disk = figures, disk or Disk()
        self._seconds_left = bounds.notebook_seconds
        self._cpu_left = bounds.notebook_cpu_seconds
        self._allowance = Allowance(bounds)
        self._harmless: list[tuple[str, int]] = []
        self.count = 0
        """The number of the cell that runs, as Jupyter counts: code cells from 1, checks too."""
        self._restarts = 0
        self._session: Session | None = None
        self._asked: Session | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """End its process."""
        if self._session is not None:
            self._session.close()

    def cell(self, source: str) -> list[Output]:
        """Run a cell and return its outputs; where it ends the process, one output of type error says so."""
        if self.count <= len(self._opening):
            return self._allowance.take(deepcopy(self._opening[self.count - 1]))
        outputs = self._patiently(lambda: self._cell(source), was_stopped, self._bounds.cell_seconds)
        if self._session is not None:
            self._harmless.append((source, self.count))
        return self._allowance.take(outputs)

    def ask_function(self, name: str, cases: Sequence[Case], seconds: float) -> Reply:
        """Ask the learner's function on the cases."""
        inputs = [encode_case(case.arguments, case.keywords, case.then) for case in cases]
        ask = partial(self._ask, lambda session: session.ask_function(name, inputs, seconds), len(cases))
        return self._patiently(ask, Reply.ran_out_of_time, seconds / CALL_PART)

    def ask_value(self, name: str) -> Reply:
        """Read the learner's variable."""
        return self._ask(lambda session: session.ask_value(name), 1)

    def _cell(self, source: str) -> list[Output]:
        try:
            return self._talk(lambda session: session.run(source, self.count))
        except ProcessDiedError as error:
            return [_error_output(error)]

    def _ask(self, question: Callable[[Session], dict[str, Any]], expected: int) -> Reply:
        try:
            return read_reply(self._talk(question), expected)
        except ProcessDiedError as error:
            return died(expected, error.timed_out, str(error))

    def _patiently(self, ask: Callable[[], T], timed_out: Callable[[T], bool], seconds: float) -> T:
        """What comes of asking. Where it timed out while the process was kept waiting for most of its `seconds`, the
        machine was too busy to tell: then it is asked once more, alone, in a new process.
        """
        result = ask()
        if self._asked is None or not timed_out(result) or not self._asked.was_kept_waiting(seconds):
            return result
        with self._forks.alone():
            self._drop()
            return ask()

    def _talk(self, request: Callable[[Session], T]) -> T:
        """What the session answers. Raises ProcessDiedError, and then the session is gone."""
        self._asked = None
        try:
            self._asked = self._alive()
            return request(self._asked)
        except ProcessDiedError:
            self._drop()
            raise

    def _alive(self) -> Session:
        """The session, started anew where there is none. Raises ProcessDiedError where the notebook has used up its
        time or its restarts.
        """
        if self._session is None:
            if min(self._seconds_left, self._cpu_left) <= 0:
                raise ProcessDiedError("the notebook used up its time", timed_out=True)
            if self._restarts > self._bounds.restarts:
                raise ProcessDiedError(f"the notebook had ended its process {self._restarts} times before")
            self._restarts += 1
            bounds = replace(self._bounds, notebook_seconds=self._seconds_left, notebook_cpu_seconds=self._cpu_left)
            self._session = self._forks.session(bounds, self._figures, self._companions, self._disk)
            for source, number in self._harmless:
                self._session.run(source, number)
        return self._session

    def _drop(self) -> None:
        if self._session is not None:
            ended, self._session = self._session, None
            self._cpu_left -= ended.cpu_seconds
            self._seconds_left -= ended.seconds
            ended.close()


def _error_output(error: ProcessDiedError) -> Output:
    name = TIME_UP if error.timed_out else "ProcessEnded"
    sentence = f"This cell was stopped: {error}. The cells after it were run without it."
    return {"output_type": "error", "ename": name, "evalue": str(error), "traceback": [sentence]}
