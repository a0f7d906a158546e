"""Asking, on the learner's side: call a function on hidden inputs and put down what came back.

This runs inside the learner's process and knows inputs only. It judges nothing: whatever it could be tricked into
sending is judged elsewhere, against answers that were never here.
"""

import contextlib
import io
import linecache
import signal
import types
import warnings
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from grader.border.calling import call, changed_inputs, decode_inputs
from grader.border.standins import Itself
from grader.border.steps import actor, call_once
from grader.border.values import encode
from grader.runner.clock import FairClock

CALL_PART = 3
"""One call may take this part of the time for all calls of a question."""
_LONGEST_TEXT = 300
_RETRY_SECONDS = 0.5
_LEAST_SECONDS = 0.001
Plain = dict[str, Any]
Act = Callable[[list[Any], dict[str, Any]], Any]


class TimeUp(BaseException):
    """Raised inside the learner's code when its time is over. Not an Exception, so that a bare `except Exception`
    lets it pass.
    """


@contextlib.contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise TimeUp in the block after `seconds` of fair time, and again and again, in case the code catches it.

    The time until the next one is fair as well: on a busy machine, what tells of the first one could not finish else.
    """
    clock = FairClock()
    end = clock.now() + seconds

    def ring(signal_number: int, frame: types.FrameType | None) -> None:
        nonlocal end
        left = end - clock.now()
        if left > _LEAST_SECONDS:
            signal.setitimer(signal.ITIMER_REAL, left, _RETRY_SECONDS)
            return
        end = clock.now() + _RETRY_SECONDS
        raise TimeUp(f"stopped after {seconds:g} seconds")

    previous = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, _RETRY_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def ask_function(
    namespace: Mapping[str, Any], name: str, cases: list[dict[str, Any]], seconds: float
) -> dict[str, Any]:
    """Call the function, or class, `name` on each case's encoded inputs and return the answers as plain data. Where an
    argument stands for chance, the answer to the case is a list: what came back for each seed. Where the case has
    steps, they are done with what came back, up to the first that fails, and each is answered by itself.

    `seconds` of fair time bound all cases together and a third of it each call. What comes after the time is over is
    not asked.
    """
    function = namespace.get(name)
    if not callable(function):
        return {"defined": name in namespace, "names": _own_functions(namespace), "answers": []}
    asking = _Asking(seconds)
    return {"defined": True, "names": [], "answers": [asking.case(function, case) for case in cases]}


def ask_value(namespace: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Return the variable `name` as plain data."""
    if name not in namespace:
        return {"defined": False, "names": [], "answers": []}
    return {"defined": True, "names": [], "answers": [{"outcome": "returned", "value": encode(namespace[name])}]}


class _Asking:
    """Asks within the time for all calls of a question."""

    def __init__(self, seconds: float) -> None:
        self._clock = FairClock()
        self._end = self._clock.now() + seconds
        self._most = seconds / CALL_PART

    def case(self, function: Callable[..., Any], case: Plain) -> dict[str, Any]:
        """The answer to one case, and to each of its steps."""
        steps = case.get("then", ())
        answer, thing = self._answer(partial(call_once if steps else call, function), case)
        if steps and answer["outcome"] == "returned":
            answer["steps"] = self._steps(thing, steps)
        return answer

    def _steps(self, thing: Any, steps: list[Plain]) -> list[dict[str, Any]]:
        answers = []
        for step in steps:
            answer, value = self._answer(actor(thing, step), step)
            if value is thing:
                answer["value"] = encode(Itself())
            answers.append(answer)
            if answer["outcome"] != "returned":
                break
        return answers

    def _answer(self, act: Act, plain: Plain) -> tuple[dict[str, Any], Any]:
        """One answer, and what came back. The inputs after the call come with it only where one is not as it was sent:
        it seldom is.
        """
        left = self._end - self._clock.now()
        if left <= 0:
            return {"outcome": "not asked"}, None
        arguments, keywords = decode_inputs(plain)
        start = self._clock.now()
        answer, value = _outcome(act, arguments, keywords, min(left, self._most))
        answer["seconds"] = self._clock.now() - start
        after = changed_inputs(plain, arguments, keywords)
        return (answer | {"after": after} if after else answer), value


def _outcome(act: Act, arguments: list[Any], keywords: dict[str, Any], seconds: float) -> tuple[dict[str, Any], Any]:
    try:
        with _silence(), time_limit(seconds):
            value = act(arguments, keywords)
        return {"outcome": "returned", "value": encode(value)}, value
    except TimeUp:
        return {"outcome": "timed out"}, None
    except BaseException as error:  # a learner's code may raise anything, SystemExit included
        return {"outcome": "raised", **_describe(error)}, None


def _describe(error: BaseException) -> dict[str, str]:
    try:
        says = str(error)[:_LONGEST_TEXT]
    except BaseException:  # the exception's own __str__ is a learner's code too
        says = ""
    return {"error": type(error).__name__[:60], "says": says, "line": _line_of(error)}


def _line_of(error: BaseException) -> str:
    """The learner's own line in which the error arose, or nothing where it cannot be told."""
    line = ""
    trace = error.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        if _is_own(code):
            line = linecache.getline(code.co_filename, trace.tb_lineno).strip()
        trace = trace.tb_next
    return line[:_LONGEST_TEXT]


def _own_functions(namespace: Mapping[str, Any]) -> list[str]:
    own = [name for name, value in namespace.items() if _is_own_function(value)]
    return [name[:60] for name in own if not name.startswith("_")][:50]


def _is_own_function(value: Any) -> bool:
    """Whether a value is a function, or a plain class, that was typed into a cell."""
    if type(value) is types.FunctionType:
        return _is_own(value.__code__)
    return type(value) is type and type.__getattribute__(value, "__module__") == "__main__"


def _is_own(code: types.CodeType) -> bool:
    """Whether code was typed into a cell."""
    return code.co_filename.startswith(("<ipython-input", "<cell")) or "ipykernel_" in code.co_filename


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Warnings and prints cost nothing and go nowhere."""
    nowhere = _Nowhere()
    with warnings.catch_warnings(), contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        warnings.simplefilter("ignore")
        yield


class _Nowhere(io.TextIOBase):
    """A stream that takes everything and keeps nothing."""

    def write(self, text: str) -> int:
        return len(text)

    def writable(self) -> bool:
        return True
