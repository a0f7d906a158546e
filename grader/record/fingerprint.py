"""What a grade depends on, as fingerprints: if none has changed, the grade would come out the same.

A part is what an instructor would call it ("the submission", "the question double"); its fingerprint is a
hash of all the text that belongs to it. A list of what has changed is the reason for grading again.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from pathlib import Path

from grader.course import Course
from grader.course.mutants import bank_file
from grader.files import is_regular
from grader.intake.notebooks.reading import MAX_BYTES
from grader.intake.submissions import Submission, exchange_files
from grader.notebook.marks import grade_id_of, has_points, question_of
from grader.record.imports import files_of, libraries_of, module_file

Parts = dict[str, str]

SUBMISSION = "the submission"
PAGES = "the feedback pages"
_HOME = Path(__file__).parents[2]
_JUDGING, _PAGES = ("grader.intake.notebooks.expected", "grader.judge.examiner"), "grader.report.feedback"
_RECORDING = ("grader.pipeline.grading", "grader.record.recorder", "grader.record.autograded")
"""They say what is judged and write it down. What else they import, such as releasing, decides on no score."""
_FOR_BROWSERS = {".js", ".css", ".map", ".html", ".svg"}
_LEFTOVERS = re.compile(r"__pycache__|\.ipynb_checkpoints|.*\.egg-info")


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


def judging_files() -> list[Path]:
    """The grader's files that decide on a score or on a graded notebook: all that judging imports."""
    return files_of(_HOME, "grader", [module_file(_HOME, name) for name in _JUDGING]) + [
        module_file(_HOME, name) for name in _RECORDING
    ]


def page_files() -> list[Path]:
    """The grader's further files that a feedback page is made by."""
    return sorted({*files_of(_HOME, "grader", [module_file(_HOME, _PAGES)])} - {*judging_files()})


def _course_parts(course: Course, assignment: str) -> Parts:
    packages = [path for folder in course.packages for path in _data_and_code(folder)]
    questions = course.home / "solutions" / "questions"
    deciding = [*judging_files(), *questions.glob("*.py"), *packages]
    parts = {
        "the grader": _of_files(judging_files()),
        PAGES: _hash([_of_files(page_files()), *libraries_of(page_files())]),
        "the libraries": _hash(libraries_of(deciding, course.imports)),
        "the course package": _of_files(packages),
        "the settings": _hash([json.dumps(asdict(course.bounds), sort_keys=True), *course.imports]),
    }
    if data := [path for path in _data_and_code(questions) if path.suffix != ".py"]:
        parts["the data of the questions"] = _of_files(data)
    for source in course.sources(assignment):
        released = course.released / assignment / f"{source.stem}.ipynb"
        parts[f"the notebook {source.stem}"] = _of_files([source, released])
        for name in _asked(released):
            files = [questions / f"{stem}.py" for stem in (source.stem, name)]
            parts[f"the question {name}"] = _of_files(files_of(course.home, "solutions", files))
            if (bank := bank_file(course, name)).is_file():
                parts[f"the mutants of {name}"] = _of_files([bank])
    return parts


def _data_and_code(folder: Path) -> list[Path]:
    """The files of a package that a notebook may read; what is for browsers decides on no score."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file() and path.suffix not in _FOR_BROWSERS)
    return [path for path in paths if not any(map(_LEFTOVERS.fullmatch, path.parts))]


def _of_submission(submission: Submission) -> str:
    """Every notebook of the folder, by name, for one under another name may be taken as a released one; and the files
    beside them that they may use. And when it was handed in: the pages on work that is handed in again as it was
    belong to the new time.
    """
    files = {path.name: _content(path) for path in (*submission.notebooks, *submission.companions)}
    return _hash(text for named in (files | exchange_files(submission.folder)).items() for text in named)


def _content(path: Path) -> bytes:
    """What is in a file, or a word for why it is not read."""
    try:
        if not is_regular(path):
            return b"no file"
        return path.read_bytes() if path.stat().st_size <= MAX_BYTES else b"too large"
    except OSError:
        return b"not readable"


def _asked(released: Path) -> list[str]:
    cells = json.loads(released.read_text(encoding="utf-8"))["cells"]
    return [question_of(str(grade_id_of(cell))) for cell in cells if has_points(cell)]


def _of_files(paths: Iterable[Path]) -> str:
    return _hash(text for path in paths for text in (path.name, path.read_bytes()))


def _hash(texts: Iterable[str | bytes]) -> str:
    """One hash of several texts; each is preceded by its length, so that no two lists run together."""
    digest = hashlib.sha256()
    for text in texts:
        body = text.encode("utf-8", "surrogateescape") if isinstance(text, str) else text
        digest.update(len(body).to_bytes(8, "big") + body)
    return digest.hexdigest()[:32]
