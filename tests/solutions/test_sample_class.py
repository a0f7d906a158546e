"""The sample class: its form, and that every kind of learner is in it. Its grading is for the test of the whole day."""

from functools import cache
from pathlib import Path

import pytest

from grader.course import Course
from grader.course.build import build_notebook
from grader.notebook.marks import grade_id_of
from grader.pipeline.sample_class import Sample, read_samples

COURSE = Course(Path(__file__).parents[2])
SAMPLES = read_samples(COURSE)
NOTEBOOKS = {name for assignment in COURSE.assignments for name in COURSE.notebooks(assignment)}


@cache
def cell_names(notebook: str) -> frozenset[str | None]:
    return frozenset(grade_id_of(cell) for cell in build_notebook(COURSE.source(notebook)).cells)


def shown(words: str) -> list[Sample]:
    return [sample for sample in SAMPLES if words in sample.shows]


def starts(words: str) -> list[Sample]:
    return [sample for sample in SAMPLES if sample.shows.startswith(words)]


each_learner = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.student)


def test_class_has_at_least_26_learners() -> None:
    assert len(SAMPLES) >= 26


def test_no_two_learners_show_the_same() -> None:
    assert len({sample.shows for sample in SAMPLES}) == len(SAMPLES)


@each_learner
def test_file_is_named_like_a_person(sample: Sample) -> None:
    assert sample.student.isascii()
    assert sample.student.isalpha()
    assert sample.student.islower()


@each_learner
def test_shows_is_one_sentence(sample: Sample) -> None:
    assert sample.shows[0].isupper()
    assert sample.shows.endswith(".")
    assert ". " not in sample.shows


@each_learner
def test_each_cell_names_a_cell_of_a_notebook(sample: Sample) -> None:
    for _, notebook, name, _ in sample.cells:
        assert notebook in NOTEBOOKS
        assert name in cell_names(notebook), f"{notebook}/{name}"


@each_learner
def test_only_notebooks_that_exist_are_left_out(sample: Sample) -> None:
    assert set(sample.leave_out) <= NOTEBOOKS


@each_learner
def test_no_cell_is_written_for_a_notebook_that_is_left_out(sample: Sample) -> None:
    assert not {notebook for _, notebook, _, _ in sample.cells} & set(sample.leave_out)


@each_learner
def test_no_cell_is_replaced_twice(sample: Sample) -> None:
    replaced = [(notebook, name) for mode, notebook, name, _ in sample.cells if mode == "replace"]
    assert len(set(replaced)) == len(replaced)


@pytest.mark.parametrize(
    ("words", "least"), [("All right", 6), ("Half finished", 3), ("Untouched", 2), ("Crashes", 1), ("Cheats", 6)]
)
def test_enough_learners_of_each_kind(words: str, least: int) -> None:
    assert len(starts(words)) >= least


@pytest.mark.parametrize(
    ("words", "least"),
    [
        ("NaN", 5),
        ("ties to the last index", 4),
        ("square root", 1),
        ("mean for the sum", 2),
        ("from 1", 1),
        ("as a list", 1),
        ("arguments of three functions change", 1),
        ("before the last update", 1),
        ("last J", 2),
        ("Prints the answers", 1),
        ("through the update_centroids that it calls", 1),
        ("stderr", 1),
        ("quiz", 2),
    ],
)
def test_enough_learners_with_each_fault(words: str, least: int) -> None:
    assert len(shown(words)) >= least


@pytest.mark.parametrize(
    "call", ["while True", "sys.exit", "os._exit", "while step < 10", "sys._getframe", "subprocess.run", "gradebook.db"]
)
def test_somebody_writes_what_harms_a_careless_grader(call: str) -> None:
    assert any(call in source for sample in SAMPLES for _, _, _, source in sample.cells)


@pytest.mark.parametrize("sample", starts("Untouched"), ids=lambda sample: sample.student)
def test_untouched_learner_writes_no_cell(sample: Sample) -> None:
    assert sample.start == "untouched"
    assert not sample.cells


@pytest.mark.parametrize("sample", starts("Cheats"), ids=lambda sample: sample.student)
def test_cheat_starts_from_nothing_solved(sample: Sample) -> None:
    assert sample.start == "untouched"
    assert sample.cells


@pytest.mark.parametrize("sample", starts("All right"), ids=lambda sample: sample.student)
def test_right_learner_hands_in_everything_and_writes_a_reflection(sample: Sample) -> None:
    assert not sample.leave_out
    assert ("handwriting", "reflection") in {(notebook, name) for _, notebook, name, _ in sample.cells}


def test_no_two_reflections_are_the_same() -> None:
    texts = [source for sample in SAMPLES for _, _, name, source in sample.cells if name == "reflection"]
    assert len(texts) >= 20
    assert len(set(texts)) == len(texts)
