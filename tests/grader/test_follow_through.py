"""Follow-through: where a function fails because the learner's own helper does, the feedback names the helper."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from grader.course import Course
from grader.errors import CourseError
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.notebook.marks import VERDICT
from grader.release.generate import build_sources
from grader.verdict.verdict import Verdict, Word
from tests.conftest import write_course

LESSON = '''
# %% given="setup"
import numpy as np

# %% solution="double"
def double(numbers):
    """Return the numbers, each times two."""
    ### BEGIN SOLUTION
    return np.asarray(numbers) * 2.0
    ### END SOLUTION

# %% check="double" points=4
print("the open check")

# %% solution="quadruple"
def quadruple(numbers):
    """Return the numbers, each times four."""
    ### BEGIN SOLUTION
    return double(double(numbers))
    ### END SOLUTION

# %% check="quadruple" points=4
print("the open check")
'''

QUADRUPLE = """
import numpy as np

from grader.questions import Aspect, Case, FunctionQuestion

question = FunctionQuestion(
    name="quadruple",
    signature="quadruple(numbers)",
    aspects=(Aspect("all", 1, "Each number is doubled twice.", "Double twice."),),
    cases=lambda rng: [Case("all", "some", (rng.integers(1, 9, size=3).astype(float),))],
    compare=lambda case, answer, expected: None if np.array_equal(answer, expected) else "Not the right numbers.",
    helpers=("double", "unknown"),
)
"""

DOUBLES = "def double(numbers):\n    return numbers * 2.0"
TRIPLES = "def double(numbers):\n    return numbers * 3.0"
TWICE = "def quadruple(numbers):\n    return double(double(numbers))"
BY_FIVE = "def quadruple(numbers):\n    return numbers * 5.0"


@pytest.fixture(scope="module")
def examiner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examiner]:
    home = tmp_path_factory.mktemp("quadrupling")
    write_course(home)
    (home / "solutions/lessons/01_doubling.py").write_text(LESSON.lstrip(), encoding="utf-8")
    (home / "solutions/questions/quadruple.py").write_text(QUADRUPLE.lstrip(), encoding="utf-8")
    course = Course(home)
    build_sources(course, course.build / "source")
    examiner = Examiner(course)
    yield examiner
    examiner.close()


def verdicts(examiner: Examiner, **sources: str) -> dict[str, Verdict]:
    """The verdicts on the solved notebook with some cells replaced, by grade_id."""
    path: Path = examiner.course.build / "source" / "lessons" / "01_doubling.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = sources.get(cell.id, cell.source)
    examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    found = [cell.metadata[VERDICT] for cell in notebook.cells if VERDICT in cell.metadata]
    return {data["question"]: Verdict.from_plain_data(data) for data in found}


def test_solved_notebook_is_right_without_a_note(examiner: Examiner) -> None:
    judged = verdicts(examiner)
    assert {(verdict.word, verdict.notes) for verdict in judged.values()} == {(Word.RIGHT, ())}


def test_helper_at_fault_is_named(examiner: Examiner) -> None:
    verdict = verdicts(examiner, double=TRIPLES, quadruple=TWICE)["check_quadruple"]
    assert (verdict.word, verdict.score) == (Word.WRONG, 0.0)
    assert verdict.notes == ("Your double, asked by itself: wrong. Mend it first: quadruple builds on it.",)


def test_helper_that_crashes_is_named_too(examiner: Examiner) -> None:
    crashing = "def double(numbers):\n    return numbers * nothing"
    verdict = verdicts(examiner, double=crashing, quadruple=TWICE)["check_quadruple"]
    assert verdict.notes == ("Your double, asked by itself: crashed. Mend it first: quadruple builds on it.",)


def test_right_helper_is_not_blamed(examiner: Examiner) -> None:
    verdict = verdicts(examiner, double=DOUBLES, quadruple=BY_FIVE)["check_quadruple"]
    assert (verdict.word, verdict.notes) == (Word.WRONG, ())


@pytest.mark.parametrize("helper", ["", "def double(numbers):\n    raise NotImplementedError"], ids=["gone", "stub"])
def test_helper_not_written_yet_is_not_blamed(examiner: Examiner, helper: str) -> None:
    assert verdicts(examiner, double=helper, quadruple=BY_FIVE)["check_quadruple"].notes == ()


def test_right_function_does_not_suffer_from_a_wrong_helper(examiner: Examiner) -> None:
    by_four = "def quadruple(numbers):\n    return numbers * 4.0"
    verdict = verdicts(examiner, double=TRIPLES, quadruple=by_four)["check_quadruple"]
    assert (verdict.word, verdict.score, verdict.notes) == (Word.RIGHT, 4.0, ())


def test_check_cell_without_a_question_is_the_courses_fault(examiner: Examiner) -> None:
    notebook = nbformat.read(examiner.course.build / "source" / "lessons" / "01_doubling.ipynb", as_version=4)
    notebook.cells[2].metadata.nbgrader["grade_id"] = "check_triple"
    with pytest.raises(CourseError, match="the check cell of triple has no question"):
        examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))


def test_wrong_helper_that_the_answer_does_not_use_is_not_blamed(examiner: Examiner) -> None:
    verdict = verdicts(examiner, double=TRIPLES, quadruple=BY_FIVE)["check_quadruple"]
    assert (verdict.word, verdict.notes) == (Word.WRONG, ())
