"""Hostile archives: nothing is written outside the class folder, and the honest learner's notebook is collected."""

import io
import stat
import struct
import tracemalloc
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course
from grader.intake.collecting import archives
from grader.intake.collecting.archives import CollectError
from grader.intake.collecting.collect import Collected, collect
from tests.attacks.battle import CANARY

_PLACE = "mallory/lessons/01_doubling.ipynb"


def _named(name: str) -> Callable[[zipfile.ZipFile], object]:
    return lambda archive: archive.writestr(name, "{}")


def _link(archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo(_PLACE)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    archive.writestr(entry, "../../../secret.txt")


def _pipe(archive: zipfile.ZipFile) -> None:
    entry = zipfile.ZipInfo(_PLACE)
    entry.external_attr = (stat.S_IFIFO | 0o777) << 16
    archive.writestr(entry, "")


def _bomb(archive: zipfile.ZipFile) -> None:
    archive.writestr(_PLACE, b"0" * 60_000_000)


def _zips_in_zips(archive: zipfile.ZipFile) -> None:
    inner = b""
    for _ in range(5):
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w") as outer:
            outer.writestr(_PLACE, "{}")
            outer.writestr("more.zip", inner)
        inner = buffer.getvalue()
    archive.writestr("mallory/lessons.zip", inner)


ATTACKS = {
    "up-by-dots": _named("../../" + _PLACE),
    "up-within": _named("mallory/../../../lessons/01_doubling.ipynb"),
    "absolute": _named("/attack/" + _PLACE),
    "backslashes": _named("..\\..\\mallory\\lessons\\01_doubling.ipynb"),
    "into-another": _named("mallory/lessons/../../zoe/lessons/01_doubling.ipynb"),
    "hidden-learner": _named(".ssh/lessons/01_doubling.ipynb"),
    "very-long-name": _named("m" * 5000 + "/lessons/01_doubling.ipynb"),
    "very-deep": _named("d/" * 500 + "01_doubling.ipynb"),
    "control-characters": _named("mal\x1b[2Jlory/lessons/01_doubling.ipynb"),
    "link": _link,
    "pipe": _pipe,
    "bomb": _bomb,
    "zips-in-zips": _zips_in_zips,
}


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_nothing_is_written_elsewhere(
    released_course: Course, tmp_path: Path, attack: Callable[[zipfile.ZipFile], object]
) -> None:
    root, source = tmp_path / "a" / "b" / "class", tmp_path / "a" / "download.zip"
    root.mkdir(parents=True)
    (tmp_path / "a" / "secret.txt").write_text(CANARY, encoding="utf-8")
    honest = (released_course.released / "lessons" / "01_doubling.ipynb").read_bytes()
    with zipfile.ZipFile(source, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zoe/lessons/01_doubling.ipynb", honest)
        attack(archive)
    collect(source, root, {"lessons": ["01_doubling"]})
    outside = {path for path in tmp_path.rglob("*") if path.is_file() and not path.is_relative_to(root)}
    assert outside == {source, tmp_path / "a" / "secret.txt"}
    files = [path for path in root.rglob("*") if not path.is_dir()]
    assert all(stat.S_ISREG(path.lstat().st_mode) and CANARY.encode() not in path.read_bytes() for path in files)
    assert (root / "submitted" / "zoe" / "lessons" / "01_doubling.ipynb").read_bytes() == honest


_MANY = 200_000
"""Entries of a zip that lies about them. zipfile keeps half a kilobyte of each, so reading them takes 100 MB."""
_MOST_MEMORY = 40_000_000
_DATA = b"{}"


def _member(name: bytes) -> bytes:
    sizes = (zlib.crc32(_DATA), len(_DATA), len(_DATA), len(name), 0)
    return struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 0, 0, 33, *sizes) + name + _DATA


def _entry(name: bytes, offset: int = 0, size: int = len(_DATA)) -> bytes:
    sizes = (zlib.crc32(_DATA), size, size, len(name), 0, 0, 0, 0, 0, offset)
    return struct.pack("<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 0, 0, 33, *sizes) + name


def _end(count: int, size: int, offset: int, comment: bytes = b"") -> bytes:
    return struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, size, offset, len(comment)) + comment


def _end_64(place: int, count: int, size: int, offset: int) -> bytes:
    record = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset)
    return record + struct.pack("<4sLQL", b"PK\6\7", 0, place, 1)


def _zip64_that_says_none() -> bytes:
    member, directory = _member(b"a"), _entry(b"a") * _MANY
    place = len(member) + len(directory)
    return member + directory + _end_64(place, 0, len(directory), len(member)) + _end(0, 1, 0)


def _zip_that_says_one() -> bytes:
    member, directory = _member(b"a"), _entry(b"a") * _MANY
    return member + directory + _end(1, len(directory), len(member))


def _zip_of_too_many() -> bytes:
    member, directory = _member(b"a"), _entry(b"a") * (archives.LEARNER_FILES + 1)
    return member + directory + _end(1, len(directory), len(member))


def _zip_with_an_end_in_its_comment() -> bytes:
    member, directory = _member(b"a"), _entry(b"a") * _MANY
    return member + directory + _end(1, len(directory), len(member), b"PK\5\6" + bytes(18))


def _zip_whose_files_lie_over_one_another() -> bytes:
    member, directory = _member(b"a.ipynb"), b"".join(_entry(f"{n}.ipynb".encode()) for n in range(900))
    return member + directory + _end(900, len(directory), len(member))


def _zip_whose_files_are_larger_than_it() -> bytes:
    member, directory = _member(b"a.ipynb"), _entry(b"a.ipynb", size=40_000_000)
    return member + directory + _end(1, len(directory), len(member))


def _zip_with_an_offset_beyond_all() -> bytes:
    member, directory = _member(b"a.ipynb"), _entry(b"a.ipynb")
    place = len(member) + len(directory)
    return member + directory + _end_64(place, 1, len(directory), 2**63 + 5) + _end(1, 1, 0)


def _zip64_of_a_huge_directory() -> bytes:
    member, directory = _member(b"a.ipynb"), _entry(b"a.ipynb")
    place = len(member) + len(directory)
    return member + directory + _end_64(place, 1, 2**62, 0) + _end(1, 1, 0)


def _zip_of_a_file_without_a_name() -> bytes:
    member, directory = _member(b""), _entry(b"")
    return member + directory + _end(1, len(directory), len(member))


def _zip_of_long_names() -> bytes:
    member, directory = _member(b"a"), b"".join(_entry(b"%d" % n + b"n" * 60_000) for n in range(100))
    return member + directory + _end(100, len(directory), len(member))


LIES = {
    "zip64-says-none": (_zip64_that_says_none, "its list of files is longer"),
    "says-one": (_zip_that_says_one, "its list of files is longer"),
    "one-too-many": (_zip_of_too_many, f"it holds more than {archives.LEARNER_FILES} files"),
    "end-in-comment": (_zip_with_an_end_in_its_comment, "it holds no files"),
    "overlapping": (_zip_whose_files_lie_over_one_another, "lie over one another"),
    "larger-than-the-zip": (_zip_whose_files_are_larger_than_it, "lie over one another"),
    "offset-beyond-all": (_zip_with_an_offset_beyond_all, "lie over one another"),
    "huge-directory": (_zip64_of_a_huge_directory, "it cannot be read"),
    "long-names": (_zip_of_long_names, "its list of files is longer"),
}


def _collect_within_memory(source: Path, root: Path) -> Collected:
    tracemalloc.start()
    try:
        return collect(source, root, {"lessons": ["01_doubling"]})
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert peak < _MOST_MEMORY


@pytest.mark.parametrize(("lie", "reason"), LIES.values(), ids=LIES)
def test_learners_zip_that_lies_is_refused_alone_and_takes_little_memory(
    tmp_path: Path, lie: Callable[[], bytes], reason: str
) -> None:
    source = tmp_path / "download.zip"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("mallory.zip", lie())
        archive.writestr("zoe/01_doubling.ipynb", "{}")
    collected = _collect_within_memory(source, tmp_path / "class")
    assert [placed.student for placed in collected.placed] == ["zoe"]
    assert all(refused.origin.startswith("mallory.zip") and reason in str(refused) for refused in collected.refused)
    assert collected.refused


@pytest.mark.parametrize(("lie", "reason"), LIES.values(), ids=LIES)
def test_source_that_lies_is_refused_and_takes_little_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lie: Callable[[], bytes], reason: str
) -> None:
    monkeypatch.setattr(archives, "SOURCE_FILES", archives.LEARNER_FILES)
    source = tmp_path / "download.zip"
    source.write_bytes(lie())
    with pytest.raises(CollectError, match=f"download.zip.*({reason}|cannot be opened)"):
        _collect_within_memory(source, tmp_path / "class")


def test_file_without_a_name_costs_no_other_learner_anything(tmp_path: Path) -> None:
    source = tmp_path / "download.zip"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("mallory.zip", _zip_of_a_file_without_a_name())
        archive.writestr("zoe/01_doubling.ipynb", "{}")
    collected = collect(source, tmp_path / "class", {"lessons": ["01_doubling"]})
    assert [placed.student for placed in collected.placed] == ["zoe"]
    assert [str(refused) for refused in collected.refused] == [
        "mallory.zip: : it has no name. Ask for it again, under a plain name."
    ]


def test_zip_of_exactly_as_many_files_as_allowed_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archives, "LEARNER_FILES", 3)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as inner:
        for name in ("a", "b", "01_doubling"):
            inner.writestr(f"{name}/01_doubling.ipynb", f'{{"{name}": 1}}')
    source = tmp_path / "download.zip"
    with zipfile.ZipFile(source, "w") as archive:
        archive.writestr("zoe.zip", buffer.getvalue())
    assert not collect(source, tmp_path / "class", {"lessons": ["01_doubling"]}).refused


def test_zip_behind_other_bytes_is_taken(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("zoe/01_doubling.ipynb", "{}")
    source = tmp_path / "download.zip"
    source.write_bytes(b"MZ" + bytes(1_000) + buffer.getvalue())
    assert collect(source, tmp_path / "class", {"lessons": ["01_doubling"]}).placed
