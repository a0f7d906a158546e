"""What an exception means, in plain words: told by the name of its type and the first line of its text.

Whoever judges the same function elsewhere may know no more than these two either. The words stand in crash_words.json:
for each kind of exception the types, a pattern for the text, a sentence and a hint. The first that fits is taken.
"""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

WORDS = Path(__file__).with_name("crash_words.json")


@dataclass(frozen=True)
class Meaning:
    """What an exception says about the code, in a sentence, and what to do about it."""

    sentence: str
    hint: str


UNKNOWN = Meaning("", "Print what the line works with, just before it stops.")


def meaning(error: str, says: str) -> Meaning:
    """Return what an exception means, by the name of its type and its text; UNKNOWN where nothing is known of it."""
    for words in _words():
        if error in words["errors"] and (found := re.search(words["says"], says)):
            parts = _Parts({name: part for name, part in found.groupdict().items() if part is not None})
            return Meaning(words["sentence"].format_map(parts), words["hint"].format_map(parts))
    return UNKNOWN


class _Parts(dict[str, str]):
    """The parts of what an exception says; one that it does not say is left open."""

    def __missing__(self, key: str) -> str:
        return "..."


@cache
def _words() -> list[dict[str, Any]]:
    words: list[dict[str, Any]] = json.loads(WORDS.read_text(encoding="utf-8"))
    return words
