"""Collecting what strangers made: the unsafe and the unfit is refused by name, and all else is collected."""

import os
import stat
import struct
import zipfile
from pathlib import Path

import pytest

from grader.errors import UnknownNameError
from grader.files import printable
from grader.intake.collecting import archives
from grader.intake.collecting.archives import CollectError
from grader.intake.collecting.collect import collect
from tests.grader.lms_sources import (
    ASSIGNMENTS,
    NOTEBOOK,
    collect_zip,
    refusals,
    submitted,
    write_folder,
    write_zip,
    zip_bytes,
)


@pytest.fixture
def root(tmp_path) -> Path:
    return tmp_path / "class"


UNSAFE_NAMES = {
    "../../escape/03_assignment.ipynb": "leads out of the folder",
    "ada/../../03_assignment.ipynb": "leads out of the folder",
    "ada\\..\\..\\03_assignment.ipynb": "leads out of the folder",
    "/etc/ada/03_assignment.ipynb": "absolute path",
    "C:\\ada\\03_assignment.ipynb": "absolute path",
    "ada/.ipynb_checkpoints/03_assignment.ipynb": "begins with a dot",
    "__MACOSX/ada/._03_assignment.ipynb": "begins with a dot",
    "ada/03\x1b[2J_assignment.ipynb": "control characters",
    "ada/03_assignment.ipynb\x00.txt": "control characters",
    f"ada/{'x' * 300}.ipynb": "too long",
    f"{'a/' * 30}03_assignment.ipynb": "too long",
    "ada/notes.txt": "neither a notebook",
    "03_assignment.ipynb": "nothing in its path names a learner",
    "___/03_assignment.ipynb": "no letter and no digit",
    "ada/03_assigment.ipynb": "Did you mean 03_assignment?",
}


@pytest.mark.parametrize(("name", "reason"), UNSAFE_NAMES.items(), ids=range(len(UNSAFE_NAMES)))
def test_unfit_name_is_refused_and_the_rest_collected(tmp_path, root, name, reason):
    # zipfile itself would mend the name, so it is written over a harmless one of the same length.
    stand_in = "x" * len(name.encode())
    path = write_zip(tmp_path / "download.zip", {stand_in: NOTEBOOK, "ben/03_assignment.ipynb": NOTEBOOK})
    path.write_bytes(path.read_bytes().replace(stand_in.encode(), name.encode()))
    (refusal,) = refusals(collect(path, root, ASSIGNMENTS))
    assert refusal.startswith(printable(name))
    assert reason in refusal
    assert submitted(root) == {"ben/lessons/03_assignment.ipynb"}


def zip_entry_of_mode(tmp_path: Path, mode: int) -> Path:
    entry = zipfile.ZipInfo("ada/03_assignment.ipynb")
    entry.external_attr = mode << 16
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
    return path


@pytest.mark.parametrize(
    ("kind", "reason"),
    [(stat.S_IFLNK, "link"), (stat.S_IFCHR, "device"), (stat.S_IFIFO, "pipe"), (stat.S_IFSOCK, "socket")],
)
def test_zip_entry_that_is_no_regular_file_is_refused(tmp_path, root, kind, reason):
    (refusal,) = refusals(collect(zip_entry_of_mode(tmp_path, kind | 0o644), root, ASSIGNMENTS))
    assert reason in refusal


def test_link_in_a_folder_is_refused(tmp_path, root):
    source = write_folder(tmp_path / "download", "ada/02_distance.ipynb")
    (source / "ada/03_assignment.ipynb").symlink_to("02_distance.ipynb")
    assert "symbolic link" in refusals(collect(source, root, ASSIGNMENTS))[0]


def test_linked_folder_is_refused_and_not_entered(tmp_path, root):
    source = write_folder(tmp_path / "download", "ada/02_distance.ipynb")
    (source / "ben").symlink_to(source / "ada")
    assert "symbolic link" in refusals(collect(source, root, ASSIGNMENTS))[0]
    assert submitted(root) == {"ada/lessons/02_distance.ipynb"}


def test_pipe_in_a_folder_is_refused_without_waiting_for_it(tmp_path, root):
    source = write_folder(tmp_path / "download", "ada/02_distance.ipynb")
    os.mkfifo(source / "ada/03_assignment.ipynb")
    assert "pipe" in refusals(collect(source, root, ASSIGNMENTS))[0]


def test_name_that_is_not_utf8_is_refused(tmp_path, root):
    source = write_folder(tmp_path / "download", "ada/02_distance.ipynb")
    (source / os.fsdecode(b"ada/\xff.ipynb")).write_bytes(NOTEBOOK)
    (refusal,) = refusals(collect(source, root, ASSIGNMENTS))
    assert refusal.startswith("ada/\\udcff.ipynb")


def with_flag(path: Path, offset: int, value: int) -> Path:
    """Set a 16-bit field of every entry; `offset` counts from the signature in the central directory."""
    content = bytearray(path.read_bytes())
    for signature, shift in ((b"PK\x01\x02", offset), (b"PK\x03\x04", offset - 2)):
        struct.pack_into("<H", content, content.find(signature) + shift, value)
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(("offset", "value", "reason"), [(8, 1, "encrypted"), (10, 14, "unusual method")])
def test_zip_entry_that_needs_more_than_inflating_is_refused(tmp_path, root, offset, value, reason):
    path = with_flag(write_zip(tmp_path / "download.zip", {"ada/03_assignment.ipynb": NOTEBOOK}), offset, value)
    (refusal,) = refusals(collect(path, root, ASSIGNMENTS))
    assert reason in refusal


def test_bomb_is_refused_and_the_rest_collected(tmp_path, root):
    files = {"ada/03_assignment.ipynb": bytes(2_000_000), "ben/03_assignment.ipynb": NOTEBOOK}
    (refusal,) = refusals(collect_zip(tmp_path, root, files))
    assert "bomb" in refusal
    assert submitted(root) == {"ben/lessons/03_assignment.ipynb"}


def test_damaged_entry_is_refused_and_the_rest_collected(tmp_path, root):
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("ada/03_assignment.ipynb", b"damaged here")
        archive.writestr("ben/03_assignment.ipynb", NOTEBOOK)
    path.write_bytes(path.read_bytes().replace(b"damaged here", b"damaged HERE"))
    (refusal,) = refusals(collect(path, root, ASSIGNMENTS))
    assert refusal.startswith("ada/03_assignment.ipynb: it cannot be read")
    assert submitted(root) == {"ben/lessons/03_assignment.ipynb"}


def test_broken_zip_of_a_learner_is_refused_and_the_rest_collected(tmp_path, root):
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada.zip": b"no zip", "ben/03_assignment.ipynb": NOTEBOOK}))
    assert refusal.startswith("ada.zip: it cannot be read")
    assert submitted(root) == {"ben/lessons/03_assignment.ipynb"}


def test_zip_that_holds_nothing_is_refused(tmp_path, root):
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada.zip": zip_bytes(tmp_path, {})}))
    assert refusal.startswith("ada.zip: it holds no files")


def test_zip_within_a_learners_zip_is_refused(tmp_path, root):
    innermost = zip_bytes(tmp_path, {"03_assignment.ipynb": NOTEBOOK})
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada.zip": zip_bytes(tmp_path, {"more.zip": innermost})}))
    assert refusal.startswith("ada.zip: more.zip: it is a zip within a learner's zip")


def test_large_notebook_is_refused_and_its_source_untouched(tmp_path, root):
    source = write_folder(tmp_path / "download", "ada/03_assignment.ipynb")
    size = archives.FILE_BYTES + 1
    os.truncate(source / "ada/03_assignment.ipynb", size)
    (refusal,) = refusals(collect(source, root, ASSIGNMENTS))
    assert "larger than 50 MB" in refusal
    assert (source / "ada/03_assignment.ipynb").stat().st_size == size


def test_greedy_zip_leaves_room_for_other_learners(tmp_path, root, monkeypatch):
    monkeypatch.setattr(archives, "LEARNER_BYTES", 3 * len(NOTEBOOK))
    greedy = zip_bytes(tmp_path, {f"{number}/03_assignment.ipynb": NOTEBOOK for number in range(5)})
    collected = collect_zip(tmp_path, root, {"ada.zip": greedy, "ben/03_assignment.ipynb": NOTEBOOK})
    assert len(refusals(collected)) == 2
    assert "ben/lessons/03_assignment.ipynb" in submitted(root)


def test_zip_with_too_many_files_is_refused_before_it_is_read(tmp_path, root, monkeypatch):
    monkeypatch.setattr(archives, "LEARNER_FILES", 4)
    crowded = zip_bytes(tmp_path, {f"{number}/03_assignment.ipynb": NOTEBOOK for number in range(5)})
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada.zip": crowded}))
    assert "more than 4 files" in refusal


def test_zip_within_counts_as_one_file(tmp_path, root, monkeypatch):
    monkeypatch.setattr(archives, "SOURCE_FILES", 5)
    monkeypatch.setattr(archives, "LEARNER_FILES", 5)
    crowded = zip_bytes(tmp_path, {f"{number}.txt": b"" for number in range(9)})
    path = tmp_path / "download.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("zoe/02_distance.ipynb", NOTEBOOK)
        archive.writestr("mallory.zip", crowded)
    collected = collect(path, root, ASSIGNMENTS)
    assert submitted(root) == {"zoe/lessons/02_distance.ipynb"}
    assert any("mallory.zip" in refusal for refusal in refusals(collected))


def test_folder_with_too_many_files_is_read_up_to_the_bound(tmp_path, root, monkeypatch):
    monkeypatch.setattr(archives, "SOURCE_FILES", 2)
    source = write_folder(tmp_path / "download", *(f"{name}/03_assignment.ipynb" for name in ("ada", "ben", "eva")))
    (refusal,) = refusals(collect(source, root, ASSIGNMENTS))
    assert refusal.startswith("eva/03_assignment.ipynb: it and all files after it are too many")


@pytest.mark.parametrize("name", ["ben/ada_1_2_03_assignment.ipynb", "ben/ada/lessons/03_assignment.ipynb"])
def test_learner_cannot_hand_in_under_another_name(tmp_path, root, name):
    collect_zip(tmp_path, root, {name: NOTEBOOK}, "lessons")
    assert {place.split("/")[0] for place in submitted(root)} == {"ben"}


def test_zip_of_a_learner_is_not_taken_for_the_class(tmp_path, root):
    inside = zip_bytes(tmp_path, {f"{name}/lessons/03_assignment.ipynb": NOTEBOOK for name in ("ada", "ben")})
    collect_zip(tmp_path, root, {"mallory.zip": inside})
    assert {place.split("/")[0] for place in submitted(root)} == {"mallory"}


def test_notebook_of_another_assignment_than_asked_for_is_refused(tmp_path, root):
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada/quiz-1.ipynb": NOTEBOOK}, "lessons"))
    assert "it is a notebook of quizzes, handed in for lessons" in refusal


def test_folder_of_another_assignment_than_asked_for_is_refused(tmp_path, root):
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada/quizzes/quiz-1.ipynb": NOTEBOOK}, "lessons"))
    assert "only lessons was asked for" in refusal


def test_unknown_assignment_is_an_error_that_suggests_the_nearest(tmp_path, root):
    with pytest.raises(UnknownNameError, match=r"Did you mean lessons\?"):
        collect_zip(tmp_path, root, {}, "lesons")


@pytest.mark.parametrize("content", [None, b"", b"no zip"])
def test_source_that_is_no_folder_and_no_zip_is_an_error_that_names_it(tmp_path, root, content):
    source = tmp_path / "download.zip"
    if content is not None:
        source.write_bytes(content)
    with pytest.raises(CollectError, match=r"download\.zip"):
        collect(source, root, ASSIGNMENTS)


def test_linked_folder_of_a_learner_is_not_written_through(tmp_path, root):
    elsewhere = write_folder(tmp_path / "elsewhere", "keep.txt")
    (root / "submitted").mkdir(parents=True)
    (root / "submitted/ada").symlink_to(elsewhere)
    (refusal,) = refusals(collect_zip(tmp_path, root, {"ada/03_assignment.ipynb": NOTEBOOK}))
    assert "symbolic link" in refusal
    assert [path.name for path in elsewhere.iterdir()] == ["keep.txt"]
