"""Which file of a submission is which released notebook."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from grader.intake.notebooks.expected import mended_notebook
from grader.intake.notebooks.matching import Matches, match
from grader.plugs.submission_exporter import find_renamed

QUIZZES = {"quiz_1": "Which of these is even?", "quiz_2": "Which of these is odd?"}


def quiz(name: str, question: str) -> NotebookNode:
    """Quizzes differ in their prose alone: their answers and checks have the same names and the same code."""
    marks = {"locked": False, "solution": True, "grade": False, "schema_version": 3, "cell_type": "code"}
    answers = [
        nbformat.v4.new_code_cell(
            f"answer_{number} = None", metadata={"nbgrader": {**marks, "grade_id": f"answer_{number}"}}
        )
        for number in (1, 2)
    ]
    prose = [f"# {name}", f"{question} One of `a`, `b`.", f"And again: {question.lower()} Of `c`, `d`."]
    cells = [nbformat.v4.new_markdown_cell(text) for text in prose]
    return nbformat.v4.new_notebook(cells=[*cells[:2], answers[0], cells[2], answers[1]])


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A released assignment of two quizzes, and another with one lesson."""
    folder = tmp_path / "course" / "quizzes"
    folder.mkdir(parents=True)
    for name, question in QUIZZES.items():
        nbformat.write(quiz(name, question), folder / f"{name}.ipynb")
    lessons = tmp_path / "course" / "lessons"
    lessons.mkdir()
    nbformat.write(
        nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell("# A lesson\n\nRead.")]), lessons / "lesson.ipynb"
    )
    return folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "submitted" / "ada" / "quizzes"
    folder.mkdir(parents=True)
    return folder


Put = Callable[..., Path]


@pytest.fixture
def put(folder: Path) -> Put:
    """Hand in a quiz under any name, worked or as it was released, at a time."""

    def hand_in(name: str, content: str, answer: str = "", time: int = 1_000) -> Path:
        notebook = quiz(content, QUIZZES[content])
        notebook.cells[2].source = f"answer_1 = {answer!r}" if answer else notebook.cells[2].source
        nbformat.write(notebook, folder / name)
        os.utime(folder / name, (time, time))
        return folder / name

    return hand_in


def used(matches: Matches) -> dict[str, str]:
    return {name: path.name for name, path in matches.used.items()}


@pytest.mark.parametrize(
    "names",
    [
        ("Copy of quiz_1.ipynb", "Copy of quiz_2.ipynb"),
        ("Kopie van quiz_1.ipynb", "quiz_2 (1).ipynb"),
        ("quiz_1-Copy1.ipynb", "quiz 2 - Kopie (2).ipynb"),
        ("Ada quiz-1 2024-09-05.ipynb", "QUIZ_2.IPYNB"),
        ("quiz_1.ipynb.txt", "quiz_2.ipynb.json"),
        ("quiz_1.json", "quiz_2のコピー.ipynb"),
        ("Untitled.ipynb", "Untitled1.ipynb"),
        ("z.ipynb", "a.ipynb"),
    ],
    ids=" + ".join,
)
def test_each_copy_is_the_quiz_it_was_made_from(names: Sequence[str], put: Put, folder: Path, released: Path) -> None:
    for name, content in zip(names, QUIZZES, strict=True):
        put(name, content)
    assert used(match(folder, released)) == dict(zip(QUIZZES, names, strict=True))


def test_renamed_second_quiz_is_not_taken_for_the_first(put: Put, folder: Path, released: Path) -> None:
    put("mine.ipynb", "quiz_2", "b")
    assert used(match(folder, released)) == {"quiz_2": "mine.ipynb"}


def test_one_file_is_one_notebook_only(put: Put, folder: Path, released: Path) -> None:
    put("quiz_1.ipynb", "quiz_1", "b")
    put("again.ipynb", "quiz_1", "b")
    assert set(used(match(folder, released))) == {"quiz_1"}


def test_name_counts_where_the_cells_are_all_the_learners_own(folder: Path, released: Path) -> None:
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")]), folder / "Copy of quiz_1.ipynb")
    assert used(match(folder, released)) == {"quiz_1": "Copy of quiz_1.ipynb"}


@pytest.mark.parametrize("name", ["quiz_1.ipynb", "Copy of quiz_1.ipynb", "quiz_1 (2).ipynb"])
def test_name_and_cells_that_disagree_leave_both_undecided(name: str, put: Put, folder: Path, released: Path) -> None:
    path = put(name, "quiz_2", "b")
    matches = match(folder, released)
    assert used(matches) == {}
    assert set(matches.undecided) == {"quiz_1", "quiz_2"}
    assert "do not agree" in matches.unused[path]


def test_quizzes_under_each_others_names_are_undecided(put: Put, folder: Path, released: Path) -> None:
    put("quiz_1.ipynb", "quiz_2", "b")
    put("quiz_2.ipynb", "quiz_1", "b")
    assert used(match(folder, released)) == {}


def test_file_with_the_cells_of_both_quizzes_is_undecided(folder: Path, released: Path) -> None:
    cells = [cell for name, question in QUIZZES.items() for cell in quiz(name, question).cells]
    nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / "both.ipynb")
    matches = match(folder, released)
    assert (used(matches), set(matches.undecided)) == ({}, {"quiz_1", "quiz_2"})


def test_undecided_file_is_said_not_to_be_used_in_the_verdict(put: Put, folder: Path, released: Path) -> None:
    put("quiz_1.ipynb", "quiz_2", "b")
    told = mended_notebook(folder / "quiz_1.ipynb", released).metadata["intake"]
    assert told["unreadable"]
    assert "may be quiz_1 (quizzes) or quiz_2 (quizzes)" in told["notes"][0]["sentence"]


def test_unrelated_notebook_is_nothing(folder: Path, released: Path) -> None:
    nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("answer_1 = 1")]), folder / "other.ipynb")
    matches = match(folder, released)
    assert (used(matches), matches.undecided) == ({}, {})
    assert "neither its name nor its cells" in matches.unused[folder / "other.ipynb"]


def test_notebook_of_another_assignment_is_named_as_such(folder: Path, released: Path) -> None:
    lesson = nbformat.read(released.parent / "lessons" / "lesson.ipynb", as_version=4)
    nbformat.write(lesson, folder / "mine.ipynb")
    assert "lesson (lessons)" in match(folder, released).unused[folder / "mine.ipynb"]


@pytest.mark.parametrize("copy", ["Copy of quiz_1.ipynb", "quiz_1 (1).ipynb", "quiz_1-Copy1.ipynb", "mine.ipynb"])
@pytest.mark.parametrize(("older", "newer"), [("original", "copy"), ("copy", "original")])
def test_file_with_work_in_it_counts_whichever_is_newer(
    copy: str, older: str, newer: str, put: Put, folder: Path, released: Path
) -> None:
    times = {older: 1_000, newer: 2_000}
    put("quiz_1.ipynb", "quiz_1", time=times["original"])
    put(copy, "quiz_1", "b", time=times["copy"])
    matches = match(folder, released)
    assert used(matches) == {"quiz_1": copy}
    assert "as it was released" in matches.unused[folder / "quiz_1.ipynb"]


@pytest.mark.parametrize(
    ("name", "other"), [("quiz_1.ipynb", "Copy of quiz_1.ipynb"), ("Copy of quiz_1.ipynb", "quiz_1.ipynb")]
)
def test_newer_of_two_with_work_counts_and_both_are_named(
    name: str, other: str, put: Put, folder: Path, released: Path
) -> None:
    put(name, "quiz_1", "b", time=2_000)
    put(other, "quiz_1", "a", time=1_000)
    matches = match(folder, released)
    assert used(matches) == {"quiz_1": name}
    assert all(one in " ".join(matches.notes["quiz_1"]) for one in (name, other))
    assert list(matches.unused) == [folder / other]


def test_worked_copy_counts_before_an_original_that_cannot_be_read(put: Put, folder: Path, released: Path) -> None:
    put("Copy of quiz_1.ipynb", "quiz_1", "b")
    (folder / "quiz_1.ipynb").write_bytes(b"{")
    assert used(match(folder, released)) == {"quiz_1": "Copy of quiz_1.ipynb"}


def test_what_cannot_be_read_counts_before_a_copy_without_work(put: Put, folder: Path, released: Path) -> None:
    put("Copy of quiz_1.ipynb", "quiz_1", time=2_000)
    (folder / "quiz_1.ipynb").write_bytes(b"{")
    assert used(match(folder, released)) == {"quiz_1": "quiz_1.ipynb"}


def test_own_notes_that_bear_a_released_name_do_not_count_before_it(put: Put, folder: Path, released: Path) -> None:
    put("quiz_1.ipynb", "quiz_1", "b", time=1_000)
    own = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print('my notes')")])
    nbformat.write(own, folder / "notes on quiz_1.ipynb")
    assert used(match(folder, released)) == {"quiz_1": "quiz_1.ipynb"}


def test_quiz_is_known_with_other_line_ends_and_another_order(folder: Path, released: Path) -> None:
    notebook = quiz("quiz_2", QUIZZES["quiz_2"])
    for cell in notebook.cells:
        cell.source = cell.source.replace("\n", "\r\n") + "\r\n"
    notebook.cells.reverse()
    (folder / "mine.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    assert used(match(folder, released)) == {"quiz_2": "mine.ipynb"}


def test_quiz_is_known_after_an_editor_dropped_all_names(folder: Path, released: Path) -> None:
    notebook = quiz("quiz_2", QUIZZES["quiz_2"])
    for cell in notebook.cells:
        cell.metadata = NotebookNode()
    nbformat.write(notebook, folder / "mine.ipynb")
    assert used(match(folder, released)) == {"quiz_2": "mine.ipynb"}


def test_notebook_whose_name_is_no_text_is_found_and_named(put: Put, folder: Path, released: Path) -> None:
    put(os.fsdecode(b"work\xff.ipynb"), "quiz_1", "b")
    told = mended_notebook(folder / "quiz_1.ipynb", released).metadata["intake"]
    assert r"work\udcff.ipynb was taken as quiz_1.ipynb" in told["notes"][0]["sentence"]


def test_file_is_looked_into_again_after_a_change(put: Put, folder: Path, released: Path) -> None:
    put("mine.ipynb", "quiz_1", "b", time=1_000)
    match(folder, released)
    put("mine.ipynb", "quiz_2", "b", time=2_000)
    assert used(match(folder, released)) == {"quiz_2": "mine.ipynb"}


def test_more_notebooks_than_are_looked_into_are_named(put: Put, folder: Path, released: Path) -> None:
    for number in range(60):
        put(f"one{number:02}.ipynb", "quiz_1")
    put("quiz_1.ipynb", "quiz_1", "b")
    matches = match(folder, released)
    assert used(matches) == {"quiz_1": "quiz_1.ipynb"}
    assert len(matches.unused) == 60


def test_plain_nbgrader_is_told_of_renamed_notebooks(put: Put, folder: Path, released: Path) -> None:
    notebooks = [str(put("Copy of quiz_2.ipynb", "quiz_2", "b"))]
    find_renamed(released.parent, notebooks=notebooks, assignment="quizzes", student="ada")
    assert str(folder / "quiz_2.ipynb") in notebooks
    assert str(folder / "quiz_1.ipynb") not in notebooks


def test_file_that_holds_two_quizzes_whose_answers_have_the_same_names_is_undecided(
    put: Put, folder: Path, released: Path
) -> None:
    both = nbformat.read(put("quiz_1.ipynb", "quiz_1", "b"), as_version=4)
    both.cells += quiz("quiz_2", QUIZZES["quiz_2"]).cells
    nbformat.write(both, folder / "quiz_1.ipynb")
    matches = match(folder, released)
    assert not used(matches)
    assert "it may be quiz_1 (quizzes) or quiz_2 (quizzes)" in matches.undecided["quiz_1"]
