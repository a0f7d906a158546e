"""What a grade depends on, as fingerprints: if none has changed, the grade would come out the same.

A part is what an instructor would call it ("the submission", "the question double"); its fingerprint is a
hash of all the text that belongs to it. A list of what has changed is the reason for grading again.
"""

import ast
import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from grader.course import Course
from grader.files import is_regular
from grader.intake.notebook import MAX_BYTES
from grader.intake.submissions import Submission, exchange_files
from grader.release.build import CHECK_PREFIX

Parts = dict[str, str]

SUBMISSION = "the submission"
_JUDGING = ("course.py", "questions.py", "verdicts.py", "intake/*.py", "judge/*.py", "runner/*.py")
"""The parts of the grader that decide on a score; how it is shown does not."""


class Fingerprints:
    """The fingerprints of one course. Its own parts are read once: a course does not change while it grades."""

    def __init__(self, course: Course) -> None:
        self._course = course
        self._shared: dict[str, Parts] = {}

    def of(self, submission: Submission) -> Parts:
        """The fingerprint of each part that the grades of one submission depend on."""
        return {SUBMISSION: _of_submission(submission)} | self._parts(submission.assignment)

    def _parts(self, assignment: str) -> Parts:
        """The parts that all submissions of an assignment share."""
        if assignment not in self._shared:
            self._shared[assignment] = _course_parts(self._course, assignment)
        return self._shared[assignment]


def changes(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """What differs between two sets of parts, named, in the order of `now`."""
    return [name for name in (*now, *(gone for gone in before if gone not in now)) if before.get(name) != now.get(name)]


def _course_parts(course: Course, assignment: str) -> Parts:
    parts = {
        "the grader": _of_files(_grader_files()),
        "the course package": _of_files(path for folder in course.packages for path in sorted(folder.rglob("*.py"))),
        "the settings": _hash([json.dumps(dict(course.bounds), sort_keys=True), *course.imports]),
    }
    for source in course.sources(assignment):
        released = course.released / assignment / f"{source.stem}.ipynb"
        parts[f"the notebook {source.stem}"] = _of_files([source, released])
        for name in _asked(released):
            parts[f"the question {name}"] = _of_files(_question_files(course, source.stem, name))
    return parts


def _of_submission(submission: Submission) -> str:
    """Every notebook of the folder, by name: a notebook under another name may be taken as a released one. And when
    it was handed in: the pages on work that is handed in again as it was belong to the new time.
    """
    notebooks = {path.name: _content(path) for path in submission.notebooks}
    return _hash(text for named in (notebooks | exchange_files(submission.folder)).items() for text in named)


def _content(path: Path) -> bytes:
    """What is in a file, or a word for why it is not read."""
    try:
        if not is_regular(path):
            return b"no file"
        return path.read_bytes() if path.stat().st_size <= MAX_BYTES else b"too large"
    except OSError:
        return b"not readable"


def _grader_files() -> list[Path]:
    home = Path(__file__).parent.parent
    return sorted(path for pattern in _JUDGING for path in home.glob(pattern))


def _asked(released: Path) -> list[str]:
    cells = json.loads(released.read_text(encoding="utf-8"))["cells"]
    marks = [cell["metadata"].get("nbgrader", {}) for cell in cells]
    return [mark["grade_id"].removeprefix(CHECK_PREFIX) for mark in marks if mark.get("grade")]


def _question_files(course: Course, notebook: str, name: str) -> list[Path]:
    """The files that a question is made of: its own, and the helpers that they import from each other."""
    folder = course.home / "solutions" / "questions"
    waiting = [folder / f"{stem}.py" for stem in (notebook, name)]
    found: set[Path] = set()
    while waiting:
        path = waiting.pop()
        if path in found or not path.is_file():
            continue
        found.add(path)
        waiting += [folder / f"{stem}.py" for stem in _imported(path)]
    return sorted(found)


def _imported(path: Path) -> set[str]:
    """The modules of solutions/questions that a file imports."""
    prefix = "solutions.questions."
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    modules |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    return {module.removeprefix(prefix).partition(".")[0] for module in modules if module.startswith(prefix)}


def _of_files(paths: Iterable[Path]) -> str:
    return _hash(text for path in paths for text in (path.name, path.read_bytes()))


def _hash(texts: Iterable[str | bytes]) -> str:
    """One hash of several texts; each is preceded by its length, so that no two lists run together."""
    digest = hashlib.sha256()
    for text in texts:
        body = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
        digest.update(len(body).to_bytes(8, "big") + body)
    return digest.hexdigest()[:32]
