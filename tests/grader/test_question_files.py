"""Files of questions are ordinary Python modules, and each course's are its own."""

import pickle
import sys
import typing
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course
from grader.errors import CourseError
from grader.questions import ValueQuestion
from tests.conftest import write_course

VALUE = """
from grader.questions import ValueQuestion

question = ValueQuestion("answer", {rule}, "Look.", compare=lambda answer, expected: None)
"""
RECORDS = '''
from __future__ import annotations

import enum
import typing
from dataclasses import dataclass, field

from grader.questions import ValueQuestion


@dataclass(frozen=True)
class Point:
    """Its annotations are texts, which dataclass looks up in the module."""

    x: typing.ClassVar[int] = 3
    near: list[Point] = field(default_factory=list)


class Colour(enum.Flag):
    RED = enum.auto()
    BLUE = enum.auto()


class Pair(typing.NamedTuple):
    first: Point
    second: Colour


class Options(typing.TypedDict):
    point: Point


MADE = (Point(), Colour.RED | Colour.BLUE, Pair(Point(), Colour.RED))
question = ValueQuestion("answer", "A rule.", "Look.", compare=lambda answer, expected: MADE)
'''
Write = Callable[[str, str], None]


@pytest.fixture
def write(fresh_course: Course) -> Write:
    """Return a function that writes a file of questions of the small course."""
    folder = fresh_course.home / "solutions" / "questions"
    return lambda name, text: (folder / f"{name}.py").write_text(text, encoding="utf-8") and None


def value_question(course: Course, name: str = "answer") -> ValueQuestion:
    question = course.required_question("01_doubling", name)
    assert isinstance(question, ValueQuestion)
    return question


def test_dataclass_with_annotations_as_text_can_be_used(fresh_course: Course, write: Write) -> None:
    write("answer", RECORDS)
    assert value_question(fresh_course).rule == "A rule."


def test_records_and_enumerations_of_a_question_file_can_be_pickled(fresh_course: Course, write: Write) -> None:
    write("answer", RECORDS)
    made = value_question(fresh_course).compare(None, None)
    assert pickle.loads(pickle.dumps(made)) == made


@pytest.mark.parametrize(("number", "name", "named"), [(0, "near", "Point"), (2, "second", "Colour")])
def test_type_hints_of_a_question_file_can_be_resolved(
    fresh_course: Course, write: Write, number: int, name: str, named: str
) -> None:
    write("answer", RECORDS)
    made = value_question(fresh_course).compare(None, None)
    assert named in str(typing.get_type_hints(type(made[number]))[name])


def test_module_that_fails_leaves_no_trace_and_is_run_again_when_it_is_mended(
    fresh_course: Course, write: Write
) -> None:
    before = set(sys.modules)
    write("answer", "import sys\nassert sys.modules[__name__]\n1 / 0")
    with pytest.raises(CourseError, match=r"answer\.py cannot be run: ZeroDivisionError"):
        value_question(fresh_course)
    assert [name for name in set(sys.modules) - before if name.endswith(".answer")] == []
    write("answer", VALUE.format(rule="'Mended, with a text of another length.'"))
    assert value_question(fresh_course).rule == "Mended, with a text of another length."


IMPORTS = {
    "from": "from solutions.questions._shared import RULE",
    "from-package": "from solutions.questions import _shared\nRULE = _shared.RULE",
    "whole": "import solutions.questions._shared\nRULE = solutions.questions._shared.RULE",
    "renamed": "import solutions.questions._shared as shared\nRULE = shared.RULE",
    "relative": "from ._shared import RULE",
    "star": "from solutions.questions._shared import *",
    "through-another": "from solutions.questions._middle import RULE",
}


@pytest.mark.parametrize("how", IMPORTS)
def test_each_course_gets_its_own_helper(tmp_path: Path, how: str) -> None:
    courses = [write_course(tmp_path / name) for name in ("one", "two")]
    for course in courses:
        folder = course.home / "solutions" / "questions"
        (folder / "_shared.py").write_text(f"RULE = 'of {course.home.name}'", encoding="utf-8")
        (folder / "_middle.py").write_text(IMPORTS["from"], encoding="utf-8")
        (folder / "answer.py").write_text(IMPORTS[how] + VALUE.format(rule="RULE"), encoding="utf-8")
    assert [value_question(course).rule for course in (*courses, *courses)] == ["of one", "of two", "of one", "of two"]


def test_helper_imported_while_judging_is_the_course_s_own(tmp_path: Path) -> None:
    late = """
from grader.questions import ValueQuestion


def compare(answer, expected):
    from solutions.questions._shared import RULE

    return RULE


question = ValueQuestion("answer", "A rule.", "Look.", compare=compare)
"""
    courses = [write_course(tmp_path / name) for name in ("one", "two")]
    for course in courses:
        folder = course.home / "solutions" / "questions"
        (folder / "_shared.py").write_text(f"RULE = 'of {course.home.name}'", encoding="utf-8")
        (folder / "answer.py").write_text(late, encoding="utf-8")
    questions = [value_question(course) for course in courses]
    assert [question.compare(None, None) for question in questions] == ["of one", "of two"]


def test_helper_of_a_course_on_the_path_is_not_taken(
    fresh_course: Course, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = write_course(tmp_path / "other")
    (other.home / "solutions" / "questions" / "_shared.py").write_text("RULE = 'foreign'", encoding="utf-8")
    monkeypatch.syspath_prepend(other.home)
    write("answer", IMPORTS["from"] + VALUE.format(rule="RULE"))
    with pytest.raises(CourseError, match="No module named"):
        value_question(fresh_course)


LAB = {
    "__init__": "from fitlab.rules import RULE",
    "rules": "import importlib\nRULE = importlib.import_module('.words', __package__).WORD",
    "words": "import fitlab\nWORD = '{name}'",
}
FROM_LAB = {
    "from": "from fitlab import RULE",
    "whole": "import fitlab.rules\nRULE = fitlab.rules.RULE",
    "through-a-helper": "from solutions.questions._shared import RULE",
}


@pytest.mark.parametrize("how", FROM_LAB)
def test_question_takes_rules_from_the_course_s_own_package_installed_or_not(tmp_path: Path, how: str) -> None:
    courses = [write_course(tmp_path / name) for name in ("one", "two")]
    for course in courses:
        settings = course.home / "pyproject.toml"
        settings.write_text(settings.read_text("utf-8") + 'packages = ["course/fitlab"]\n', encoding="utf-8")
        (course.home / "course" / "fitlab").mkdir(parents=True)
        for name, text in LAB.items():
            path = course.home / "course" / "fitlab" / f"{name}.py"
            path.write_text(text.format(name=f"of {course.home.name}"), encoding="utf-8")
        folder = course.home / "solutions" / "questions"
        (folder / "_shared.py").write_text(FROM_LAB["from"], encoding="utf-8")
        (folder / "answer.py").write_text(FROM_LAB[how] + VALUE.format(rule="RULE"), encoding="utf-8")
    assert [value_question(course).rule for course in (*courses, *courses)] == ["of one", "of two", "of one", "of two"]
    assert "fitlab" not in sys.modules


def test_two_links_to_a_course_share_its_modules(fresh_course: Course, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(fresh_course.home)
    assert value_question(Course(link)) is value_question(fresh_course)
