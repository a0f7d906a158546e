"""A class folder of the small course that is worth losing: graded once, marked by a person, then handed in anew."""

import contextlib
import shutil
import sqlite3
from pathlib import Path

import nbformat
from rich.console import Console

from grader.course import Course
from grader.pipeline.class_run import How, grade_class
from tests.conftest import released_notebook

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
SQUARES = "def double(numbers):\n    return numbers ** 2"
STUDENTS = ("ada", "bob", "cleo", "dan", "eve", "fay")


def hand_in(course: Course, root: Path, student: str, assignment: str, notebook: str, **sources: str) -> None:
    submitted = released_notebook(course, assignment, notebook)
    for cell in submitted.cells:
        cell.source = sources.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    path = root / "submitted" / student / assignment / f"{notebook}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(submitted, path)


def make_class(course: Course, root: Path) -> None:
    root.mkdir()
    shutil.copy(course.home / "gradebook.db", root / "gradebook.db")
    for student in STUDENTS:
        hand_in(course, root, student, "lessons", "01_doubling", double=SQUARES)
        hand_in(course, root, student, "exam", "final", answer_1='answer_1 = "a"', essay="Twice.")
    grade(course, root)
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as gradebook, gradebook:
        gradebook.execute("UPDATE grade SET manual_score = 2.5 WHERE auto_score IS NULL")
        gradebook.execute(
            "UPDATE comment SET manual_comment = 'Well seen.' WHERE id IN (SELECT id FROM comment LIMIT 5)"
        )
    for student in STUDENTS:
        hand_in(course, root, student, "lessons", "01_doubling", double=RIGHT, answer="answer = 42")
        hand_in(course, root, student, "exam", "final", answer_1='answer_1 = "b"', essay="Twice, and why.")


def grade(course: Course, root: Path) -> None:
    grade_class(course, root, [], [], How(jobs=2), Console(quiet=True))
