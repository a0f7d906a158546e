"""What must never reach learners: solution lines, hidden cases, keys, outputs, stray files. A release with any of
these fails closed.
"""

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat

from grader.course import Course
from grader.errors import ReleaseError

_SHORTEST_LINE = 12
_SHORTEST_PASSAGE = 75
_COMMON = re.compile(
    r"^(#.*|\"\"\".*|import [\w.]+.*|from [\w.]+ import .*|return \w+|else:|try:|for \w+ in range\(\w+\):|\w+ = \[\])$"
)
_REGION = re.compile(r"### BEGIN SOLUTION\n(.*?)### END SOLUTION", re.DOTALL)


def check_release(course: Course, folder: Path) -> None:
    """Raise ReleaseError naming the first leak in a generated release, or in the hand-written files of course/ beside
    it.
    """
    solutions, questions = _solution_lines(course), _question_lines(course)
    for path in _files(folder):
        if path.suffix != ".ipynb" or path.parent.parent != folder:
            raise ReleaseError(
                f"{path.relative_to(folder)} is no notebook of an assignment; only notebooks are released."
            )
        _check_notebook(path, solutions | questions)
    for path in _files(course.released):
        if path.relative_to(course.released).parts[0] not in course.assignments:
            where = path.relative_to(course.home).as_posix()
            _check_lines(where, _text(path), solutions)
            _check_passages(where, _text(path), questions)
    _check_stray(course, folder)


def _check_notebook(path: Path, secrets: dict[str, str]) -> None:
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        where = f"{path.parent.name}/{path.name}, cell {cell.id}"
        if "BEGIN SOLUTION" in cell.source or "BEGIN HIDDEN" in cell.source:
            raise ReleaseError(f"{where}: a region marker is left. Each BEGIN needs its END in the same cell.")
        if cell.get("outputs"):
            raise ReleaseError(f"{where}: it has outputs. Sources are released without any.")
        _check_lines(where, cell.source, secrets)


def _check_lines(where: str, text: str, secrets: dict[str, str]) -> None:
    for line in text.splitlines():
        if (plain := _plain(line)) in secrets:
            raise ReleaseError(f"{where}: the line `{plain}` stands in {secrets[plain]}. Nothing was released.")


def _check_passages(where: str, text: str, secrets: dict[str, str]) -> None:
    """Hand-written code may share a line with a question by chance, but not three in a row."""
    lines = list(_telling(text))
    for passage in zip(lines, lines[1:], lines[2:], strict=False):
        if all(line in secrets for line in passage) and len("".join(passage)) >= _SHORTEST_PASSAGE:
            raise ReleaseError(
                f"{where}: three lines from `{passage[0]}` on stand in {secrets[passage[0]]}. Nothing was released."
            )


def _check_stray(course: Course, folder: Path) -> None:
    """Files in course/ASSIGNMENT that the release does not make: they would be lost, or handed out unread."""
    for assignment in course.assignments:
        released = course.released / assignment
        known = {path.name for path in (folder / assignment).iterdir()}
        old = set(course.notebooks(assignment))
        for path in _files(released):
            if (
                path.name not in known
                and not (path.suffix == ".ipynb" and path.stem in old)
                and not _is_generated(path)
            ):
                raise ReleaseError(
                    f"{path} does not come from solutions/. Move it away; course/{assignment} is generated."
                )


def _is_generated(path: Path) -> bool:
    """Whether an earlier release made the file: its cells are ours. A renamed lesson leaves such a file behind."""
    try:
        return path.suffix == ".ipynb" and "workshop" in json.loads(path.read_text(encoding="utf-8"))["metadata"]
    except (ValueError, KeyError, TypeError):
        return False


def _solution_lines(course: Course) -> dict[str, str]:
    """Every line inside a solution region, with the source it stands in."""
    return {
        line: path.relative_to(course.home).as_posix()
        for assignment in course.assignments
        for path in course.sources(assignment)
        for region in _REGION.findall(path.read_text(encoding="utf-8"))
        for line in _telling(region)
    }


def _question_lines(course: Course) -> dict[str, str]:
    """Every line of the questions, which hold the hidden cases, the misconceptions and the keys."""
    return {
        line: path.relative_to(course.home).as_posix()
        for path in sorted((course.home / "solutions" / "questions").glob("*.py"))
        for line in _telling(path.read_text(encoding="utf-8"))
    }


def _telling(text: str) -> Iterator[str]:
    """The lines that tell something: long enough, and not what stands in any Python file."""
    for line in text.splitlines():
        plain = _plain(line)
        if len(plain) >= _SHORTEST_LINE and not _COMMON.match(plain):
            yield plain


def _plain(line: str) -> str:
    """A line without indentation, comment sign of a text source, and double blanks."""
    return " ".join(line.removeprefix("# ").split())


def _files(folder: Path) -> Iterable[Path]:
    hidden = {"__pycache__", ".ipynb_checkpoints"}
    for path in sorted(folder.rglob("*")):
        if (
            path.is_file()
            and not hidden & set(path.parts)
            and not any(part.endswith(".egg-info") for part in path.parts)
        ):
            yield path


def _text(path: Path) -> str:
    """A file's text, of a notebook the text of its cells. Nothing where the file is no text."""
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""
    try:
        return "\n".join("".join(cell["source"]) for cell in json.loads(text)["cells"])
    except (ValueError, KeyError, TypeError):
        return text
