"""The day of a course: its notebooks in order, with their minutes, as a table; and where learners ask.

Both stand in one place only, the settings and the notebooks' own headers, and are filled in where a text asks for them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jupytext

from grader.course import Course
from grader.errors import CourseError
from grader.files import write_text
from grader.notebook.marks import CellKind

TABLE, ASK = "{{ table of the day }}", "{{ where to ask }}"
BEGIN, END = "<!-- The table of the day: written by grader release -->", "<!-- End of the table -->"


@dataclass(frozen=True)
class Part:
    """One notebook of the day: what part it is, its path without ending, its minutes, and what learners write."""

    part: str
    notebook: str
    minutes: int
    writes: str


def parts(course: Course) -> list[Part]:
    """The notebooks named by `day` in the settings, in that order. Raises CourseError where one has no minutes."""
    return [_part(course, stem) for stem in course.settings.day]


def table(course: Course) -> str:
    """The table of the day in Markdown, with the sum of the minutes. Raises CourseError."""
    day = parts(course)
    rows = [f"| {one.part} | `{one.notebook}` | {one.minutes} | {one.writes} |" for one in day]
    total = f"| together | | {sum(one.minutes for one in day)} | |"
    return "\n".join(["| part | notebook | minutes | you write |", "| --- | --- | --- | --- |", *rows, total])


def filled(source: str, course: Course) -> str:
    """The text of a prose cell with its placeholders filled in. Raises CourseError where the settings lack them."""
    if TABLE in source:
        source = source.replace(TABLE, table(course))
    if ASK in source:
        if not course.settings.ask:
            raise CourseError(f"{course.home}: [tool.grader] in pyproject.toml needs `ask`, a sentence for {ASK}.")
        source = source.replace(ASK, course.settings.ask)
    return source


def stale_tables(course: Course) -> list[str]:
    """A sentence for each README whose table of the day is not that of the sources."""
    return [
        f"{path.relative_to(course.home)}: its table of the day is not that of the notebooks."
        for path, old, new in _readmes(course)
        if old != new
    ]


def write_tables(course: Course) -> None:
    """Put the table of the day into each README that has a place for it."""
    for path, old, new in _readmes(course):
        if old != new:
            write_text(path, new)


def _readmes(course: Course) -> Iterator[tuple[Path, str, str]]:
    """Each README with a place for the table: its path, its text, and its text as it should be."""
    for path in (course.home / "README.md", course.released / "README.md"):
        text = path.read_text(encoding="utf-8") if path.is_file() else ""
        if BEGIN in text:
            before, rest = text.split(BEGIN, 1)
            if END not in rest:
                raise CourseError(f"{path}: the line `{END}` is missing after the table of the day.")
            yield path, text, f"{before}{BEGIN}\n\n{table(course)}\n\n{END}{rest.split(END, 1)[1]}"


def _part(course: Course, stem: str) -> Part:
    path = course.source(stem)
    parsed = jupytext.read(path, fmt="py:percent")
    header = dict(parsed.metadata.get("workshop", {}))
    if not isinstance(header.get("minutes"), int):
        raise CourseError(f"{path}: its header needs `minutes`, a whole number, for the table of the day.")
    names = [
        str(cell.metadata[mark])
        for cell in parsed.cells
        for mark in (CellKind.ANSWER, CellKind.PROSE)
        if mark in cell.metadata
    ]
    return Part(str(header.get("part", "lesson")), f"{path.parent.name}/{stem}", header["minutes"], _writes(names))


def _writes(names: list[str]) -> str:
    """What learners write, for the table: names of functions and values, or how many answers a quiz has."""
    if names and all(re.fullmatch(r"answer_\d+", name) for name in names):
        return f"{len(names)} answers"
    return ", ".join(f"`{name}`" for name in names)
