"""Grading from hand-in to row, through the command, on the small course."""

from pathlib import Path

import nbformat
import pytest

from tests.conftest import HandIn
from tests.grader.grading.conftest import RIGHT, Grade, verdicts

pytestmark = pytest.mark.slow  # test_grade_class.py goes the same way, for fewer learners


def test_right_answers_get_all_points(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double=RIGHT, answer="answer = 42")
    rows = grade("lessons", status=0)
    assert {name: (row["score"], row["verdict"]) for name, row in rows.items()} == {
        "check_double": (4.0, "right"),
        "check_answer": (2.0, "right"),
    }


def test_untouched_notebook_is_not_attempted(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada")
    rows = grade("lessons", status=0)
    assert {(row["score"], row["verdict"]) for row in rows.values()} == {(0.0, "not attempted")}


def test_warning_on_stderr_costs_nothing(hand_in: HandIn, grade: Grade) -> None:
    noisy = "import sys, warnings\nwarnings.warn('careful')\nprint('noise', file=sys.stderr)\n" + RIGHT
    hand_in("ada", double=noisy)
    assert grade("lessons")["check_double"]["score"] == 4.0


def test_misconception_is_named(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double="def double(numbers):\n    return numbers ** 2", answer="answer = 13")
    rows = grade("lessons")
    assert (rows["check_double"]["diagnosis"], rows["check_answer"]["diagnosis"]) == ("squares", "adds")


def test_failing_aspect_costs_its_own_points_only(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double="def double(numbers):\n    if len(numbers) == 0: return None\n    return numbers * 2.0")
    row = grade("lessons")["check_double"]
    assert (row["score"], row["verdict"]) == (3.0, "partly right")


def test_changed_argument_costs_its_aspect(hand_in: HandIn, grade: Grade) -> None:
    sly = "def double(x):\n    r = x * 2.0\n    if x.flags.writeable and x.size: x[0] = 7\n    return r"
    hand_in("ada", double=sly)
    row = grade("lessons")["check_double"]
    assert row["score"] == 3.0
    assert "changed its argument numbers" in row["message"]


def test_without_its_foundation_no_aspect_earns_anything(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double="def double(numbers):\n    return numbers")
    assert grade("lessons")["check_double"]["score"] == 0.0


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("def double(numbers):\n    return numbers / nothing", "crashed"),
        ("def double(numbers)\n    return numbers", "crashed"),
        ("def double(numbers):\n    while True: pass", "timed out"),
        ("def double(numbers):\n    while True: print('more')", "timed out"),
        ("import os\ndef double(numbers):\n    os._exit(0)", "crashed"),
        ("import os\ndef double(numbers):\n    os.kill(os.getpid(), 9)", "crashed"),
        ("class Liar:\n    __eq__ = lambda *_: True\ndef double(numbers):\n    return Liar()", "malformed"),
        ("def double(numbers):\n    return 'two'", "malformed"),
        ("def double(numbers):\n    numbers * 2.0", "wrong"),
        ("def dubble(numbers):\n    return numbers", "missing"),
        ("double = 5", "malformed"),
    ],
    ids=[
        "raises",
        "syntax",
        "loops",
        "prints",
        "exits",
        "kills",
        "liar",
        "text",
        "no-return",
        "misspelt",
        "no-function",
    ],
)
def test_what_a_function_does_to_itself_is_a_verdict(hand_in: HandIn, grade: Grade, source: str, verdict: str) -> None:
    hand_in("ada", double=source, answer="answer = 42")
    hand_in("bob", double=RIGHT)
    rows = grade("lessons", status=0)
    assert verdicts(rows) == {"check_double": verdict, "check_answer": "right"}
    assert rows["check_double"]["score"] == 0.0
    assert grade("lessons", student="bob")["check_double"]["score"] == 4.0


def test_misspelt_function_gets_its_name_suggested(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", double="def dubble(numbers):\n    return numbers")
    assert "dubble" in grade("lessons")["check_double"]["message"]


def test_cell_that_ends_the_process_costs_that_cell_only(hand_in: HandIn, grade: Grade) -> None:
    path = hand_in("ada", double=RIGHT)
    notebook = nbformat.read(path, as_version=4)
    notebook.cells.insert(1, nbformat.v4.new_code_cell("import os; os._exit(1)"))
    nbformat.write(notebook, path)
    assert grade("lessons")["check_double"]["verdict"] == "right"


@pytest.mark.parametrize(
    "content", [b"no json", b"\xff\xfe", b"{}", b'{"nbformat": 2}'], ids=["text", "binary", "object", "format-2"]
)
def test_unreadable_notebook_is_malformed_and_stays_as_it_was(hand_in: HandIn, grade: Grade, content: bytes) -> None:
    path = hand_in("ada")
    path.write_bytes(content)
    hand_in("bob", double=RIGHT)
    rows = grade("lessons", status=0)
    assert set(verdicts(rows).values()) == {"malformed"}
    assert "01_doubling.ipynb" in rows["check_double"]["message"]
    assert path.read_bytes() == content
    assert grade("lessons", student="bob")["check_double"]["score"] == 4.0


def test_notebook_not_handed_in_is_missing(hand_in: HandIn, grade: Grade, class_folder: Path) -> None:
    hand_in("ada").unlink()
    assert set(verdicts(grade("lessons", status=0)).values()) == {"missing"}


def test_renamed_notebook_is_graded_and_the_file_stays(hand_in: HandIn, grade: Grade) -> None:
    path = hand_in("ada", double=RIGHT)
    renamed = path.rename(path.with_name("my homework.ipynb"))
    row = grade("lessons")["check_double"]
    assert (row["score"], renamed.exists(), path.exists()) == (4.0, True, False)
    assert "my homework.ipynb was taken as 01_doubling.ipynb" in row["message"]


def test_deleted_answer_is_missing_work_with_a_score(hand_in: HandIn, grade: Grade) -> None:
    path = hand_in("ada")
    notebook = nbformat.read(path, as_version=4)
    gone = {"double", "check_double"}
    notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") not in gone]
    nbformat.write(notebook, path)
    row = grade("lessons", status=0)["check_double"]
    assert (row["score"], row["verdict"]) == (0.0, "missing")


def test_deleted_prose_is_missing_work_and_waits_for_nobody(hand_in: HandIn, grade: Grade) -> None:
    path = hand_in("ada", "final")
    notebook = nbformat.read(path, as_version=4)
    notebook.cells = [cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") != "essay"]
    nbformat.write(notebook, path)
    assert grade("exam", status=0)["essay"]["verdict"] == "missing"


def test_prose_that_was_written_needs_a_person(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", "final", essay="Twice is twice.")
    assert grade("exam", status=1)["essay"]["verdict"] == "needs a person"


def test_untouched_prose_is_not_attempted(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", "final")
    assert set(verdicts(grade("exam", status=0)).values()) == {"not attempted"}


@pytest.mark.parametrize(
    ("source", "score", "verdict"),
    [
        ('answer_2 = {"a", "c"}', 2.0, "right"),
        ('answer_2 = ["C", "a"]', 2.0, "right"),
        ('answer_2 = "a, c"', 2.0, "right"),
        ('answer_2 = {"a"}', 1.0, "partly right"),
        ('answer_2 = {"a", "b", "c", "d"}', 0.0, "wrong"),
        ('answer_2 = {"b"}', 0.0, "wrong"),
        ('answer_2 = {"e"}', 0.0, "malformed"),
        ("answer_2 = 7", 0.0, "malformed"),
        ("answer_2 = open('x')", 0.0, "malformed"),
        ("answer_2 = None", 0.0, "not attempted"),
        ("", 0.0, "missing"),
        ("answer_2 = (", 0.0, "missing"),
    ],
)
def test_quiz_answer_is_read_as_text(hand_in: HandIn, grade: Grade, source: str, score: float, verdict: str) -> None:
    hand_in("ada", "final", answer_2=source)
    row = grade("exam")["check_answer_2"]
    assert (row["score"], row["verdict"]) == (score, verdict)


def test_feedback_on_a_choice_says_why_and_not_what_is_right(hand_in: HandIn, grade: Grade) -> None:
    hand_in("ada", "final", answer_1='answer_1 = "a"')
    message = grade("exam")["check_answer_1"]["message"]
    assert "Half is less." in message
    assert "Twice it is." not in message
