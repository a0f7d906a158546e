"""A notebook with a table, a function that returns a function and a small class, examined as learners' are."""

from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest

from grader.course import Course
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.notebook.marks import VERDICT
from grader.release.generate import build_sources
from grader.verdict.verdict import Verdict, Word
from tests.conftest import write_course

LESSON = '''
# %% given="setup"
import numpy as np
import pandas as pd

# %% solution="means"
def means(table, *, by):
    """Return the mean of each group."""
    ### BEGIN SOLUTION
    return table.groupby(by).mean()
    ### END SOLUTION

# %% check="means" points=4
print("the open check")

# %% solution="line"
def line(slope, intercept):
    """Return the function of a straight line."""
    ### BEGIN SOLUTION
    return lambda x: slope * x + intercept
    ### END SOLUTION

# %% check="line" points=4
print("the open check")

# %% solution="Mean"
class Mean:
    """Predicts the mean."""

    def fit(self, y):
        """Learn the mean."""
        ### BEGIN SOLUTION
        self.mean_ = np.mean(y)
        return self
        ### END SOLUTION

    def predict(self, n):
        """Return the mean n times."""
        ### BEGIN SOLUTION
        return np.full(n, self.mean_)
        ### END SOLUTION

# %% check="Mean" points=4
print("the open check")
'''
QUESTIONS = """
import numpy as np
import pandas as pd

from grader.questions import (
    ARGUMENTS_LEFT_ALONE, Aspect, Call, Case, ClassQuestion, FunctionQuestion, Misconception, Read, called_on,
    difference,
)

ASPECTS = (Aspect("all", 3, "As told.", "Look."), Aspect(ARGUMENTS_LEFT_ALONE, 1, "It stays.", "Copy."))


def tables(rng):
    table = pd.DataFrame({"who": ["Ada", "Bo", "Ada"], "mark": rng.integers(1, 9, size=3) / 2})
    return [Case("all", "three rows", (table,), {"by": "who"})]


def lines(rng):
    return [Case("all", "a line", (float(rng.integers(1, 5)), 1.0), then=called_on(0.0, *rng.normal(size=2)))]


def fits(rng):
    steps = Call("fit", (rng.normal(size=5),)), Read("mean_"), Call("predict", (3,))
    return [Case("all", "five numbers", then=steps)]


class Median:
    def fit(self, y):
        self.mean_ = np.median(y)
        return self

    def predict(self, n):
        return np.full(n, self.mean_)


questions = (
    FunctionQuestion("means", "means(table, *, by)", ASPECTS, tables, lambda case, *both: difference(*both)),
    FunctionQuestion("line", "line(slope, intercept)", ASPECTS, lines, lambda case, *both: difference(*both)),
    ClassQuestion(
        "Mean", "Mean()", ASPECTS, fits,
        misconceptions=(Misconception("median", "It looks like the median.", "Add them up.", Median),),
    ),
)
"""


@pytest.fixture(scope="module")
def examiner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examiner]:
    home = tmp_path_factory.mktemp("kinds")
    write_course(home)
    (home / "solutions/lessons/01_doubling.py").write_text(LESSON.lstrip(), encoding="utf-8")
    (home / "solutions/questions/01_doubling.py").write_text(QUESTIONS.lstrip(), encoding="utf-8")
    course = Course(home)
    build_sources(course, course.build / "source")
    examiner = Examiner(course)
    yield examiner
    examiner.close()


def verdicts(examiner: Examiner, **sources: str) -> dict[str, Verdict]:
    """The verdicts on the solved notebook with some cells replaced, by question."""
    path: Path = examiner.course.build / "source" / "lessons" / "01_doubling.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = sources.get(cell.id, cell.source)
    examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    found = [Verdict.from_plain_data(cell.metadata[VERDICT]) for cell in notebook.cells if VERDICT in cell.metadata]
    return {verdict.question.removeprefix("check_"): verdict for verdict in found}


def test_solved_notebook_is_right(examiner: Examiner) -> None:
    found = verdicts(examiner)
    assert {name: (one.word, one.score) for name, one in found.items()} == dict.fromkeys(
        ("means", "line", "Mean"), (Word.RIGHT, 4.0)
    )


def test_wrong_answers_are_told_in_the_words_of_their_kind(examiner: Examiner) -> None:
    found = verdicts(
        examiner,
        means="def means(table, *, by):\n    return table.groupby(by).sum()",
        line="def line(slope, intercept):\n    return lambda x: slope / x",
        Mean="class Mean:\n    def fit(self, y):\n        self.mean_ = np.median(y)\n        return self\n"
        "    def predict(self, n):\n        return np.full(n, self.mean_)",
    )
    assert "The column mark, of dtype float64, is not the right one." in found["means"].headline
    assert "table = a table with who = ['Ada', 'Bo', 'Ada'], mark = [" in found["means"].smallest_input
    assert "The first call of what it returned stops with ZeroDivisionError" in found["line"].headline
    assert found["line"].headline.endswith("The line is `return lambda x: slope / x`.")
    assert found["Mean"].diagnosis == "median"
    assert {one.score for one in found.values()} == {0.0}


def test_names_that_are_not_there_are_missing_each_in_its_word(examiner: Examiner) -> None:
    found = verdicts(examiner, means="", line="", Mean="")
    assert {one.word for one in found.values()} == {Word.MISSING}
    assert found["Mean"].headline == "Mean: missing. No class Mean() is defined when its check runs."


def test_class_given_below_its_check_counts(examiner: Examiner) -> None:
    right = "class Mean:\n    def fit(self, y):\n        self.mean_ = np.mean(y)\n        return self\n"
    right += "    def predict(self, n):\n        return np.full(n, self.mean_)"
    path: Path = examiner.course.build / "source" / "lessons" / "01_doubling.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = "" if cell.id == "Mean" else cell.source
    notebook.cells.append(nbformat.v4.new_code_cell(right))
    examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    found = [cell.metadata[VERDICT] for cell in notebook.cells if VERDICT in cell.metadata]
    assert found[-1]["word"] == "right"
    assert "below its check" in found[-1]["notes"][0]
