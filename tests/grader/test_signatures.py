"""A function stands in the notebook with the signature that its question says, else nothing is released."""

from pathlib import Path

import pytest

from grader.course import Course
from grader.errors import CourseError
from grader.release.generate import build_sources
from grader.release.publish import release
from tests.grader.course_files import contents

LESSON, QUESTION = "lessons/01_doubling.py", "questions/double.py"
DEFINED = "def double(numbers):"
ASKED = 'signature="double(numbers)"'


def edit(course: Course, place: str, old: str, new: str) -> None:
    path = course.home / "solutions" / place
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("defined", ["values", "", "numbers, times=2", "numbers=()", "*numbers", "numbers, /"])
def test_other_parameters_than_the_question_s_are_refused(fresh_course: Course, tmp_path: Path, defined: str) -> None:
    edit(fresh_course, LESSON, DEFINED, f"def double({defined}):")
    with pytest.raises(CourseError) as raised:
        build_sources(fresh_course, tmp_path / "source")
    said = f"01_doubling: its cell double defines `double({defined})`, and the question says `double(numbers)`."
    assert said in str(raised.value)


def test_release_with_another_signature_writes_nothing(fresh_course: Course) -> None:
    edit(fresh_course, LESSON, DEFINED, "def double(values):")
    before = contents(fresh_course.home).keys()
    with pytest.raises(CourseError, match="Make the two the same"):
        release(fresh_course, fresh_course.home)
    assert {path for path in contents(fresh_course.home).keys() - before if not path.endswith(".pyc")} == set()


@pytest.mark.parametrize(
    "header",
    [
        "def double(numbers: np.ndarray) -> np.ndarray:",
        "def double( numbers ):  # the numbers",
        "def helper(a, b):\n    return a\n\ndef double(numbers):",
    ],
)
def test_annotations_spaces_and_other_functions_do_not_count(fresh_course: Course, tmp_path: Path, header: str) -> None:
    edit(fresh_course, LESSON, DEFINED, header)
    assert build_sources(fresh_course, tmp_path / "source").is_dir()


def test_default_is_a_part_of_the_signature(fresh_course: Course, tmp_path: Path) -> None:
    edit(fresh_course, LESSON, DEFINED, "def double(numbers, times = 2):")
    edit(fresh_course, QUESTION, ASKED, 'signature="double(numbers, times=2)"')
    assert build_sources(fresh_course, tmp_path / "source").is_dir()


def test_function_that_is_made_without_def_is_left_alone(fresh_course: Course, tmp_path: Path) -> None:
    edit(fresh_course, LESSON, DEFINED, "def made(numbers):")
    edit(fresh_course, LESSON, "### END SOLUTION\n", "### END SOLUTION\n\ndouble = made\n")
    assert build_sources(fresh_course, tmp_path / "source").is_dir()


@pytest.mark.parametrize("signature", ["double numbers", "triple(numbers)", "double(numbers"])
def test_signature_that_is_none_is_refused(fresh_course: Course, tmp_path: Path, signature: str) -> None:
    edit(fresh_course, QUESTION, ASKED, f'signature="{signature}"')
    with pytest.raises(CourseError, match=r"double has the signature .* Write it as `double\(a, b=1\)`"):
        build_sources(fresh_course, tmp_path / "source")
