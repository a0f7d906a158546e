"""Asking a submission again on smaller inputs: in its own process, and whatever that does to it costs nothing."""

import re
from collections.abc import Iterator

import nbformat
import pytest

from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.notebook.marks import VERDICT
from grader.release.generate import build_sources
from grader.verdict.verdict import Verdict, Word
from tests.conftest import write_course


@pytest.fixture(scope="module")
def examiner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Examiner]:
    """Of the small course, whose question says what axis its argument has."""
    course = write_course(tmp_path_factory.mktemp("doubling"))
    path = course.home / "solutions" / "questions" / "double.py"
    text = path.read_text("utf-8").replace("    seconds=3.0,\n", '    seconds=3.0,\n    axes={"numbers": "n"},\n')
    path.write_text(text, encoding="utf-8")
    build_sources(course, course.build / "source")
    examiner = Examiner(course)
    yield examiner
    examiner.close()


def verdicts(examiner: Examiner, double: str) -> dict[str, Verdict]:
    """The verdicts on the solved notebook with another function, by grade_id."""
    path = examiner.course.build / "source" / "lessons" / "01_doubling.ipynb"
    notebook = nbformat.read(path, as_version=4)
    for cell in notebook.cells:
        cell.source = f"import numpy as np\ndef double(numbers):\n    {double}" if cell.id == "double" else cell.source
    examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    found = [cell.metadata[VERDICT] for cell in notebook.cells if VERDICT in cell.metadata]
    return {data["question"]: Verdict.from_plain_data(data) for data in found}


def test_wrong_answer_is_told_by_one_number(examiner: Examiner) -> None:
    verdict = verdicts(examiner, "return np.asarray(numbers) ** 2")["check_double"]
    assert re.fullmatch(r"Input: numbers = \[\d\.]\. Your answer: \[\d+\.]\.", verdict.smallest_input)
    assert verdict.diagnosis == "squares"


@pytest.mark.parametrize(
    "small", ["sum(iter(int, 1))", "import os; os._exit(1)", "import sys; sys.exit()"], ids=["hangs", "dies", "exits"]
)
def test_function_that_fails_otherwise_on_small_inputs_is_judged_as_before(examiner: Examiner, small: str) -> None:
    found = verdicts(examiner, f"if len(numbers) == 2: {small}\n    return np.asarray(numbers) ** 2.0")
    verdict = found.pop("check_double")
    assert (verdict.word, verdict.score, verdict.headline.count("Not every number is doubled.")) == (Word.WRONG, 0, 1)
    assert {one.word for one in found.values()} == {Word.RIGHT}
