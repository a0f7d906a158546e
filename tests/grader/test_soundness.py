"""A fault of a question itself is said to its author, and no learner pays for it."""

import pytest

from grader.course import Course
from grader.errors import CourseError
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.release.publish import release
from tests.conftest import released_notebook

RELEASE = {
    "unknown aspect": (
        "double",
        '("edge shapes", "none"',
        '("edge shape", "none"',
        "of no aspect `edge shape`: perhaps it needs `edge shapes`",
    ),
    "aspect without a case": (
        "double",
        '"edge shapes", "',
        '"ordinary inputs", "',
        "no case asks its aspect `edge shapes`",
    ),
    "cases that raise": ("double", "size=3", "size=three", r"cannot be made: NameError: .*three.*double.py, line 7"),
    "axes of no parameter": (
        "double",
        "    seconds=3.0,",
        '    axes={"numbrs": "n"},',
        "its `axes` name numbrs, which is no parameter of double",
    ),
    "axes that an argument has not": (
        "double",
        "    seconds=3.0,",
        '    axes={"numbers": "nd"},',
        "does not fit `axes`",
    ),
    "indices into no axis": (
        "double",
        "    seconds=3.0,",
        '    axes={"numbers": "n"}, indices={"numbers": "k"},',
        "its `indices` take numbers for positions on k",
    ),
    "own case that is not valid": (
        "double",
        "    seconds=3.0,",
        '    axes={"numbers": "n"}, valid=lambda case: case.arguments[0].size > 0,',
        "`valid` rejects its own case 'none'",
    ),
    "letter without feedback": ("final", 'frozenset("b")', 'frozenset("f")', "says nothing about the letter f"),
    "no wrong letter": ("final", 'frozenset("ac")', 'frozenset("abcd")', "all letters on offer are right"),
}


def change(course: Course, stem: str, old: str, new: str) -> None:
    path = course.home / "solutions" / "questions" / f"{stem}.py"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def examine(course: Course) -> None:
    """Examine a notebook as it was released."""
    notebook = released_notebook(course, "lessons", "01_doubling")
    examiner = Examiner(course)
    try:
        examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    finally:
        examiner.close()


@pytest.mark.parametrize(("stem", "old", "new", "said"), RELEASE.values(), ids=RELEASE)
def test_release_refuses_a_question_that_is_at_fault(
    stem: str, old: str, new: str, said: str, fresh_course: Course
) -> None:
    change(fresh_course, stem, old, new)
    with pytest.raises(CourseError, match=rf"the question \w+ is at fault: .*{said}"):
        release(fresh_course, fresh_course.home)


@pytest.mark.parametrize("kind", ["def", "class"])
def test_release_refuses_a_cell_that_gives_another_name(kind: str, fresh_course: Course) -> None:
    lesson = fresh_course.home / "solutions" / "lessons" / "01_doubling.py"
    text = lesson.read_text("utf-8").replace(
        "def double(numbers):", f"{kind} doubles(numbers):".replace("(numbers)", "()")
    )
    lesson.write_text(text, encoding="utf-8")
    with pytest.raises(CourseError, match="its cell double defines no `double`, but `doubles`"):
        release(fresh_course, fresh_course.home)


@pytest.mark.parametrize(
    ("stem", "old", "new", "said"),
    [
        (
            "double",
            "np.array_equal(answer, expected)",
            "len(answer) == 9",
            "finds the solution's own answer wrong on",
        ),
        ("double", "lambda x: x / 2", "lambda x: x * 2.0", "'halves' answers as the solution does on every case"),
        ("double", "lambda x: x / 2", "lambda x: half(x)", "'halves' raises NameError, so it is never named"),
        ("answer", "if answer == expected", "if answer == 1", "finds the solution's own value wrong"),
    ],
    ids=["compare", "misconception that is right", "misconception that raises", "compare of a value"],
)
def test_grading_stops_at_a_question_that_is_at_fault(
    stem: str, old: str, new: str, said: str, fresh_course: Course
) -> None:
    change(fresh_course, stem, old, new)
    release(fresh_course, fresh_course.home)
    with pytest.raises(CourseError, match=f"01_doubling: the question {stem} is at fault: .*{said}"):
        examine(fresh_course)


def test_cases_that_cannot_be_made_for_a_learner_name_the_question(fresh_course: Course) -> None:
    change(fresh_course, "double", "size=3", "size=3 if rng.bit_generator.seed_seq.entropy == 0 else three")
    release(fresh_course, fresh_course.home)
    with pytest.raises(CourseError, match=r"The cases of the question double cannot be made: NameError.*double\.py"):
        examine(fresh_course)
