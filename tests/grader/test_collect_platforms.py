"""What learning platforms call files: each learner is one learner, and what the names say is kept."""

import json
from pathlib import Path

import pytest

from grader.intake.collect import collect
from grader.intake.learners import folder_name
from grader.intake.platforms import PLATFORMS
from tests.grader.lms_sources import ASSIGNMENTS, NOTEBOOK, collect_zip, refusals, submitted, zip_bytes

ROWS = {f"{row.name} {number}": row for number, row in enumerate(PLATFORMS)}
EXAMPLES = {example.path: (row, example) for row in PLATFORMS for example in row.examples}
KEPT = ("login", "user", "participant", "submission", "attachment", "attempt", "date", "file", "group")


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "class"


def learners(root: Path) -> set[str]:
    return {path.name for path in (root / "submitted").iterdir()}


def origins(root: Path, student: str, assignment: str = "lessons") -> dict[str, dict[str, str]]:
    path = root / ".grader/origins" / student / f"{assignment}.json"
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_pattern_reads_what_its_examples_say(row):
    assert len(row.examples) >= 3
    assert {example.path: row.read(example.path) for example in row.examples} == {
        example.path: example.read for example in row.examples
    }


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_pattern_has_a_source_and_examples_beyond_english(row):
    assert row.source
    assert {example.path.isascii() for example in row.examples} == {True, False}


@pytest.mark.parametrize("path", EXAMPLES, ids=EXAMPLES)
def test_example_is_one_learner_whose_numbers_are_kept(tmp_path, root, path):
    _, example = EXAMPLES[path]
    assert not refusals(collect_zip(tmp_path, root, {path: NOTEBOOK}, "lessons"))
    (student,) = learners(root)
    assert student.startswith(folder_name(example.read.get("name", example.read.get("login"))))
    (kept,) = origins(root, student).values()
    assert {field: kept.get(field) for field in KEPT} == {field: example.read.get(field) for field in KEPT}
    assert kept.get("late", False) == ("LATE" in path)
    assert kept["origin"] == path


ONE_LEARNER = {
    "subfolders on Moodle": [
        "Ada Lovelace_1234567_assignsubmission_file/week1/03_assignment.ipynb",
        "Ada Lovelace_1234567_assignsubmission_file/week2/02_distance.ipynb",
    ],
    "subfolders": ["Ada_Lovelace/week1/03_assignment.ipynb", "Ada_Lovelace/week2/02_distance.ipynb"],
    "Wochen": ["Ada_Lovelace/Woche 1/03_assignment.ipynb", "Ada_Lovelace/Woche 2/03_assignment.ipynb"],
    "numbers": ["Ada_Lovelace/1/03_assignment.ipynb", "Ada_Lovelace/2/02_distance.ipynb"],
    "Sakai": ["Lessons/grades.csv", "Lessons/Ada Lovelace(al123)/Submission attachment(s)/03_assignment.ipynb"],
    "Sakai's time": [
        "Übung 3/Ada Lovelace(al123)/timestamp.txt",
        "Übung 3/Ada Lovelace(al123)/Anhänge/03_assignment.ipynb",
    ],
    "Brightspace's attempts": [
        "7-9 - Ada Lovelace - 24 sep. 2024 2126/03_assignment.ipynb",
        "7-9 - Ada Lovelace - 25 okt. 2024 0801/03_assignment.ipynb",
    ],
    "Canvas's anonymous": ["anon_8Xk2p_1_03_assignment.ipynb", "LATE_anon_8Xk2p_2_02_distance.ipynb"],
    "ILIAS in a folder": ["Blatt 3/status.xlsx", "Blatt 3/Abgaben/Ada_Lovelace_al_2345678/03_assignment.ipynb"],
    "Teams": [
        "Student Work/Submitted files/Ada Lovelace/Lesson 3/Version 1/03_assignment.ipynb",
        "Student Work/Submitted files/Ada Lovelace/Lesson 3/Version 2/03_assignment.ipynb",
    ],
    "Moodle in the folder of the assignment": [
        "lessons/Ada Lovelace_7_assignsubmission_file_03_assignment.ipynb",
    ],
}


@pytest.mark.parametrize("names", ONE_LEARNER.values(), ids=ONE_LEARNER)
def test_one_learner_stays_one(tmp_path, root, names):
    files = {name: NOTEBOOK if name.endswith(".ipynb") else b"" for name in names}
    assert not refusals(collect_zip(tmp_path, root, files))
    assert learners(root) in ({"Ada_Lovelace"}, {"anon_8Xk2p"})


SEVERAL = {
    "a class in a folder": (["spring/ada/03_assignment.ipynb", "spring/ben/03_assignment.ipynb"], {"ada", "ben"}),
    "numbers of people": (["spring/12345/03_assignment.ipynb", "spring/12346/03_assignment.ipynb"], {"12345", "12346"}),
    "logins of a domain": (
        ["AD\\jdoe/03_assignment.ipynb", "AD\\asmith/03_assignment.ipynb"],
        {"AD_jdoe", "AD_asmith"},
    ),
    "logins of a domain, unpacked on Windows": (
        ["AD\\jdoe\\03_assignment.ipynb", "AD\\asmith\\03_assignment.ipynb"],
        {"AD_jdoe", "AD_asmith"},
    ),
    "logins of a domain in files": (
        [f"Lessons_AD\\{login}_attempt_2023-09-05-10-11-12_03_assignment.ipynb" for login in ("jdoe", "asmith")],
        {"AD_jdoe", "AD_asmith"},
    ),
    "folders of Windows": (["spring\\ada\\03_assignment.ipynb", "spring\\ben\\03_assignment.ipynb"], {"ada", "ben"}),
    "underscores in logins": (
        [f"Lessons_{login}_attempt_2023-09-05-10-11-12_03_assignment.ipynb" for login in ("j_smith", "k_smith")],
        {"j_smith", "k_smith"},
    ),
    "underscores in some logins": (
        [f"Lab 1_{login}_intento_2023-09-05-10-11-12_03_assignment.ipynb" for login in ("j_smith", "k_smith", "adoe")],
        {"j_smith", "k_smith", "adoe"},
    ),
    "underscores in titles and logins": (
        [f"Übung_K_{login}_Versuch_2023-09-05-10-11-12_03_assignment.ipynb" for login in ("j_x_smith", "k_smith", "x")],
        {"j_x_smith", "k_smith", "x"},
    ),
    "titles with numbers": (
        [f"Lab_{lab}_attempt_2023-09-05-10-11-12_03_assignment.ipynb" for lab in ("2_ada", "3_ada", "2_ben")],
        {"ada", "ben"},
    ),
    "drafts of Teams beside what was handed in": (
        [
            f"Student Work/{box}/{name}/L/{more}03_assignment.ipynb"
            for name in ("ada", "ben")
            for box, more in (("Submitted files", "Version 1/"), ("Working files", ""))
        ],
        {"ada", "ben"},
    ),
    "versions of Teams in Spanish": (
        [f"{name}/L/Versión 1/03_assignment.ipynb" for name in ("ada", "ben")],
        {"ada", "ben"},
    ),
    "marks of Devanagari": (
        [f"{name}_{number}_assignsubmission_file/03_assignment.ipynb" for number, name in enumerate(("प्रिया", "प्रयी"))],
        {"प्रिया", "प्रयी"},
    ),
    "blind marking": (
        [f"Teilnehmerin_{number}_assignsubmission_file/03_assignment.ipynb" for number in (7, 8)],
        {"Teilnehmerin-7", "Teilnehmerin-8"},
    ),
    "a number at the end of a name": (
        ["smith_7_12345_678901_03_assignment.ipynb", "smith_8_12346_678902_03_assignment.ipynb"],
        {"smith_7", "smith_8"},
    ),
    "groups before names": (
        [
            "Group A-Ada Lovelace_7_assignsubmission_file_/03_assignment.ipynb",
            "Gruppe 2-Mary-Ann Smith_8_assignsubmission_file_/03_assignment.ipynb",
            "Jean-Luc Picard_9_assignsubmission_file_/03_assignment.ipynb",
        ],
        {"Ada_Lovelace", "Mary-Ann_Smith", "Jean-Luc_Picard"},
    ),
}


@pytest.mark.parametrize(("names", "expected"), SEVERAL.values(), ids=SEVERAL)
def test_several_learners_stay_several(tmp_path, root, names, expected):
    assert not refusals(collect_zip(tmp_path, root, dict.fromkeys(names, NOTEBOOK)))
    assert learners(root) == expected


LATEST = {
    "Blackboard": (
        "Lessons_ada_attempt_2023-09-13-10-00-00_03_assignment.ipynb",
        "Lessons_ada_attempt_2023-09-12-14-55-01_03_assignment.ipynb",
    ),
    "Brightspace": (
        "7-9 - ada - Oct 1, 2024 926 AM/03_assignment.ipynb",
        "7-9 - ada - Sep 24, 2024 926 PM/03_assignment.ipynb",
    ),
    "Brightspace within a day": (
        "7-9 - ada - Sep 24, 2024 101 PM/03_assignment.ipynb",
        "7-9 - ada - Sep 24, 2024 1159 AM/03_assignment.ipynb",
    ),
    "Brightspace in French": (
        "7-9 - ada - 2 octobre 2024 08 h 26/03_assignment.ipynb",
        "7-9 - ada - 24 septembre 2024 21 h 26/03_assignment.ipynb",
    ),
    "Brightspace in Dutch": (
        "7-9 - ada - 3 mei 2024 0826/03_assignment.ipynb",
        "7-9 - ada - 24 mrt. 2024 2126/03_assignment.ipynb",
    ),
    "Brightspace in Chinese": (
        "7-9 - ada - 2024年10月1日 上午926/03_assignment.ipynb",
        "7-9 - ada - 2024年9月24日 下午926/03_assignment.ipynb",
    ),
    "Teams": (
        "Submitted files/ada/Lesson 3/Version 10/03_assignment.ipynb",
        "Submitted files/ada/Lesson 3/Version 9/03_assignment.ipynb",
    ),
}


@pytest.mark.parametrize(("later", "earlier"), LATEST.values(), ids=LATEST)
def test_latest_attempt_counts_whatever_its_place_in_the_source(tmp_path, root, later, earlier):
    collect_zip(tmp_path, root, {later: b"later", earlier: b"earlier"})
    assert (root / "submitted/ada/lessons/03_assignment.ipynb").read_bytes() == b"later"
    assert (root / "submitted_earlier/ada/lessons/1/03_assignment.ipynb").read_bytes() == b"earlier"


def test_what_is_known_of_an_earlier_submission_goes_with_it(tmp_path, root):
    first, second = (f"ada_LATE_12345_{number}_03_assignment.ipynb" for number in (678, 679))
    collect_zip(tmp_path, root, {first: b"first"})
    collect_zip(tmp_path, root, {second: b"second"})
    shelved = json.loads((root / "submitted_earlier/ada/lessons/1/origins.json").read_text(encoding="utf-8"))
    assert shelved["03_assignment.ipynb"]["attachment"] == "678"
    assert origins(root, "ada")["03_assignment.ipynb"]["attachment"] == "679"


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
