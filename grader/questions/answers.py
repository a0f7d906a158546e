"""What a process answered, read strictly: the first trusted step after the border."""

import datetime
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import numpy as np

from grader.border.standins import TOO_MUCH, Itself, Opaque
from grader.border.values import decode
from grader.questions.tables import is_table

STUB_ERROR = "NotImplementedError"
"""What a stub raises, as it is released."""


class Outcome(StrEnum):
    """How one call ended."""

    RETURNED = "returned"
    RAISED = "raised"
    TIMED_OUT = "timed out"
    NOT_ASKED = "not asked"
    MALFORMED = "malformed"
    DIED = "died"


_MOST_STEPS = 1000
_WORDS: dict[Any, str] = {
    str: "a text",
    bool | np.bool: "a truth value",
    list: "a list",
    tuple: "a tuple",
    dict: "a dict",
    set | frozenset: "a set",
    datetime.datetime | np.datetime64: "a date with a time",
    datetime.date: "a date",
    datetime.time: "a time",
    datetime.timedelta | np.timedelta64: "a span of time",
}
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


@dataclass(frozen=True)
class Answer:
    """What one call gave: the value, or the exception's name, text and line; the arguments after the call, or none
    where they are as before, those by keyword last; seconds; the answers to the steps after it, up to the first that
    failed.
    """

    outcome: Outcome
    value: Any = None
    after: tuple[Any, ...] = ()
    error: str = ""
    says: str = ""
    line: str = ""
    seconds: float = 0.0
    steps: tuple["Answer", ...] = ()

    @property
    def end(self) -> "Answer":
        """The answer with which it ended: its own, or that of its last step."""
        return self.steps[-1] if self.steps else self

    @property
    def is_empty(self) -> bool:
        """Whether nothing was worked out: a stub raised, a name was not found, or None came back."""
        if self.steps:
            return all(step.is_empty for step in self.steps)
        if self.outcome is Outcome.RAISED:
            return self.error in (STUB_ERROR, "NameError")
        return self.outcome is Outcome.RETURNED and self.value is None


@dataclass(frozen=True)
class Reply:
    """All answers to one question. `defined` says whether the name exists at all, `names` what the learner defined
    instead.
    """

    defined: bool
    answers: tuple[Answer, ...]
    names: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """The time that all calls took together."""
        return sum(one.seconds for answer in self.answers for one in (answer, *answer.steps))

    def ran_out_of_time(self) -> bool:
        """Whether a call did not come back in time, or was not asked for want of it."""
        return any(answer.end.outcome in (Outcome.TIMED_OUT, Outcome.NOT_ASKED) for answer in self.answers)

    @property
    def not_defined(self) -> set[str]:
        """The names that calls looked for and did not find."""
        return {name_not_defined(answer.end.error, answer.end.says) for answer in self.answers} - {""}

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to judge: no name, or a stub, None or the want of another name in each answer."""
        return not self.defined or all(answer.is_empty for answer in self.answers)


def read_reply(data: dict[str, Any], expected: int) -> Reply:
    """Read what came over the border. What is not as it should be becomes a malformed answer, never an exception.

    `expected` is the number of calls asked for; answers that are missing count as malformed, further ones are ignored.
    """
    raw = data.get("answers")
    entries = raw if isinstance(raw, list) else []
    answers = [_read_answer(entry) for entry in entries[:expected]]
    answers += [Answer(Outcome.MALFORMED)] * (expected - len(answers))
    return Reply(bool(data.get("defined")), tuple(answers), _read_names(data.get("names")))


def _read_names(names: Any) -> tuple[str, ...]:
    """What could be the name of a function: a namespace may hold any text, a path for one."""
    listed = names[:50] if isinstance(names, list) else []
    return tuple(name for name in listed if isinstance(name, str) and name.isidentifier() and len(name) <= 60)


def died(expected: int, timed_out: bool, reason: str = "") -> Reply:
    """The reply of a process that is gone, and why: none of the calls came back."""
    return Reply(True, (Answer(Outcome.TIMED_OUT if timed_out else Outcome.DIED, says=reason),) * expected)


def _read_answer(entry: Any) -> Answer:
    try:
        outcome = _OUTCOMES[entry["outcome"]]
        value = decode(entry["value"]) if outcome is Outcome.RETURNED else None
        after = tuple(decode(argument) for argument in entry.get("after", []))
        texts = {name: _text(entry.get(name, "")) for name in ("error", "says", "line")}
        steps = tuple(_read_answer(step) for step in entry.get("steps", [])[:_MOST_STEPS])
        return Answer(outcome, value, after, seconds=_seconds(entry.get("seconds", 0.0)), steps=steps, **texts)
    except Exception:  # whatever it is that cannot be read, it costs this answer only
        return Answer(Outcome.MALFORMED)


def _text(value: Any) -> str:
    """The text as it came. No other value is turned into text: that of a deep nest would be made by recursion."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return value[:300]


def _seconds(value: Any) -> float:
    return float(value) if isinstance(value, int | float) and 0 <= value < 1e6 else 0.0


def kind_of(value: Any) -> str:
    """What a value is, in a learner's words: "a number", "an array of shape (3,)", "a list"."""
    if isinstance(value, Opaque):
        return TOO_MUCH if value.type_name == TOO_MUCH else f"an object of type {value.type_name}"
    if value is None or isinstance(value, Itself):
        return "None" if value is None else "the object itself"
    if is_table(value):
        return _kind_of_table(value)
    if hasattr(value, "shape") and value.shape:
        return f"an array of shape {tuple(value.shape)}"
    return next((word for kind, word in _WORDS.items() if isinstance(value, kind)), "a number")


def _kind_of_table(value: Any) -> str:
    if value.ndim == 2:
        return f"a table of shape {value.shape}"
    return f"{'a series' if hasattr(value, 'index') else 'an index or array of pandas'} of length {len(value)}"


def name_not_defined(error: str, says: str) -> str:
    """The name that a NameError says is not defined, or nothing."""
    found = re.match(r"name '(\w+)' is not defined", says) if error == "NameError" else None
    return found[1] if found else ""
