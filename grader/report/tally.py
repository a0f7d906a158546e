"""Counts for the class table and the class report: rows gathered by learner, question, assignment and misconception."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from grader.notebook.marks import question_of
from grader.verdict.row import Row
from grader.verdict.verdict import Word

SECOND_LOOK = frozenset({Word.TIMED_OUT, Word.MALFORMED, Word.MISSING})
"""Verdicts without an answer that could be read: the score is 0, perhaps for a reason that is not the learner's."""

Key = TypeVar("Key", bound=Hashable)


class AskedQuestion(NamedTuple):
    """Where a question stands. Two quizzes may both have an `answer_1`, so the grade_id alone does not name it."""

    assignment: str
    notebook: str
    question: str

    @property
    def title(self) -> str:
        """The name that the learner knows the question by: that of the function, not of its check cell."""
        return question_of(self.question)


class Confusion(NamedTuple):
    """A misconception as it showed in one question."""

    diagnosis: str
    place: AskedQuestion


@dataclass(frozen=True)
class Tally:
    """Some rows taken together. What a person has yet to mark counts neither as earned nor as lost."""

    rows: tuple[Row, ...]

    @property
    def students(self) -> list[str]:
        """The learners in these rows, each once, in alphabetical order."""
        return sorted({row.student for row in self.rows})

    @property
    def words(self) -> dict[Word, int]:
        """How many rows carry each verdict word, in the order of `Word`, without those that none carries."""
        counts = Counter(row.verdict.word for row in self.rows)
        return {word: counts[word] for word in Word if counts[word]}

    @property
    def to_mark(self) -> list[Row]:
        """The rows that wait for a person's mark."""
        return [row for row in self.rows if row.verdict.word is Word.NEEDS_A_PERSON]

    @property
    def to_check(self) -> list[Row]:
        """The rows worth a second look, because they hold no answer that could be read."""
        return [row for row in self.rows if row.verdict.word in SECOND_LOOK]

    @property
    def score(self) -> float:
        """Points earned in the rows that are marked, without those that lateness takes; never below 0."""
        return max(0.0, sum(row.verdict.score for row in self._marked) - self.late_penalty)

    @property
    def late_penalty(self) -> float:
        """Points that lateness takes from the notebooks of these rows, each once."""
        return sum({_notebook(row): row.late_penalty for row in self.rows}.values())

    @property
    def max_score(self) -> float:
        """Points on offer in the rows that are marked."""
        return sum(row.verdict.max_score for row in self._marked)

    @property
    def share(self) -> float | None:
        """Points earned over points on offer; for one question, the class mean. None where no point is marked."""
        return self.score / self.max_score if self.max_score else None

    @property
    def clearest(self) -> Row:
        """The row with the shortest message: the example to show the class."""
        return min(self.rows, key=lambda row: len(row.verdict.message))

    @property
    def _marked(self) -> list[Row]:
        return [row for row in self.rows if row.verdict.word is not Word.NEEDS_A_PERSON]


def gathered(rows: Iterable[Row], key: Callable[[Row], Key]) -> dict[Key, Tally]:
    """One tally per value of `key`, in the order in which the rows give them first."""
    groups: dict[Key, list[Row]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return {name: Tally(tuple(group)) for name, group in groups.items()}


def by_learner(rows: Iterable[Row]) -> dict[str, Tally]:
    """One tally per learner, in alphabetical order."""
    return dict(sorted(gathered(rows, lambda row: row.student).items()))


def by_assignment(rows: Iterable[Row]) -> dict[str, Tally]:
    """One tally per assignment, in the order in which the rows name them first."""
    return gathered(rows, lambda row: row.assignment)


def by_question(rows: Iterable[Row]) -> dict[AskedQuestion, Tally]:
    """One tally per question, the hardest first, those not marked at all last. Lateness says nothing of a question."""
    in_time = [replace(row, late_penalty=0.0) for row in rows]
    return dict(sorted(gathered(in_time, _place).items(), key=lambda item: _difficulty(item[1])))


def by_misconception(rows: Iterable[Row]) -> dict[Confusion, Tally]:
    """One tally per mistake and question, the one of most learners first. A row with two mistakes counts for each."""
    groups: dict[Confusion, list[Row]] = {}
    for row in rows:
        for diagnosis in row.verdict.diagnoses:
            groups.setdefault(Confusion(diagnosis, _place(row)), []).append(row)
    tallies = {confusion: Tally(tuple(group)) for confusion, group in groups.items()}
    return dict(sorted(tallies.items(), key=lambda item: -len(item[1].students)))


def by_notebook(rows: Iterable[Row]) -> dict[tuple[str, str, str], Tally]:
    """One tally per notebook that was handed in: learner, assignment, notebook."""
    return gathered(rows, _notebook)


def _notebook(row: Row) -> tuple[str, str, str]:
    return row.student, row.assignment, row.notebook


def _place(row: Row) -> AskedQuestion:
    return AskedQuestion(row.assignment, row.notebook, row.verdict.question)


def _difficulty(tally: Tally) -> tuple[bool, float]:
    """Mostly unmarked questions last: the few that are marked, such as empty ones, tell little."""
    return 2 * len(tally.to_mark) > len(tally.rows), 2.0 if tally.share is None else tally.share
