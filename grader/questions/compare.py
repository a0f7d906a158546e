"""Judging an answer that may be anything. What a question's own `compare`, or the judge, stumbles over is no right
answer.
"""

from collections.abc import Callable
from typing import Any

import numpy as np

from grader.errors import CourseError
from grader.questions.answers import Answer, Outcome, Reply, kind_of
from grader.verdict.verdict import Verdict, Word

Compare = Callable[[Any, Any], str | None]
Judge = Callable[[Reply, Reply], Verdict]


def judged(judge: Judge, reply: Reply, expected: Reply) -> Verdict:
    """The verdict of `judge` on a reply. Where it stumbles over the reply and not over the right one, no answer of the
    reply could be read; else the fault is ours, and what it raised is raised again.
    """
    try:
        return judge(reply, expected)
    except CourseError:
        raise
    except Exception:
        return _malformed(judge, expected)


def _malformed(judge: Judge, expected: Reply) -> Verdict:
    right = judge(expected, expected)
    try:
        return judge(Reply(True, (Answer(Outcome.MALFORMED),) * len(expected.answers)), expected)
    except Exception:  # a kind of question that somebody added need not know of it
        headline = "The answer could not be read."
        return Verdict(right.question, Word.MALFORMED, 0.0, right.max_score, headline)


def remark_on(answer: Any, expected: Any, compare: Compare, name: str) -> str | None:
    """What `compare` says of an answer to the question `name`: None where it is right, else a sentence.

    Raises CourseError where it stumbles over the solution as well.
    """
    try:
        return _compared(compare, answer, expected)
    except Exception:
        _require_sound(compare, expected, name)
        return f"The answer is {kind_of(answer)}, which cannot be compared with the right one."


def _compared(compare: Compare, answer: Any, expected: Any) -> str | None:
    with np.errstate(all="ignore"):
        return compare(answer, expected)


def _require_sound(compare: Compare, expected: Any, name: str) -> None:
    try:
        _compared(compare, expected, expected)
    except Exception as error:
        raise CourseError(
            f"The question {name} cannot compare the solution's own answer: {type(error).__name__}: {error}"
        ) from error
