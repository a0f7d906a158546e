"""Values: a named variable, judged against the solved notebook's."""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from grader.border.standins import Opaque
from grader.questions import wording
from grader.questions.alike import alike
from grader.questions.answers import Answer, Outcome, Reply, kind_of
from grader.questions.compare import remark_on
from grader.questions.diagnosis.misconceptions import answer_of
from grader.questions.kinds import Asked, Kind, Notebook
from grader.questions.vocabulary import Case, Misconception, ValueQuestion
from grader.verdict.verdict import Verdict, Word


class ValueKind(Kind):
    """A variable that the learner sets."""

    question = ValueQuestion

    def ask(self, question: ValueQuestion, cases: Sequence[Case], notebook: Notebook) -> Reply:
        """Read the variable."""
        return notebook.ask_value(question.name)

    def objections(self, question: ValueQuestion, cases: Sequence[Case], expected: Reply) -> Iterable[str]:
        """A comparison that rejects the solution's own value."""
        value = expected.answers[0].value
        remark = remark_on(value, value, question.compare, question.name)
        return [] if remark is None else [f"`compare` finds the solution's own value wrong: {remark}"]

    def judge(self, question: ValueQuestion, grade_id: str, max_score: float, asked: Asked) -> Verdict:
        """Judge the variable against the solved notebook's."""
        return judge_value(question, grade_id, max_score, asked.reply, asked.expected)


VALUE = ValueKind()


def judge_value(question: ValueQuestion, grade_id: str, max_score: float, reply: Reply, expected: Reply) -> Verdict:
    """Judge a variable that the learner set."""
    if not reply.defined:
        headline = wording.headline(question.name, Word.MISSING, f"No variable `{question.name}` is set.")
        return Verdict(grade_id, Word.MISSING, 0.0, max_score, headline)
    answer = reply.answers[0]
    if answer.outcome is not Outcome.RETURNED:
        sentence, word = wording.broken_call(answer)
        return Verdict(grade_id, word, 0.0, max_score, wording.headline(question.name, word, sentence))
    if answer.value is None:
        headline = wording.headline(question.name, Word.NOT_ATTEMPTED, "It is still None.")
        return Verdict(grade_id, Word.NOT_ATTEMPTED, 0.0, max_score, headline)
    return _judge_set_value(question, grade_id, max_score, answer, expected.answers[0])


def _judge_set_value(
    question: ValueQuestion, grade_id: str, max_score: float, answer: Answer, right: Answer
) -> Verdict:
    if isinstance(answer.value, Opaque):
        sentence = f"It is {kind_of(answer.value)}, which cannot be judged."
        headline = wording.headline(question.name, Word.MALFORMED, sentence)
        return Verdict(grade_id, Word.MALFORMED, 0.0, max_score, headline, rule=question.rule, hint=question.hint)
    remark = remark_on(answer.value, right.value, question.compare, question.name)
    if remark is None:
        headline = wording.headline(question.name, Word.RIGHT, "The value is right.")
        return Verdict(grade_id, Word.RIGHT, max_score, max_score, headline)
    known = next((one for one in question.misconceptions if _is_misconception(answer.value, one)), None)
    return Verdict(
        grade_id,
        Word.WRONG,
        0.0,
        max_score,
        wording.headline(question.name, Word.WRONG, f"{known.looks_like} {remark}" if known else remark),
        rule=question.rule,
        hint=known.hint if known else question.hint,
        diagnosis=known.name if known else "",
    )


def _is_misconception(value: Any, misconception: Misconception) -> bool:
    """Whether a value is the misconception's, be it a list, a tuple or an array, of integers or of floats."""
    wrong = answer_of(misconception, Case("", "")).value
    if alike(value, wrong):
        return True
    try:
        numbers = np.asarray(value)
        with np.errstate(all="ignore"):
            return numbers.dtype.kind in "biufOU" and alike(numbers.astype(float), np.asarray(wrong, dtype=float))
    except (ValueError, TypeError, OverflowError, MemoryError):
        return False
