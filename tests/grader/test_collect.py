"""Collecting: what a learning management system gives is put in its place, and nothing that was there is lost."""

import os
from pathlib import Path

import pytest

from grader.intake.collecting.collect import collect
from tests.grader.lms_sources import ASSIGNMENTS, NOTEBOOK, collect_zip, submitted, write_folder, zip_bytes


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "class"


LAYOUTS = {
    "ada/lessons/03_assignment.ipynb": "ada/lessons/03_assignment.ipynb",
    "ada/03_assignment.ipynb": "ada/lessons/03_assignment.ipynb",
    "lessons/ada/03_assignment.ipynb": "ada/lessons/03_assignment.ipynb",
    "submitted/ada/lessons/03_assignment.ipynb": "ada/lessons/03_assignment.ipynb",
    "download/ada/lessons/03_assignment.ipynb": "ada/lessons/03_assignment.ipynb",
    "ada/my work/03_assignment.ipynb": "ada/lessons/03_assignment.ipynb",
    "ada\\lessons\\03_assignment.ipynb": "ada/lessons/03_assignment.ipynb",
    "ada/QUIZ-1.IPYNB": "ada/quizzes/quiz-1.ipynb",
    "ada/03_assignment-1.ipynb": "ada/lessons/03_assignment.ipynb",
    "ada/03_assignment (2).ipynb": "ada/lessons/03_assignment.ipynb",
    "ada/03_assignment-Copy1.ipynb": "ada/lessons/03_assignment.ipynb",
    "bitdiddle_ben_12345_678_03_assignment.ipynb": "bitdiddle_ben/lessons/03_assignment.ipynb",
    "bitdiddleben_LATE_12345_678_03_assignment-1.ipynb": "bitdiddleben/lessons/03_assignment.ipynb",
    "Ada Lovelace_99_assignsubmission_file_/03_assignment.ipynb": "Ada_Lovelace/lessons/03_assignment.ipynb",
    "Ada Lovelace_99_assignsubmission_file_03_assignment.ipynb": "Ada_Lovelace/lessons/03_assignment.ipynb",
    "Zoë O'Brien_99_assignsubmission_file_/03_assignment.ipynb": "Zoë_O_Brien/lessons/03_assignment.ipynb",
}


@pytest.mark.parametrize(("name", "place"), LAYOUTS.items(), ids=LAYOUTS)
def test_zip_entry_is_put_where_its_name_says(tmp_path, root, name, place):
    collect_zip(tmp_path, root, {name: NOTEBOOK})
    assert submitted(root) == {place}


@pytest.mark.parametrize(("name", "place"), LAYOUTS.items(), ids=LAYOUTS)
def test_file_in_a_folder_is_put_where_its_name_says(tmp_path, root, name, place):
    collect(write_folder(tmp_path / "download", name), root, ASSIGNMENTS)
    assert submitted(root) == {place}


@pytest.mark.parametrize("name", ["bitdiddle_ben_12345_678_work.zip", "bitdiddle_ben.zip", "bitdiddle_ben/work.zip"])
def test_zip_of_a_learner_is_opened(tmp_path, root, name):
    inner = zip_bytes(tmp_path, {"03_assignment.ipynb": NOTEBOOK, "work/02_distance.ipynb": NOTEBOOK})
    collect_zip(tmp_path, root, {name: inner})
    assert submitted(root) == {"bitdiddle_ben/lessons/03_assignment.ipynb", "bitdiddle_ben/lessons/02_distance.ipynb"}


def test_folder_around_the_whole_class_is_no_learner(tmp_path, root):
    names = ["spring/ada/03_assignment.ipynb", "spring/ben/03_assignment.ipynb", "spring/notes.txt"]
    collected = collect_zip(tmp_path, root, dict.fromkeys(names, NOTEBOOK))
    assert submitted(root) == {"ada/lessons/03_assignment.ipynb", "ben/lessons/03_assignment.ipynb"}
    assert collected.notes[0].startswith("The folder spring lies around all notebooks")


def test_only_learner_in_a_source_is_no_class(tmp_path, root):
    names = ["ada/lessons/03_assignment.ipynb", "ada/quizzes/quiz-1.ipynb"]
    collect_zip(tmp_path, root, dict.fromkeys(names, NOTEBOOK))
    assert submitted(root) == set(names)


def test_renamed_notebook_is_kept_under_its_name_when_the_assignment_is_given(tmp_path, root):
    collect_zip(tmp_path, root, {"ada/My work.ipynb": NOTEBOOK}, "lessons")
    assert submitted(root) == {"ada/lessons/My_work.ipynb"}


def test_content_is_kept_byte_by_byte(tmp_path, root):
    content = b"\xff not even UTF-8"
    collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": content})
    assert (root / "submitted/ada/lessons/03_assignment.ipynb").read_bytes() == content


def test_collected_says_what_was_put_where(tmp_path, root):
    (placed,) = collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": NOTEBOOK}).placed
    assert (placed.student, placed.assignment, placed.origin) == ("ada", "lessons", "ada/03_assignment.ipynb")


def test_no_time_of_submission_is_made_up(tmp_path, root):
    collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": NOTEBOOK})
    assert not (root / "submitted/ada/lessons/timestamp.txt").exists()


def test_nothing_is_left_over_beside_the_submissions(tmp_path, root):
    collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": NOTEBOOK, "ada/broken.zip": b"no zip"})
    assert [path.name for path in root.iterdir()] == ["submitted"]


def test_namesakes_are_kept_apart_by_their_numbers_and_said(tmp_path, root):
    names = [f"Ada Lovelace_{number}_assignsubmission_file_/03_assignment.ipynb" for number in (7, 8)]
    collected = collect_zip(tmp_path, root, dict.fromkeys(names, NOTEBOOK))
    assert submitted(root) == {f"Ada_Lovelace-{number}/lessons/03_assignment.ipynb" for number in (7, 8)}
    assert "'Ada Lovelace' as Ada_Lovelace-7" in collected.notes[0]


def test_names_that_become_one_folder_name_are_kept_apart(tmp_path, root):
    collect_zip(tmp_path, root, dict.fromkeys(["O'Brien/03_assignment.ipynb", "o brien/03_assignment.ipynb"], NOTEBOOK))
    assert len(submitted(root)) == 2


def test_later_submission_replaces_and_the_earlier_one_is_kept(tmp_path, root):
    collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": b"first"})
    (placed,) = collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": b"second"}).placed
    assert placed.path.read_bytes() == b"second"
    assert placed.earlier == root / "submitted_earlier/ada/lessons/1"
    assert (placed.earlier / "03_assignment.ipynb").read_bytes() == b"first"


def test_every_earlier_submission_gets_a_number_of_its_own(tmp_path, root):
    for content in (b"first", b"second", b"third"):
        collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": content})
    shelf = root / "submitted_earlier/ada/lessons"
    assert [(shelf / number / "03_assignment.ipynb").read_bytes() for number in ("1", "2")] == [b"first", b"second"]


def test_collecting_again_changes_nothing(tmp_path, root):
    files = {"ada/03_assignment.ipynb": b"first", "ada/03_assignment-1.ipynb": b"second"}
    collect_zip(tmp_path, root, files)
    before = sorted(root.rglob("*"))
    (placed,) = collect_zip(tmp_path, root, files).placed
    assert placed.unchanged
    assert sorted(root.rglob("*")) == before


def test_notebooks_that_the_later_submission_lacks_stay(tmp_path, root):
    collect_zip(tmp_path, root, {"ada/02_distance.ipynb": b"first", "ada/03_assignment.ipynb": b"first"})
    collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": b"second"})
    assert (root / "submitted/ada/lessons/02_distance.ipynb").read_bytes() == b"first"


def test_time_of_an_earlier_submission_goes_with_it(tmp_path, root):
    collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": b"first"})
    (root / "submitted/ada/lessons/timestamp.txt").write_text("2026-01-30 15:00:00 UTC", encoding="utf-8")
    collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": b"second"})
    assert not (root / "submitted/ada/lessons/timestamp.txt").exists()
    assert (root / "submitted_earlier/ada/lessons/1/timestamp.txt").exists()


VERSIONS = {
    "03_assignment.ipynb 03_assignment-1.ipynb": "second",
    "03_assignment-2.ipynb 03_assignment-1.ipynb": "first",
    "03_assignment.ipynb 03_assignment-Copy1.ipynb": "first",
}


@pytest.mark.parametrize(("names", "latest"), VERSIONS.items(), ids=VERSIONS)
def test_latest_of_several_versions_counts_and_the_others_are_kept(tmp_path, root, names, latest):
    first, second = names.split()
    collected = collect_zip(tmp_path, root, {f"ada/{first}": b"first", f"ada/{second}": b"second"})
    assert (root / "submitted/ada/lessons/03_assignment.ipynb").read_text(encoding="utf-8") == latest
    earlier = (root / "submitted_earlier/ada/lessons/1/03_assignment.ipynb").read_text(encoding="utf-8")
    assert {earlier, latest} == {"first", "second"}
    assert "ada handed in 03_assignment.ipynb 2 times" in collected.notes[0]


def test_later_time_counts_where_names_do_not_tell(tmp_path, root):
    source = write_folder(tmp_path / "download", "ada/a/03_assignment.ipynb", content=b"late")
    write_folder(source, "ada/b/03_assignment.ipynb", "ben/03_assignment.ipynb", content=b"early")
    os.utime(source / "ada/b/03_assignment.ipynb", (0, 0))
    collect(source, root, ASSIGNMENTS)
    assert (root / "submitted/ada/lessons/03_assignment.ipynb").read_bytes() == b"late"
