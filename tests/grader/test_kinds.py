"""Kinds of questions that others install: a module and an entry point, and the grader asks and judges by them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import write_course

KIND = """
from dataclasses import dataclass

from grader.questions.kinds import Asked, Kind
from grader.verdict.verdict import Verdict, Word


@dataclass(frozen=True)
class RangeQuestion:
    name: str
    least: float
    most: float


class RangeKind(Kind):
    question = RangeQuestion

    def ask(self, question, cases, notebook):
        return notebook.ask_value(question.name)

    def judge(self, question, grade_id, max_score, asked):
        if not asked.reply.defined:
            return Verdict(grade_id, Word.MISSING, 0.0, max_score, "Nothing there.")
        right = question.least <= asked.reply.answers[0].value <= question.most
        word, score = (Word.RIGHT, max_score) if right else (Word.WRONG, 0.0)
        return Verdict(grade_id, word, score, max_score, f"{question.name}: {word}, by its range.")


KIND = RangeKind()
"""
QUESTION = "from ranges import RangeQuestion\n\nquestion = RangeQuestion('answer', 40, 50)\n"
EXAMINE = """
import sys
from pathlib import Path

import nbformat

from grader.course import Course
from grader.errors import CourseError
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.notebook.marks import VERDICT
from grader.release.generate import build_sources

course = Course(Path(sys.argv[1]))
try:
    build_sources(course, course.build / "source")
except CourseError as error:
    sys.exit(print(error))
examiner = Examiner(course)
for source in sys.argv[2:]:
    notebook = nbformat.read(course.build / "source" / "lessons" / "01_doubling.ipynb", as_version=4)
    for cell in notebook.cells:
        cell.source = source if cell.id == "answer" else cell.source
    try:
        examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    except CourseError as error:
        print(error)
        break
    verdicts = [cell.metadata[VERDICT] for cell in notebook.cells if VERDICT in cell.metadata]
    print(*(f"{one['headline']} {one['score']}" for one in verdicts if one["question"] == "check_answer"))
examiner.close()
"""


def examined(tmp_path: Path, entry_points: str, *answers: str) -> list[str]:
    """What is said of these answers to a question of a kind that a package in a folder of its own brings."""
    installed = tmp_path / "installed"
    information = installed / "ranges-1.0.dist-info"
    information.mkdir(parents=True)
    (installed / "ranges.py").write_text(KIND, encoding="utf-8")
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: ranges\nVersion: 1.0\n", encoding="utf-8")
    (information / "entry_points.txt").write_text(entry_points, encoding="utf-8")
    course = write_course(tmp_path / "course_home")
    (course.home / "solutions" / "questions" / "answer.py").write_text(QUESTION, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", EXAMINE, str(course.home), *answers],
        env=os.environ | {"PYTHONPATH": os.pathsep.join([str(installed), *sys.path])},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


@pytest.mark.slow
def test_kind_of_an_installed_package_grades_a_submission(tmp_path: Path) -> None:
    said = examined(
        tmp_path,
        "[grader.questions]\nrange = ranges:KIND\n",
        "answer = 44",
        "answer = 51",
        "answer = 'x'",
        "answer = object()",
        "",
    )
    assert said[:2] == ["answer: right, by its range. 2.0", "answer: wrong, by its range. 0.0"]
    assert said[4] == "Nothing there. 0.0"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("entry_points", "sentence"),
    [
        ("", "The question answer is a RangeQuestion, and no kind of question is installed for that."),
        (
            "[grader.questions]\nrange = ranges:NOTHING\n",
            "The kind of question range (ranges:NOTHING) cannot be loaded",
        ),
        ("[grader.questions]\nrange = ranges:RangeQuestion\n", "(ranges:RangeQuestion) is no object of type Kind."),
    ],
    ids=["none", "not-there", "no-kind"],
)
def test_question_whose_kind_cannot_be_had_is_the_courses_fault(
    tmp_path: Path, entry_points: str, sentence: str
) -> None:
    assert sentence in examined(tmp_path, entry_points, "answer = 44")[0]
