"""Hostile archives: nothing is written outside the class folder, and the honest learner's notebook is collected."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.course import Course
from grader.intake.collect import collect
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
