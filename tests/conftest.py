"""A small course on another subject, so that tests of the grader say nothing about K-Means."""

import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from nbgrader import api

from grader.course import Course
from grader.judge.examiner import Examiner
from grader.release.publish import release
from grader.runner import WarmProcess

SETTINGS = """
[tool.grader]
title = "Doubling"
assignments = ["lessons", "exam"]
imports = ["numpy"]
"""

LESSON = '''
# ---
# jupyter:
#   workshop:
#     title: Doubling
#     minutes: 5
# ---

# %% [markdown]
# # Doubling
#
# Write a function that doubles.

# %% given="setup"
import numpy as np

# %% solution="double"
def double(numbers):
    """Return the numbers, each times two, as an array."""
    ### BEGIN SOLUTION
    return np.asarray(numbers) * 2.0
    ### END SOLUTION

# %% check="double" points=4
print("the open check")

# %% solution="answer" stub="answer = None"
### BEGIN SOLUTION
answer = 6 * 7
### END SOLUTION

# %% check="answer" points=2
print("the open check of the value")
'''

EXAM = """
# %% [markdown]
# # Exam

# %% solution="answer_1" stub="answer_1 = None"
### BEGIN SOLUTION
answer_1 = "b"
### END SOLUTION

# %% check="answer_1" points=1
print("recorded")

# %% solution="answer_2" stub="answer_2 = None"
### BEGIN SOLUTION
answer_2 = {"a", "c"}
### END SOLUTION

# %% check="answer_2" points=2
print("recorded")

# %% [markdown] prose="essay" points=3
# ### BEGIN SOLUTION
# Doubling is adding a number to itself.
# ### END SOLUTION
"""

DOUBLE = """
import numpy as np

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception


def cases(rng):
    some = rng.integers(1, 9, size=3).astype(float)
    alone = np.array([5.0])
    alone.setflags(write=False)
    return [
        Case("ordinary inputs", "three numbers", (some,)),
        Case("ordinary inputs", "negative", (-some,)),
        Case("edge shapes", "one number, read-only", (alone,)),
        Case("edge shapes", "none", (np.zeros(0),)),
    ]


def compare(case, answer, expected):
    if not isinstance(answer, np.ndarray) or answer.shape != expected.shape or answer.dtype.kind != "f":
        return "The answer is no array of the input's shape."
    return None if np.array_equal(answer, expected) else "Not every number is doubled."


question = FunctionQuestion(
    name="double",
    signature="double(numbers)",
    aspects=(
        Aspect("ordinary inputs", 2, "Each number is doubled.", "Look at multiplication."),
        Aspect("edge shapes", 1, "Any length will do, none too.", "Look at np.asarray."),
        Aspect(ARGUMENTS_LEFT_ALONE, 1, "The argument stays as it is.", "Make a new array."),
    ),
    cases=cases,
    compare=compare,
    misconceptions=(
        Misconception("squares", "It looks as if each number is squared.", "Twice is not squared.", lambda x: x**2),
        Misconception("halves", "It looks as if each number is halved.", "Twice is not half.", lambda x: x / 2),
    ),
    seconds=3.0,
)
"""

ANSWER = """
from grader.questions import Misconception, ValueQuestion

question = ValueQuestion(
    name="answer",
    rule="Six times seven.",
    hint="Look at the multiplication table.",
    compare=lambda answer, expected: None if answer == expected else "The number is not the one.",
    misconceptions=(Misconception("adds", "It looks as if you added them.", "Times is not plus.", lambda: 13),),
)
"""

EXAM_QUESTIONS = """
from grader.questions import ChoiceQuestion

questions = (
    ChoiceQuestion("answer_1", frozenset("b"), {"a": "Half is less.", "b": "Twice it is.", "c": "A square grows."}),
    ChoiceQuestion("answer_2", frozenset("ac"), {"a": "Yes.", "b": "No, odd.", "c": "Yes.", "d": "No."}, several=True),
)
"""

FILES = {
    "pyproject.toml": SETTINGS,
    "solutions/lessons/01_doubling.py": LESSON,
    "solutions/exam/final.py": EXAM,
    "solutions/questions/double.py": DOUBLE,
    "solutions/questions/answer.py": ANSWER,
    "solutions/questions/final.py": EXAM_QUESTIONS,
}


def write_course(home: Path) -> Course:
    for name, text in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text.lstrip("\n"), encoding="utf-8")
    (home / "course").mkdir()
    return Course(home)


@pytest.fixture(scope="session", autouse=True)
def version_of_gradebooks() -> Iterator[None]:
    """nbgrader starts a program for each new gradebook, only to be told the version of its tables. Here once a run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(api, "get_alembic_version", cache(api.get_alembic_version))
        yield


@pytest.fixture(scope="session")
def released_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The small course, released once for all tests that only read it."""
    course = write_course(tmp_path_factory.mktemp("doubling"))
    release(course, course.home)
    return course


@pytest.fixture
def fresh_course(tmp_path: Path) -> Course:
    """The small course's sources, not released yet, for a test of its own."""
    return write_course(tmp_path / "course_home")


@pytest.fixture(scope="session")
def examiner(released_course: Course) -> Iterator[Examiner]:
    examiner = Examiner(released_course)
    yield examiner
    examiner.close()


@pytest.fixture(scope="session")
def warm() -> Iterator[WarmProcess]:
    process = WarmProcess(["numpy"])
    yield process
    process.close()


@pytest.fixture
def class_folder(tmp_path: Path, released_course: Course) -> Path:
    """An empty class folder whose gradebook knows the small course."""
    root = tmp_path / "class"
    root.mkdir()
    shutil.copy(released_course.home / "gradebook.db", root / "gradebook.db")
    return root


HandIn = Callable[..., Path]


@pytest.fixture
def hand_in(released_course: Course, class_folder: Path) -> HandIn:
    """Hand in a released notebook with some cells' sources replaced, by grade_id. Returns the path of the file."""

    def put(student: str, notebook: str = "01_doubling", /, **sources: str) -> Path:
        assignment = "exam" if notebook == "final" else "lessons"
        submitted = released_notebook(released_course, assignment, notebook)
        for cell in submitted.cells:
            name = cell.metadata.get("nbgrader", {}).get("grade_id")
            cell.source = sources.get(name, cell.source)
        path = class_folder / "submitted" / student / assignment / f"{notebook}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(submitted, path)
        return path

    return put


def released_notebook(course: Course, assignment: str, notebook: str) -> NotebookNode:
    return nbformat.read(course.released / assignment / f"{notebook}.ipynb", as_version=4)
