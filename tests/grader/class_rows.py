"""The hand-made rows of a class of four, whose counts can be told by looking."""

from grader.verdict.row import Row
from grader.verdict.verdict import Verdict, Word

_WORDS = {
    "ada": (Word.RIGHT, 4.0, "", Word.RIGHT, 2.0),
    "bob": (Word.WRONG, 0.0, "squares", Word.WRONG, 0.0),
    "cleo": (Word.WRONG, 0.0, "squares", Word.RIGHT, 2.0),
    "dan": (Word.TIMED_OUT, 0.0, "", Word.WRONG, 0.0),
}
_HALVES = {"bob": "halves"}
_ESSAYS = {"ada": (Word.NEEDS_A_PERSON, 0.0), "bob": (Word.PARTLY_RIGHT, 1.5), "cleo": (Word.NEEDS_A_PERSON, 0.0)}


def verdict(question: str, word: Word, score: float, most: float, diagnosis: str = "") -> Verdict:
    """A verdict whose sentence names its word."""
    rule = "Twice is not squared." if diagnosis else ""
    return Verdict(question, word, score, most, f"{question}: {word}.", rule=rule, diagnosis=diagnosis)


def class_rows() -> list[Row]:
    """Four learners: all in the lessons, where `double` gives 4 points and `answer` 2; three wrote the essay for 3."""
    rows = []
    for student, (word, score, diagnosis, second, points) in _WORDS.items():
        double = verdict("check_double", word, score, 4.0, diagnosis)
        answer = verdict("check_answer", second, points, 2.0, _HALVES.get(student, ""))
        rows += [Row(student, "lessons", "01_doubling", one) for one in (double, answer)]
        if student in _ESSAYS:
            essay = verdict("essay", _ESSAYS[student][0], _ESSAYS[student][1], 3.0)
            rows.append(Row(student, "exam", "final", essay))
    return rows
