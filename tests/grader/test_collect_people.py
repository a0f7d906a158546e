"""Nobody's name leads into another's folder, in one collection or in several, and nobody hands in as another."""

from pathlib import Path

import pytest

from grader.intake.collecting.archives import CollectError
from grader.intake.collecting.collect import Collected, collect
from tests.grader.lms_sources import ASSIGNMENTS, NOTEBOOK, collect_zip, refusals, write_folder, zip_bytes

NAMESAKES = {"Ada Lovelace_7": b"seven", "Ada Lovelace_8": b"eight", "Ada Lovelace-7_9": b"nine"}


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "class"


def moodle(tmp_path: Path, root: Path, people: dict[str, bytes], file: str = "03_assignment") -> Collected:
    files = {f"{name}_assignsubmission_file_/{file}.ipynb": content for name, content in people.items()}
    return collect_zip(tmp_path, root, files)


def handed_in(root: Path, file: str = "lessons/03_assignment") -> dict[str, bytes]:
    return {path.name: path.joinpath(f"{file}.ipynb").read_bytes() for path in (root / "submitted").iterdir()}


def nothing_was_replaced(root: Path) -> bool:
    return not (root / "submitted_earlier").exists()


ORDERS = {
    "at once": [("7", "8", "9")],
    "one after the other": [("7",), ("8",), ("9",)],
    "backwards": [("9",), ("8",), ("7",)],
    "namesakes first": [("7", "8"), ("9",)],
    "the other first": [("9",), ("7", "8")],
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS)
def test_namesakes_and_one_called_like_a_namesakes_folder_stay_three(tmp_path, root, order):
    for numbers in order:
        moodle(tmp_path, root, {name: text for name, text in NAMESAKES.items() if name.endswith(tuple(numbers))})
    assert sorted(handed_in(root).values()) == sorted(NAMESAKES.values())
    assert nothing_was_replaced(root)


def test_number_of_a_namesake_is_not_taken_by_a_name(tmp_path, root):
    moodle(tmp_path, root, NAMESAKES)
    kept = handed_in(root)
    assert (kept["Ada_Lovelace-7"], kept["Ada_Lovelace-8"]) == (b"seven", b"eight")


def test_number_of_a_namesake_is_not_taken_by_a_name_that_is_written_otherwise(tmp_path, root):
    moodle(tmp_path, root, {"ada lovelace_7": b"seven", "ada lovelace_8": b"eight", "Ada Lovelace-7_9": b"nine"})
    kept = handed_in(root)
    assert (kept["ada_lovelace-7"], kept["ada_lovelace-8"]) == (b"seven", b"eight")


@pytest.mark.parametrize("number", [7, 8, 9])
def test_later_submission_of_one_finds_its_own_folder(tmp_path, root, number):
    moodle(tmp_path, root, NAMESAKES)
    before = handed_in(root)
    (name,) = (name for name in NAMESAKES if name.endswith(f"_{number}"))
    moodle(tmp_path, root, {name: b"later"})
    changed = {folder: text for folder, text in handed_in(root).items() if before[folder] != text}
    assert [before[folder] for folder in changed] == [NAMESAKES[name]]


def test_collecting_everybody_again_changes_nothing(tmp_path, root):
    moodle(tmp_path, root, NAMESAKES)
    before = sorted(root.rglob("*"))
    assert all(placed.unchanged for placed in moodle(tmp_path, root, NAMESAKES).placed)
    assert sorted(root.rglob("*")) == before


def test_moodles_number_differs_by_assignment_and_the_learner_stays_one(tmp_path, root):
    moodle(tmp_path, root, {"Ada Lovelace_7": NOTEBOOK})
    moodle(tmp_path, root, {"Ada Lovelace_2050": NOTEBOOK}, "quiz-1")
    assert {path.name for path in (root / "submitted/Ada_Lovelace").iterdir()} == {"lessons", "quizzes"}


def test_learner_of_two_assignments_in_one_source_stays_one(tmp_path, root):
    names = ["lessons/Ada_7_assignsubmission_file_/03_assignment", "quizzes/Ada_99_assignsubmission_file_/quiz-1"]
    collect_zip(tmp_path, root, {f"{name}.ipynb": NOTEBOOK for name in names})
    assert {path.name for path in (root / "submitted").iterdir()} == {"Ada"}


def test_one_of_two_namesakes_in_another_assignment_gets_a_folder_and_it_is_said(tmp_path, root):
    moodle(tmp_path, root, {"Ada Lovelace_7": NOTEBOOK})
    moodle(tmp_path, root, {"Ada Lovelace_8": NOTEBOOK})
    collected = moodle(tmp_path, root, {"Ada Lovelace_2050": NOTEBOOK}, "quiz-1")
    assert any("may be somebody new" in note for note in collected.notes)
    assert len(list((root / "submitted").iterdir())) == 3


SAME_FOLDER_NAME = {
    "signs": ("O'Brien", "O Brien"),
    "case": ("ada lovelace", "Ada Lovelace"),
    "sharp s": ("Strauß", "STRAUSS"),
    "ligature": ("Steﬃ", "Steffi"),
    "dots at the end": ("Ada.", "Ada"),
    "two Unicode forms": ("Zoe\u0308 L.", "Zoë L"),
    "wide letters": ("\uff21da", "Ada"),
    "a login of a domain": ("AD\\ada", "AD ada"),
}


@pytest.mark.parametrize("names", SAME_FOLDER_NAME.values(), ids=SAME_FOLDER_NAME)
@pytest.mark.parametrize("together", [True, False], ids=["at once", "one after the other"])
def test_names_that_look_like_one_folder_stay_two(tmp_path, root, names, together):
    people = {f"{name}_{number}": name.encode() for number, name in enumerate(names, start=1)}
    for part in [people] if together else [{name: text} for name, text in people.items()]:
        moodle(tmp_path, root, part)
    assert len({path.name.casefold() for path in (root / "submitted").iterdir()}) == 2
    assert sorted(handed_in(root).values()) == sorted(people.values())


def test_folder_made_by_hand_is_the_learners_of_that_name(tmp_path, root):
    write_folder(root / "submitted", "Ada_Lovelace/quizzes/quiz-1.ipynb")
    moodle(tmp_path, root, {"Ada Lovelace_7": NOTEBOOK})
    assert {path.name for path in (root / "submitted").iterdir()} == {"Ada_Lovelace"}


def test_folder_named_as_in_the_class_is_that_learners(tmp_path, root):
    moodle(tmp_path, root, {"Ada Lovelace_7": NOTEBOOK})
    collect_zip(tmp_path, root, {"Ada_Lovelace/02_distance.ipynb": NOTEBOOK})
    assert {path.name for path in (root / "submitted").iterdir()} == {"Ada_Lovelace"}


def test_broken_record_of_who_is_who_stops_the_collection_and_names_it(tmp_path, root):
    moodle(tmp_path, root, {"Ada Lovelace_7": NOTEBOOK})
    (record,) = (root / ".grader/origins").rglob("*.json")
    record.write_text("[", encoding="utf-8")
    with pytest.raises(CollectError, match=r"lessons\.json cannot be read"):
        moodle(tmp_path, root, {"Ada Lovelace_8": NOTEBOOK})


SPOOFS = {
    "Moodle's name within a folder": "eve/Ada_7_assignsubmission_file_/03_assignment.ipynb",
    "Moodle's name within a file": "eve/Ada_7_assignsubmission_file_03_assignment.ipynb",
    "Blackboard's name within": "eve/Lessons_Ada_attempt_2023-09-05-10-11-12_03_assignment.ipynb",
    "Brightspace's name within": "eve/1-2 - Ada - Sep 24, 2024 926 PM/03_assignment.ipynb",
    "Sakai's name within": "eve/Ada(ada)/Submission attachment(s)/03_assignment.ipynb",
    "ILIAS's name within": "eve/Abgaben/Ada_Ada_ada_123456/03_assignment.ipynb",
    "a learner and a work within": "eve/Ada - 03_assignment.ipynb",
    "Canvas, then Moodle": "eve_1_2_Ada_7_assignsubmission_file_03_assignment.ipynb",
    "Canvas, then Blackboard": "eve_1_2_x_Ada_attempt_2023-09-05-10-11-12_03_assignment.ipynb",
    "Canvas, then Canvas": "eve_1_2_Ada_3_4_03_assignment.ipynb",
    "Moodle, then Blackboard": "eve_1_assignsubmission_file_x_Ada_attempt_2023-09-05-10-11-12_03_assignment.ipynb",
    "Blackboard, then Blackboard": (
        "L_eve_attempt_2023-09-05-10-11-12_x_Ada_attempt_2024-09-05-10-11-12_03_assignment.ipynb"
    ),
    "a work, then Blackboard": "eve - x_Ada_attempt_2023-09-05-10-11-12_03_assignment.ipynb",
}
OTHERS = {
    "Canvas": "ben_9_8_03_assignment.ipynb",
    "Moodle": "ben_9_assignsubmission_file_03_assignment.ipynb",
    "a work": "ben - 03_assignment.ipynb",
}


@pytest.mark.parametrize(("kind", "name"), SPOOFS.items(), ids=SPOOFS)
def test_end_of_a_name_hands_in_for_nobody_else(tmp_path, root, kind, name):
    other = OTHERS.get(kind.partition(", then")[0])
    collect_zip(tmp_path, root, dict.fromkeys([name, *([other] if other else [])], NOTEBOOK), "lessons")
    names = {path.name for path in (root / "submitted").iterdir()}
    assert "eve" in names
    assert not {"Ada", "Ada_Ada", "ada"} & names


ALONE = [kind for kind in SPOOFS if ", then" in kind and not kind.startswith("a work")]


@pytest.mark.parametrize("kind", ALONE)
def test_end_of_the_only_name_in_a_source_hands_in_for_nobody_else(tmp_path, root, kind):
    collect_zip(tmp_path, root, {SPOOFS[kind]: NOTEBOOK}, "lessons")
    assert {path.name for path in (root / "submitted").iterdir()} == {"eve"}


def test_platforms_name_in_a_learners_zip_hands_in_for_nobody_else(tmp_path, root):
    inner = zip_bytes(tmp_path, {"Ada_7_assignsubmission_file_/03_assignment.ipynb": NOTEBOOK})
    collect_zip(tmp_path, root, {"eve.zip": inner, "ben.zip": inner})
    assert {path.name for path in (root / "submitted").iterdir()} == {"ben", "eve"}


def test_platforms_name_in_one_folder_is_said(tmp_path, root):
    collected = collect_zip(tmp_path, root, {"autumn/Ada_7_assignsubmission_file_/03_assignment.ipynb": NOTEBOOK})
    assert any("Its work counts for autumn" in note for note in collected.notes)


def test_notebook_straight_in_the_folder_of_an_assignment_is_no_learners(tmp_path, root):
    (refusal,) = refusals(collect_zip(tmp_path, root, {"lessons/03_assignment.ipynb": NOTEBOOK}))
    assert "nothing in its path names a learner" in refusal


BACKSLASHES = {
    ("ada\\lessons\\03_assignment.ipynb",): "a backslash is taken for the end of a folder's name",
    ("AD\\jdoe\\03_assignment.ipynb",): "All names have AD\\",
}


@pytest.mark.parametrize(("names", "said"), BACKSLASHES.items(), ids=range(len(BACKSLASHES)))
def test_reading_of_backslashes_is_said(tmp_path, root, names, said):
    assert any(said in note for note in collect_zip(tmp_path, root, dict.fromkeys(names, NOTEBOOK)).notes)


@pytest.mark.parametrize("name", [".ada", ".ada lovelace_7_assignsubmission_file_", "..ada"])
@pytest.mark.parametrize("kind", ["zip", "folder"])
def test_learners_folder_that_begins_with_a_dot_is_refused_by_name(tmp_path, root, name, kind):
    names = [f"{name}/03_assignment.ipynb", "ben/03_assignment.ipynb"]
    if kind == "zip":
        collected = collect_zip(tmp_path, root, dict.fromkeys(names, NOTEBOOK))
    else:
        collected = collect(write_folder(tmp_path / "download", *names), root, ASSIGNMENTS)
    (refusal,) = refusals(collected)
    assert refusal.startswith(name)
    assert f"rename {name} without the dot" in refusal
