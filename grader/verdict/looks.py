"""How a verdict word looks everywhere: in the terminal, in a feedback page and in the class report."""

import re
from dataclasses import dataclass

from grader.verdict.verdict import Verdict, Word

_DARK_INK = "#111111"
_LIGHT_INK = "#ffffff"
_UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Look:
    """A symbol, the fill behind it, and an ink that reads well on the fill in light and dark surroundings alike."""

    symbol: str
    fill: str
    ink: str = _DARK_INK


# Fills from the colour-blind-safe palette of M. Okabe and K. Ito, "Color Universal Design" (2008), and two greys.
# The symbol and the word are always beside the colour, so that none of the three has to carry the meaning alone.
LOOKS: dict[Word, Look] = {
    Word.RIGHT: Look("✓", "#009e73"),
    Word.PARTLY_RIGHT: Look("◐", "#56b4e9"),
    Word.WRONG: Look("✗", "#d55e00"),
    Word.NOT_ATTEMPTED: Look("○", "#c8ccd2"),
    Word.CRASHED: Look("!", "#cc79a7"),
    Word.TIMED_OUT: Look("…", "#e69f00"),
    Word.MALFORMED: Look("?", "#f0e442"),
    Word.MISSING: Look("–", "#969da6"),  # noqa: RUF001  the dash is the symbol for nothing there
    Word.NEEDS_A_PERSON: Look("✎", "#0072b2", _LIGHT_INK),
}


def legible(text: str) -> str:
    """The text with what cannot or must not be shown replaced by U+FFFD.

    Control characters could drive a terminal, bidirectional overrides could reorder a line, and lone surrogates cannot
    be written as UTF-8. Tabs and line ends stay.
    """
    return _UNSHOWABLE.sub("\ufffd", text)


def number(value: float) -> str:
    """A score with at most two decimals and no trailing zeros: 3, 2.5, 0.33."""
    return f"{round(value, 2) + 0.0:.2f}".rstrip("0").rstrip(".")  # + 0.0, or it might be -0


def score_in_words(verdict: Verdict) -> str:
    """The score of a verdict as a learner reads it. Where a person marks, there is no score to show yet."""
    if verdict.word is Word.NEEDS_A_PERSON:
        return f"{number(verdict.max_score)} points, not marked yet"
    return f"{number(verdict.score)} of {number(verdict.max_score)} points"


def percent(share: float | None) -> str:
    """A share between 0 and 1 as a whole percentage, or a dash where nothing has been marked."""
    return "–" if share is None else f"{share:.0%}"  # noqa: RUF001
