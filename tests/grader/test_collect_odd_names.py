"""Records and names that are no learner's, or might be another's: nobody's work goes to somebody else."""

from pathlib import Path

import pytest

from grader.intake.collecting.collect import collect
from grader.intake.collecting.learners import folder_name
from tests.grader.lms_sources import (
    ASSIGNMENTS,
    NOTEBOOK,
    collect_zip,
    learners,
    origins,
    refusals,
    submitted,
    zip_bytes,
)


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "class"


METADATA = """
submission_98765:
  :submitters:
  - :name: Ada Lovelace
    :sid: "123"
    :email: ada@example.org
  - :name: Zoë Müller
    :sid: 124
  :created_at: 2024-09-24 21:26:00.000000000 Z
  :results: !ruby/hash:ActiveSupport::HashWithIndifferentAccess
    score: 3
submission_98766:
  :submitters:
  - :name: 山田太郎
    :email: taro@example.org
"""


def test_gradescope_record_names_the_learners_and_work_of_a_group_counts_for_each(tmp_path, root):
    files = {f"assignment_1_export/submission_{number}/03_assignment.ipynb": NOTEBOOK for number in (98765, 98766)}
    collected = collect_zip(tmp_path, root, {"assignment_1_export/submission_metadata.yml": METADATA.encode(), **files})
    assert not refusals(collected)
    assert submitted(root) == {
        f"{name}/lessons/03_assignment.ipynb" for name in ("Ada_Lovelace", "Zoë_Müller", "山田太郎")
    }
    assert origins(root, "Zoë_Müller")["03_assignment.ipynb"]["login"] == "124"


@pytest.mark.parametrize("metadata", [b"no: [yaml", b"- 1", b"\xff\xfe", b"submission_98765: 3", b"[" * 5000])
def test_broken_gradescope_record_costs_no_submission(tmp_path, root, metadata):
    files = {"submission_metadata.yml": metadata, "submission_98765/03_assignment.ipynb": NOTEBOOK}
    collected = collect_zip(tmp_path, root, files)
    assert learners(root) == {"submission_98765"}
    assert any("submission_98765, so the folders' names stay" in note for note in collected.notes)


def test_record_of_a_platform_within_a_learners_zip_is_not_believed(tmp_path, root):
    inner = {"submission_metadata.yml": METADATA.encode(), "submission_98765/03_assignment.ipynb": NOTEBOOK}
    collect_zip(tmp_path, root, {"mallory.zip": zip_bytes(tmp_path, inner)})
    assert learners(root) == {"mallory"}


def test_blackboard_text_file_says_which_underscores_belong_to_the_login(tmp_path, root):
    prefix = "Lessons_j_smith_attempt_2023-09-05-10-11-12"
    files = {f"{prefix}_03_assignment.ipynb": NOTEBOOK, f"{prefix}.txt": b"Name: Jane Smith (j_smith)\r\nAssignment: L"}
    collect_zip(tmp_path, root, files)
    assert learners(root) == {"j_smith"}


@pytest.mark.parametrize("folder", ["week1", "Week 2", "lesson_3", "Woche-4", "tarea 5"])
def test_folder_of_a_week_makes_no_learner(tmp_path, root, folder):
    collected = collect_zip(tmp_path, root, {f"{folder}/03_assignment.ipynb": NOTEBOOK})
    assert not collected.placed
    assert "is no learner's name. Put it into a folder that is named after the learner." in refusals(collected)[0]


@pytest.mark.parametrize("folder", ["Day", "12", "Dag", "neu", "class of ada 1"])
def test_folder_that_may_be_a_learners_is_one(tmp_path, root, folder):
    collect_zip(tmp_path, root, {f"{folder}/03_assignment.ipynb": NOTEBOOK})
    assert learners(root) == {folder_name(folder)}


def test_name_in_utf_8_without_the_mark_is_read(tmp_path, root):
    named = "Zoë Müller/03_assignment.ipynb".encode()
    packed = zip_bytes(tmp_path, {"Zo__ M__ller/03_assignment.ipynb": NOTEBOOK})
    (tmp_path / "unmarked.zip").write_bytes(packed.replace(b"Zo__ M__ller/03_assignment.ipynb", named))
    collect(tmp_path / "unmarked.zip", root, ASSIGNMENTS)
    assert learners(root) == {"Zoë_Müller"}


def test_file_that_is_called_as_a_folder_is_named(tmp_path, root):
    collected = collect_zip(tmp_path, root, {"ada/03_assignment.ipynb/": NOTEBOOK, "ben/03_assignment.ipynb": NOTEBOOK})
    assert "called as a folder is, but holds something" in refusals(collected)[0]


def test_versions_of_which_nothing_tells_the_latest_are_named(tmp_path, root):
    files = {f"7-9 - ada - {day} กันยายน 2567 2126/03_assignment.ipynb": NOTEBOOK + b" " * day for day in (24, 25)}
    collected = collect_zip(tmp_path, root, files)
    assert any("nothing tells which of them is the latest" in note for note in collected.notes)


def test_login_behind_several_titles_is_told(tmp_path, root):
    names = [f"{before}_smith_attempt_2023-09-05-10-11-12_03_assignment.ipynb" for before in ("Lab_j", "Quiz_k")]
    collected = collect_zip(tmp_path, root, dict.fromkeys(names, NOTEBOOK))
    assert any("smith stands behind Lab_j and Quiz_k and is taken for one learner" in one for one in collected.notes)


NOT_HANDED_IN = {
    "index.html": "7-9 - ada - Sep 24, 2024 926 PM/03_assignment.ipynb",
    "Lessons_ada_attempt_2023-09-05-10-11-12.txt": "Lessons_ada_attempt_2023-09-05-10-11-12_03_assignment.ipynb",
    "Lessons_ada_Versuch_2023-09-05-10-11-12.txt": "Lessons_ada_Versuch_2023-09-05-10-11-12_03_assignment.ipynb",
    "Lessons/ada(al)/Feedback Attachment(s)/03_assignment.ipynb": "Lessons/ada(al)/Anhang/03_assignment.ipynb",
    "Ben_9_assignfeedback_file/03_assignment.ipynb": "ada_7_assignsubmission_file/03_assignment.ipynb",
    "Ben_9_assignsubmission_onlinetext_onlinetext.html": "ada_7_assignsubmission_file_03_assignment.ipynb",
    "ben_12_text.html": "ada_12345_678_03_assignment.ipynb",
    "status.xlsx": "ada_x_ada_2345678/03_assignment.ipynb",
}


@pytest.mark.parametrize(("other", "name"), NOT_HANDED_IN.items(), ids=NOT_HANDED_IN)
def test_what_a_platform_made_or_keeps_is_named_and_no_submission(tmp_path, root, other, name):
    collected = collect_zip(
        tmp_path, root, {other: b"not handed in", name: NOTEBOOK, name.replace("ada", "eva"): NOTEBOOK}
    )
    assert not refusals(collected)
    assert {student[:3] for student in learners(root)} == {"ada", "eva"}
    assert all(path.read_bytes() == NOTEBOOK for path in root.rglob("*.ipynb"))
    assert any(other in note for note in collected.notes)


def test_source_that_fits_two_platforms_is_said(tmp_path, root):
    name = "x_ada_attempt_2023-09-05-10-11-12_12_34_03_assignment.ipynb"
    collected = collect_zip(tmp_path, root, {name: NOTEBOOK})
    assert any("Blackboard as well as Canvas" in note for note in collected.notes)


def test_source_of_two_platforms_is_said(tmp_path, root):
    names = ["ada_12345_678_03_assignment.ipynb", "Ben_9_assignsubmission_file_/03_assignment.ipynb"]
    collected = collect_zip(tmp_path, root, dict.fromkeys(names, NOTEBOOK))
    assert learners(root) == {"ada", "Ben"}
    assert any("mixes names of Canvas and Moodle" in note for note in collected.notes)
