"""An answer that stands below its check cell: what holds at the end of the notebook is judged too, and told."""

from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from grader.course import Course
from grader.intake.notebooks.mending import take_in
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.notebook.marks import VERDICT, grade_id_of
from grader.release.publish import release
from grader.verdict.verdict import Verdict, Word
from tests.conftest import released_notebook, write_course
from tests.grader.below_course import HALVE, LESSON, QUADRUPLE

pytestmark = pytest.mark.slow
DOUBLES = "def double(numbers):\n    return numbers * 2.0"
TRIPLES = "def double(numbers):\n    return numbers * 3.0"
TWICE = "def quadruple(numbers):\n    return double(double(numbers))"
BELOW = "stands below its check"
Cells = list[NotebookNode]
Judge = Callable[[Callable[[Cells], object]], dict[str, Verdict]]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    home = tmp_path_factory.mktemp("below")
    write_course(home)
    (home / "solutions/lessons/01_doubling.py").write_text(LESSON.lstrip(), encoding="utf-8")
    (home / "solutions/questions/quadruple.py").write_text(QUADRUPLE.lstrip(), encoding="utf-8")
    (home / "solutions/questions/halve.py").write_text(HALVE.lstrip(), encoding="utf-8")
    course = Course(home)
    release(course, course.home)
    return course


@pytest.fixture(scope="module")
def examiner(course: Course) -> Iterator[Examiner]:
    examiner = Examiner(course)
    yield examiner
    examiner.close()


@pytest.fixture
def judge(examiner: Examiner, tmp_path: Path) -> Judge:
    """Hand in the released lesson after `change` has had its cells; returns the verdicts, by question."""

    def run(change: Callable[[Cells], object], assignment: str = "lessons", name: str = "01_doubling") -> dict:
        submitted = released_notebook(examiner.course, assignment, name)
        change(submitted.cells)
        nbformat.write(submitted, tmp_path / f"{name}.ipynb")
        clean = take_in(tmp_path / f"{name}.ipynb", released_notebook(examiner.course, assignment, name)).notebook
        examiner.examine(clean, NotebookIdentity("ada", assignment, name))
        found = [cell.metadata[VERDICT] for cell in clean.cells if VERDICT in cell.metadata]
        return {data["question"].removeprefix("check_"): Verdict.from_plain_data(data) for data in found}

    return run


def code(source: str) -> NotebookNode:
    return nbformat.v4.new_code_cell(source)


def place(cells: Cells, name: str) -> int:
    return next(number for number, cell in enumerate(cells) if grade_id_of(cell) == name)


def put_below(cells: Cells, name: str, *sources: str) -> None:
    """Put new cells right below the check of a question."""
    position = place(cells, f"check_{name}") + 1
    cells[position:position] = map(code, sources)


def write(cells: Cells, name: str, source: str) -> None:
    """Write an answer into the cell that is meant for it."""
    cells[place(cells, name)].source = source


def told(verdict: Verdict) -> tuple[Word, float, bool]:
    """The word, the score, and whether the verdict says that the answer stands below its check."""
    return verdict.word, verdict.score, any(BELOW in note for note in verdict.notes)


def test_answer_right_below_its_check_earns_all_and_is_told_so(judge: Judge) -> None:
    verdict = judge(lambda cells: put_below(cells, "double", DOUBLES))["double"]
    assert told(verdict) == (Word.RIGHT, 4.0, True)
    assert "NotImplementedError" not in verdict.message


def test_answer_below_the_check_of_a_stub_that_raises_nothing_earns_all(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        write(cells, "double", DOUBLES)
        put_below(cells, "quadruple", TWICE)

    assert told(judge(change)["quadruple"]) == (Word.RIGHT, 4.0, True)


def test_answer_at_the_very_end_earns_all(judge: Judge) -> None:
    assert told(judge(lambda cells: cells.append(code(DOUBLES)))["double"]) == (Word.RIGHT, 4.0, True)


def test_answer_below_the_check_in_place_of_its_deleted_cell_earns_all(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        put_below(cells, "double", DOUBLES)
        del cells[place(cells, "double")]

    assert told(judge(change)["double"]) == (Word.RIGHT, 4.0, True)


def test_answer_s_own_cell_moved_below_its_check_earns_all(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        write(cells, "double", DOUBLES)
        cells.append(cells.pop(place(cells, "double")))

    assert judge(change)["double"].score == 4.0


def test_prose_turned_into_the_answer_s_code_earns_all(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        prose = next(number for number, cell in enumerate(cells) if cell.cell_type == "markdown")
        cells[prose] = code(DOUBLES)

    assert told(judge(change)["double"]) == (Word.RIGHT, 4.0, True)


@pytest.mark.parametrize(
    "source",
    [
        "double = lambda numbers: numbers * 2.0",
        "double, other = (lambda numbers: numbers * 2.0), 1",
        "def times_two(numbers):\n    return numbers * 2.0\ndouble = times_two",
        "%%time\ndef double(numbers):\n    return numbers * 2.0",
        "%timeit -n1 -r1 pass\ndef double(numbers):\n    return numbers * 2.0",
        "if True:\n    def double(numbers):\n        return numbers * 2.0",
        "class Doubling:\n    def __call__(self, numbers):\n        return numbers * 2.0\ndouble = Doubling()",
        "from functools import partial\nfrom operator import mul\ndouble: object = partial(mul, 2.0)",
        "(double := lambda numbers: numbers * 2.0)",
        "from numpy import positive as double\nimport numpy\ndouble = numpy.vectorize(lambda x: 2.0 * x, otypes='d')",
    ],
    ids=["lambda", "pair", "alias", "cell-magic", "line-magic", "block", "class", "typed", "walrus", "import"],
)
def test_answer_below_its_check_may_be_written_in_many_ways(judge: Judge, source: str) -> None:
    assert told(judge(lambda cells: cells.append(code(source)))["double"]) == (Word.RIGHT, 4.0, True)


@pytest.mark.parametrize(
    "source",
    [
        "def double(numbers):\n    pass",
        "def double(numbers):\n    ...",
        "def double(numbers):\n    return None",
        "def double(numbers):\n    raise NotImplementedError('later')",
        "def double(numbers)\n    return numbers * 2.0",
        "",
        "1 / 0",
    ],
    ids=["pass", "dots", "none", "raise", "syntax", "empty", "stops"],
)
def test_where_nothing_stands_above_the_check_the_answer_below_it_earns_all(judge: Judge, source: str) -> None:
    def change(cells: Cells) -> None:
        write(cells, "double", source)
        put_below(cells, "double", DOUBLES)

    assert told(judge(change)["double"]) == (Word.RIGHT, 4.0, True)


@pytest.mark.parametrize(
    ("source", "word"),
    [
        (TRIPLES, Word.WRONG),
        ("def double(numbers):\n    return 1 / 0", Word.CRASHED),
        ("def double(numbers):\n    while True: pass", Word.TIMED_OUT),
    ],
    ids=["wrong", "crashes", "loops"],
)
def test_answer_above_its_check_counts_and_another_below_it_is_told(judge: Judge, source: str, word: Word) -> None:
    def change(cells: Cells) -> None:
        write(cells, "double", source)
        put_below(cells, "double", DOUBLES)

    assert told(judge(change)["double"]) == (word, 0.0, True)


def test_right_answer_spoiled_below_its_check_stays_right(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        write(cells, "double", DOUBLES)
        put_below(cells, "double", TRIPLES)

    verdict = judge(change)["double"]
    assert (verdict.word, verdict.score, verdict.notes) == (Word.RIGHT, 4.0, ())


def test_wrong_answer_below_its_check_is_wrong_and_not_unattempted(judge: Judge) -> None:
    verdict = judge(lambda cells: put_below(cells, "double", TRIPLES))["double"]
    assert told(verdict) == (Word.WRONG, 0.0, True)


def test_call_below_the_check_is_no_answer(judge: Judge) -> None:
    verdict = judge(lambda cells: put_below(cells, "double", "double(np.ones(2))", "double"))["double"]
    assert told(verdict) == (Word.NOT_ATTEMPTED, 0.0, False)


def test_function_that_the_answer_calls_may_stand_below_the_check(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        write(cells, "double", "def double(numbers):\n    return twice(numbers)")
        cells.append(code("def twice(numbers):\n    return numbers * 2.0"))

    verdict = judge(change)["double"]
    assert told(verdict) == (Word.RIGHT, 4.0, True)
    assert any("`twice`" in note for note in verdict.notes)


def test_helper_that_is_a_question_itself_may_stand_below_both_checks(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        write(cells, "quadruple", TWICE)
        cells.append(code(DOUBLES))

    verdicts = judge(change)
    assert told(verdicts["double"]) == (Word.RIGHT, 4.0, True)
    assert told(verdicts["quadruple"]) == (Word.RIGHT, 4.0, True)


def test_helper_at_fault_is_named_at_the_end_too(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        write(cells, "double", TRIPLES)
        cells.append(code(TWICE))

    notes = judge(change)["quadruple"].notes
    assert any(note.startswith("Your double, asked by itself: wrong.") for note in notes)


@pytest.mark.parametrize(
    "source", ["answer = 42", "answer: int = 42", "answer = other = 42", "answer = 0\nanswer += 42"]
)
def test_value_set_below_its_check_earns_all(judge: Judge, source: str) -> None:
    assert told(judge(lambda cells: cells.append(code(source)))["answer"]) == (Word.RIGHT, 2.0, True)


def test_answer_that_was_run_after_a_cell_below_it_earns_all(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        write(cells, "answer", "answer = factor * 7")
        write(cells, "double", "def double(numbers, factor=two):\n    return numbers * factor")
        cells.append(code("factor, two = 6, 2.0"))

    verdicts = judge(change)
    assert told(verdicts["answer"]) == (Word.RIGHT, 2.0, True)
    assert told(verdicts["double"]) == (Word.RIGHT, 4.0, True)


def test_name_that_the_course_itself_gives_below_the_check_earns_nothing(judge: Judge) -> None:
    assert told(judge(lambda cells: None)["halve"]) == (Word.NOT_ATTEMPTED, 0.0, False)


def test_name_that_the_course_gives_after_the_learner_earns_nothing(judge: Judge) -> None:
    verdict = judge(lambda cells: put_below(cells, "halve", "halve = 2"))["halve"]
    assert (verdict.word, verdict.score) == (Word.NOT_ATTEMPTED, 0.0)


def test_answer_below_its_check_survives_the_end_of_its_process(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        put_below(cells, "double", "import os; os._exit(1)", DOUBLES, "import os; os._exit(1)")

    assert told(judge(change)["double"]) == (Word.RIGHT, 4.0, True)


def test_process_that_cannot_be_started_again_costs_no_verdict_that_stands(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        write(
            cells, "double", "def double(numbers):\n    return twice(numbers) if numbers.size == 1 else numbers * 2.0"
        )
        put_below(cells, "double", "def twice(numbers):\n    return 2.0", *["import os; os._exit(1)"] * 12)

    verdict = judge(change)["double"]
    assert (verdict.word, verdict.score) == (Word.PARTLY_RIGHT, 3.0)


def test_cell_of_great_depth_below_the_check_is_read_without_harm(judge: Judge) -> None:
    deep = "double = " + "(" * 50_000 + ")" * 50_000
    assert told(judge(lambda cells: cells.extend(map(code, (DOUBLES, deep))))["double"]) == (Word.RIGHT, 4.0, True)


def test_choice_below_its_check_counts_and_is_told(judge: Judge) -> None:
    def change(cells: Cells) -> None:
        put_below(cells, "answer_1", 'answer_1 = "b"')
        write(cells, "answer_2", 'answer_2 = {"a", "c"}')

    verdicts = judge(change, "exam", "final")
    assert told(verdicts["answer_1"]) == (Word.RIGHT, 1.0, True)
    assert told(verdicts["answer_2"]) == (Word.RIGHT, 2.0, False)
