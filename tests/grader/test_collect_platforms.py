"""What learning platforms call files: each learner is one learner, and what the names say is kept."""

import json
from pathlib import Path

import pytest

from grader.intake.collecting.learners import folder_name
from grader.intake.collecting.platforms import PLATFORMS
from tests.grader.lms_sources import (
    NOTEBOOK,
    collect_zip,
    learners,
    origins,
    refusals,
)

ROWS = {f"{row.name} {number}": row for number, row in enumerate(PLATFORMS)}
EXAMPLES = {example.path: (row, example) for row in PLATFORMS for example in row.examples}
KEPT = ("login", "user", "participant", "submission", "attachment", "attempt", "date", "file", "group")


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "class"


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
