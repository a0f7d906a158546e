"""Which files are collected: notebooks under the names that browsers give them, and what lies beside a notebook."""

import gzip
import json
from pathlib import Path

import pytest

from grader.intake.collecting import collect as collecting
from grader.intake.collecting.archives import CollectError
from grader.intake.collecting.collect import collect
from grader.intake.companions import COMPANION_BYTES, COMPANION_FILES, is_companion
from tests.grader.lms_sources import ASSIGNMENTS, NOTEBOOK, collect_zip, refusals, submitted, zip_bytes

PLACE = "ada/lessons/03_assignment.ipynb"


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "class"


NOTEBOOK_NAMES = [
    "03_assignment.ipynb.txt",
    "03_assignment.ipynb.json",
    "03_assignment.json",
    "03_assignment.txt",
    "03_assignment.JSON",
    "03_assignment.IPYNB",
    "03_assignment.ipynb (1).json",
    "03_assignment (2).ipynb.txt",
    "03_assignment",
]


@pytest.mark.parametrize("name", NOTEBOOK_NAMES)
def test_notebook_is_one_whatever_a_browser_called_it(tmp_path, root, name):
    assert not refusals(collect_zip(tmp_path, root, {f"ada/{name}": NOTEBOOK}))
    assert submitted(root) == {PLACE}


CONTENTS = {
    "a byte order mark": b"\xef\xbb\xbf" + NOTEBOOK,
    "UTF-16": NOTEBOOK.decode().encode("utf-16"),
    "UTF-16 of the other order": b"\xfe\xff" + NOTEBOOK.decode().encode("utf-16-be"),
    "spaces first": b"\r\n  " + NOTEBOOK,
    "format 3": b'{"worksheets": [{"cells": []}], "metadata": {}, "nbformat": 3, "nbformat_minor": 0}',
}


@pytest.mark.parametrize("content", CONTENTS.values(), ids=CONTENTS)
def test_content_decides_in_any_encoding(tmp_path, root, content):
    assert not refusals(collect_zip(tmp_path, root, {"ada/03_assignment.ipynb.txt": content}))
    assert (root / "submitted" / PLACE).read_bytes() == content


@pytest.mark.parametrize("content", [b"", b"my notes", b"[1, 2]", b'{"cells": 3}', b"<html>nbformat cells</html>"])
def test_file_that_is_only_named_as_a_notebook_is_refused(tmp_path, root, content):
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada/03_assignment.ipynb.txt": content}))
    assert "it is named as a notebook, but holds none" in refusal


ARCHIVES = ["lab.tar.gz", "lab.tgz", "lab.7z", "lab.rar", "lab.tar", "lab.tar.xz", "lab.tar.bz2", "lab.zst", "LAB.RAR"]


@pytest.mark.parametrize("name", ARCHIVES)
def test_archive_of_another_kind_is_refused_with_what_to_do(tmp_path, root, name):
    (refusal,) = refusals(collect_zip(tmp_path, root, {f"ada/{name}": b"x", "ben/03_assignment.ipynb": NOTEBOOK}))
    assert "Ask for a zip of the notebooks, or collect an unpacked folder." in refusal


FALSE_ZIPS = {
    "RAR": (b"Rar!\x1a\x07\x01\x00" + bytes(50), "a RAR archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(50), "a 7z archive"),
    "gzip": (gzip.compress(b"x"), "a gzip file"),
    "tar": (bytes(257) + b"ustar" + bytes(300), "a tar archive"),
    "a login page": (b"\n<!DOCTYPE html><title>Log in</title>", "a web page"),
    "nothing": (b"", "it is empty"),
}


@pytest.mark.parametrize(("content", "said"), FALSE_ZIPS.values(), ids=FALSE_ZIPS)
def test_zip_that_is_none_is_refused_with_what_it_is(tmp_path, root, content, said):
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada/lab.zip": content, "ben/03_assignment.ipynb": NOTEBOOK}))
    assert said in refusal


@pytest.mark.parametrize(("content", "said"), FALSE_ZIPS.values(), ids=FALSE_ZIPS)
def test_source_that_is_no_zip_is_an_error_with_what_it_is(tmp_path, root, content, said):
    source = tmp_path / "download.zip"
    source.write_bytes(content)
    with pytest.raises(CollectError, match=said):
        collect(source, root, ASSIGNMENTS)


COMPANIONS = ["helper.py", "iris.csv", "notes.txt", "data.json", "start.npy", "starts.npz", "plot.PNG", "photo.jpg"]


@pytest.mark.parametrize("name", COMPANIONS)
def test_harmless_file_beside_the_notebook_comes_along(tmp_path, root, name):
    collected = collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": NOTEBOOK, f"ada/{name}": b"mine"})
    assert not refusals(collected)
    assert (root / "submitted/ada/lessons" / name).read_bytes() == b"mine"
    assert [placed.path.name for placed in collected.companions] == [name]


LAYOUTS = {
    "Moodle": "Ada_7_assignsubmission_file_/{}",
    "Moodle, flat": "Ada_7_assignsubmission_file_{}",
    "Canvas": "Ada_12345_678_{}",
    "Canvas, a name that ends in a number": "Ada_3_12345_678_{}",
    "Blackboard": "Lessons_Ada_attempt_2023-09-05-10-11-12_{}",
    "Brightspace": "7-9 - Ada - Sep 24, 2024 926 PM/{}",
    "Sakai": "Lessons/Ada(al)/Submission attachment(s)/{}",
    "learner and work": "Ada - {}",
    "a folder of one's own": "Ada/my work/{}",
    "a folder of the assignment": "Ada/lessons/{}",
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_file_comes_along_in_every_layout_and_for_its_learner_alone(tmp_path, root, layout):
    names = [layout.format(name) for name in ("03_assignment.ipynb", "helper.py")]
    other = layout.replace("Ada", "Ben").format("03_assignment.ipynb")
    assert not refusals(collect_zip(tmp_path, root, dict.fromkeys([*names, other], NOTEBOOK)))
    (helper,) = (root / "submitted").rglob("helper.py")
    assert (helper.parent / "03_assignment.ipynb").exists()
    assert helper.parts[-3].startswith("Ada")


def test_file_comes_along_out_of_a_learners_zip(tmp_path, root):
    inner = zip_bytes(tmp_path, {"03_assignment.ipynb": NOTEBOOK, "helper.py": b"mine"})
    collect_zip(tmp_path, root, {"ada.zip": inner})
    assert (root / "submitted/ada/lessons/helper.py").read_bytes() == b"mine"


ZIPPED = {
    "Moodle": "Ada_7_assignsubmission_file_{}",
    "Canvas": "Ada_LATE_12345_678_{}",
    "Blackboard": "Lessons_Ada_Versuch_2023-09-05-10-11-12_{}",
    "Brightspace": "7-9 - Ada - 24 sep. 2024 2126/{}",
    "Brightspace, flat": "7-9 - Ada - Sep 24, 2024 926 PM - {}",
    "Sakai": "Lessons/Ada(al)/Submission attachment(s)/{}",
    "Sakai, flat": "Ada(al)_Submission attachment(s)_{}",
    "ILIAS": "Ada_Ada_al_2345678/{}",
    "learner and work": "Ada - {}",
}


@pytest.mark.parametrize("layout", ZIPPED.values(), ids=ZIPPED)
def test_learners_zip_is_the_learners_in_every_layout(tmp_path, root, layout):
    inner = zip_bytes(tmp_path, {"my lab/03_assignment.ipynb": NOTEBOOK, "my lab/helper.py": b"mine"})
    other = layout.replace("Ada", "Ben").replace("7-9", "8-9").format("03_assignment.ipynb")
    collected = collect_zip(tmp_path, root, {layout.format("lab.zip"): inner, other: NOTEBOOK})
    assert not refusals(collected)
    assert {name.split("/")[0][:3] for name in submitted(root)} == {"Ada", "Ben"}
    assert sum(name.startswith("Ada") for name in submitted(root)) == 2


def test_file_beside_notebooks_of_two_assignments_comes_along_to_both(tmp_path, root):
    names = ["ada/03_assignment.ipynb", "ada/quiz-1.ipynb", "ada/helper.py"]
    collect_zip(tmp_path, root, dict.fromkeys(names, NOTEBOOK))
    assert submitted(root) >= {"ada/lessons/helper.py", "ada/quizzes/helper.py"}


STAY = {
    "a folder of its own": ("ada/data/iris.csv", "lies beside no notebook"),
    "another learner": ("ben/helper.py", "lies beside no notebook"),
    "a page": ("ada/page.html", "nor a file that may lie beside a notebook"),
    "a program": ("ada/run.exe", "nor a file that may lie beside a notebook"),
    "a pickle": ("ada/model.pkl", "nor a file that may lie beside a notebook"),
    "the time of submission": ("ada/timestamp.txt", "nor a file that may lie beside a notebook"),
    "the time in capitals": ("ada/TIMESTAMP.TXT", "nor a file that may lie beside a notebook"),
    "a secret of nbgrader": ("ada/submission_secret.txt", "nor a file that may lie beside a notebook"),
    "settings of IPython": ("ada/ipython_config.py", "nor a file that may lie beside a notebook"),
    "settings of Jupyter": ("ada/jupyter_server_config.json", "nor a file that may lie beside a notebook"),
    "what Python runs at its start": ("ada/sitecustomize.py", "nor a file that may lie beside a notebook"),
}


@pytest.mark.parametrize(("name", "reason"), STAY.values(), ids=STAY)
def test_file_that_does_not_come_along_is_named_with_the_reason(tmp_path, root, name, reason):
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": NOTEBOOK, name: b"x"}))
    assert refusal.startswith(f"{name}: ")
    assert reason in refusal
    assert submitted(root) == {PLACE}


@pytest.mark.parametrize(
    "name", ["../helper.py", "data/helper.py", "data\\helper.py", ".helper.py", "a\nb.py", "helper"]
)
def test_name_with_a_folder_or_a_control_character_is_no_companions(name):
    assert not is_companion(name)


def test_too_many_files_beside_a_notebook_are_refused_by_name(tmp_path, root):
    names = [f"ada/data{number:03}.csv" for number in range(COMPANION_FILES + 2)]
    collected = collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": NOTEBOOK, **dict.fromkeys(names, b"1")})
    assert [refused.origin for refused in collected.refused] == names[-2:]
    assert f"more than {COMPANION_FILES} files" in refusals(collected)[0]


def test_large_files_beside_a_notebook_are_refused_and_the_small_come_along(tmp_path, root, monkeypatch):
    monkeypatch.setattr(collecting, "COMPANION_BYTES", 10)
    files = {"ada/03_assignment.ipynb": NOTEBOOK, "ada/a.csv": b"1" * 8, "ada/b.csv": b"1" * 8, "ada/c.csv": b"1" * 2}
    collected = collect_zip(tmp_path, root, files)
    assert [refused.origin for refused in collected.refused] == ["ada/b.csv"]
    assert submitted(root) == {PLACE, "ada/lessons/a.csv", "ada/lessons/c.csv"}
    assert COMPANION_BYTES > 10


def test_changed_file_beside_an_unchanged_notebook_replaces_and_is_kept(tmp_path, root):
    collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": NOTEBOOK, "ada/helper.py": b"first"})
    collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": NOTEBOOK, "ada/helper.py": b"second"})
    assert (root / "submitted/ada/lessons/helper.py").read_bytes() == b"second"
    assert (root / "submitted_earlier/ada/lessons/1/helper.py").read_bytes() == b"first"


def test_file_that_came_once_belongs_to_the_latest_version(tmp_path, root):
    files = {"ada/03_assignment.ipynb": b"first", "ada/03_assignment-1.ipynb": b"second", "ada/helper.py": b"mine"}
    collect_zip(tmp_path, root, files)
    assert (root / "submitted/ada/lessons/helper.py").exists()
    assert not (root / "submitted_earlier/ada/lessons/1/helper.py").exists()


def test_name_that_the_learner_gave_is_kept_beside(tmp_path, root):
    collect_zip(tmp_path, root, {"ada/Kopie von 03_assignment.ipynb": NOTEBOOK})
    kept = json.loads((root / ".grader/origins/ada/lessons.json").read_text(encoding="utf-8"))
    assert kept["03_assignment.ipynb"]["origin"] == "ada/Kopie von 03_assignment.ipynb"


def test_file_with_a_notebooks_name_among_others_replaces_no_notebook(tmp_path, root):
    files = {"ada/03_assignment.ipynb": b"work", "ada/Questions on 03_assignment.ipynb": b"questions"}
    collect_zip(tmp_path, root, files)
    assert submitted(root) == {PLACE, "ada/lessons/Questions_on_03_assignment.ipynb"}
    assert (root / "submitted" / PLACE).read_bytes() == b"work"
