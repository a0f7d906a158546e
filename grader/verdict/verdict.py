"""What comes out of judging: a verdict for each question of each submission."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Word(StrEnum):
    """The words of a verdict."""

    RIGHT = "right"
    PARTLY_RIGHT = "partly right"
    WRONG = "wrong"
    NOT_ATTEMPTED = "not attempted"
    CRASHED = "crashed"
    TIMED_OUT = "timed out"
    MALFORMED = "malformed"
    MISSING = "missing"
    NEEDS_A_PERSON = "needs a person"


JOINED = "; "
"""What stands between the names of several mistakes."""


@dataclass(frozen=True)
class AspectResult:
    """How one named aspect of a question went. `remark` says in a sentence what failed first, if anything did."""

    name: str
    right: bool
    score: float
    max_score: float
    remark: str = ""


@dataclass(frozen=True)
class Verdict:
    """The verdict on one question: the word, the score, and the sentences a learner reads.

    `question` is the grade_id of the cell that carries the points. `diagnosis` names the mistake, if one is recognised;
    the names of several are joined by "; ".
    """

    question: str
    word: Word
    score: float
    max_score: float
    headline: str
    smallest_input: str = ""
    rule: str = ""
    hint: str = ""
    diagnosis: str = ""
    aspects: tuple[AspectResult, ...] = ()
    notes: tuple[str, ...] = ()
    seconds: float = 0.0

    @property
    def diagnoses(self) -> list[str]:
        """The names of the mistakes, each by itself."""
        return self.diagnosis.split(JOINED) if self.diagnosis else []

    @property
    def message(self) -> str:
        """All sentences for the learner, in reading order, as one line."""
        parts = (self.headline, self.smallest_input, self.rule, self.hint, *self.notes)
        return " ".join(part for part in parts if part)

    def as_plain_data(self) -> dict[str, Any]:
        """The verdict as JSON-ready data, for the metadata of an autograded cell."""
        return asdict(self) | {"word": self.word.value}

    @classmethod
    def from_plain_data(cls, data: dict[str, Any]) -> "Verdict":
        """Rebuild a verdict from `as_plain_data`. Raises KeyError, TypeError or ValueError where it is not one."""
        aspects = tuple(AspectResult(**aspect) for aspect in data["aspects"])
        return cls(**data | {"word": Word(data["word"]), "aspects": aspects, "notes": tuple(data["notes"])})
