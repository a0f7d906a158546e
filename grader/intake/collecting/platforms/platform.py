"""How a learning platform names the files that learners hand in: one pattern, with what is read off each name.

A platform puts its own words before those of the learner, so every pattern is matched from the beginning, and the
shortest beginning counts: what a learner wrote can never be read as a learner's name. A pattern is matched against the
path in the source, with slashes, once a folder around the whole class is taken away.

The groups of a pattern: `name` (the learner's), `login`, `user` (the platform's number of the person), `participant`
(its number of the person in this one assignment), `submission`, `attachment` (numbers of what was handed in),
`attempt`, `date` (text, in the user's language), `late`, `group`, and `file` (the name that the learner gave).
"""

import re
from dataclasses import dataclass, field

END = r"(?=/|\Z)"
"""The end of a folder's or a file's name."""


@dataclass(frozen=True)
class Example:
    """A path as a platform gives it, and what is read off it, group by group."""

    path: str
    read: dict[str, str]


@dataclass(frozen=True)
class Platform:
    """How a platform names the learners' files, where that is known from, and examples.

    `own` matches files that the platform made itself, `written` texts that learners wrote on the platform, `feedback`
    what was given back to learners: none of them is a submission. `wrapper` matches folders that the platform puts
    around the whole class.
    """

    name: str
    pattern: str
    source: str
    examples: tuple[Example, ...]
    own: str = ""
    written: str = ""
    feedback: str = ""
    wrapper: str = ""
    compiled: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "compiled", re.compile(self.pattern))

    def read(self, path: str) -> dict[str, str] | None:
        """The groups that the pattern finds in a path, without those that are empty; None where it does not match."""
        match = self.compiled.match(path)
        return _groups(match) if match else None

    def end_of(self, path: str) -> int:
        """How many characters of a path are the platform's own: what comes after them is the learner's."""
        match = self.compiled.match(path)
        if match is None:
            return 0
        return match.start("file") if match.groupdict().get("file") else match.end()


def _groups(match: re.Match[str]) -> dict[str, str]:
    return {name: text.strip() for name, text in match.groupdict().items() if text}


def example(path: str, **read: str) -> Example:
    """A path as a platform gives it, and what is read off it, group by group."""
    return Example(path, read)
