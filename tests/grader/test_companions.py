"""The files beside a notebook, through the command: they lie where it runs, and reach nothing else."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course
from grader.intake.companions import COMPANION_BYTES, COMPANION_FILES
from tests.conftest import HandIn
from tests.grader.course_files import contents

pytestmark = pytest.mark.slow

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
BY_HELPER = "from helper import twice\ndef double(numbers):\n    return twice(np.asarray(numbers))"
Grade = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def grade(class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch) -> Grade:
    monkeypatch.chdir(released_course.home)

    def run(*options: str) -> dict[str, dict[str, Any]]:
        rows = class_folder / "rows.jsonl"
        command = ["grade", "lessons", "--root", str(class_folder), "--json", str(rows), *options]
        result = CliRunner().invoke(app, command)
        assert result.exit_code in (0, 1), result.output
        return {row["question"]: row for row in map(json.loads, rows.read_text("utf-8").splitlines())}

    return run


def test_own_module_is_there_where_the_notebook_runs(hand_in: HandIn, grade: Grade) -> None:
    folder = hand_in("ada", double=BY_HELPER).parent
    (folder / "helper.py").write_text("def twice(x):\n    return 2.0 * x\n", encoding="utf-8")
    assert grade()["check_double"]["score"] == 4.0


@pytest.mark.parametrize(
    ("name", "content", "read"),
    [
        ("n.csv", b"2\n", "float(open('n.csv').read())"),
        ("n.TXT", b"2\n", "float(open('n.TXT').read())"),
        ("n.json", b"[2]", "__import__('json').load(open('n.json'))[0]"),
        ("n n.png", b"\x02", "open('n n.png', 'rb').read()[0]"),
    ],
)
def test_data_beside_the_notebook_can_be_read(
    name: str, content: bytes, read: str, hand_in: HandIn, grade: Grade
) -> None:
    folder = hand_in(
        "ada", double=f"n = {read}\ndef double(numbers):\n    return np.asarray(numbers) * float(n)"
    ).parent
    (folder / name).write_bytes(content)
    assert grade()["check_double"]["score"] == 4.0


def test_companion_is_there_again_after_the_process_was_ended(hand_in: HandIn, grade: Grade) -> None:
    double = f"import os\nos.remove('helper.py') if os.path.exists('gone') else None\n{BY_HELPER}"
    folder = hand_in("ada", double=double, answer="import os, helper\nos._exit(1)").parent
    (folder / "helper.py").write_text("def twice(x):\n    return 2.0 * x\n", encoding="utf-8")
    assert grade()["check_double"]["score"] == 4.0


def test_originals_stay_as_they_are(hand_in: HandIn, grade: Grade) -> None:
    folder = hand_in("ada", double=f"open('data.csv', 'w').write('mine')\n{RIGHT}").parent
    (folder / "data.csv").write_text("1,2", encoding="utf-8")
    before = contents(folder)
    assert grade()["check_double"]["score"] == 4.0
    assert contents(folder) == before


def test_changed_companion_is_a_changed_submission(hand_in: HandIn, grade: Grade) -> None:
    helper = hand_in("ada", double=BY_HELPER).parent / "helper.py"
    helper.write_text("def twice(x):\n    return 3.0 * x\n", encoding="utf-8")
    assert grade()["check_double"]["score"] == 0.0
    helper.write_text("def twice(x):\n    return 2.0 * x\n", encoding="utf-8")
    assert grade()["check_double"]["score"] == 4.0


@pytest.mark.parametrize(
    "name",
    [
        "numpy.py",
        "json.py",
        "random.py",
        "traceback.py",
        "os.py",
        "py_landlock.py",
        "ctypes.py",
        "grader.py",
        "IPython.py",
        "sitecustomize.py",
        "usercustomize.py",
        "ipython_config.py",
        "conftest.py",
        "__init__.py",
        "__main__.py",
    ],
)
def test_module_named_as_a_library_hurts_nothing_of_the_graders(
    name: str, hand_in: HandIn, grade: Grade, class_folder: Path, tmp_path: Path
) -> None:
    trace = tmp_path / "trace"
    evil = f"open({str(trace)!r}, 'w').write('ran unconfined')\nraise SystemExit('evil')\n"
    (hand_in("ada", double=RIGHT).parent / name).write_text(evil, encoding="utf-8")
    hand_in("zoe", double=RIGHT)
    shutil.copy(class_folder / "submitted" / "ada" / "lessons" / name, tmp_path / "kept")
    rows = grade()
    assert rows["check_double"]["score"] == 4.0
    assert not trace.exists()
    assert (class_folder / "submitted" / "ada" / "lessons" / name).read_bytes() == (tmp_path / "kept").read_bytes()


@pytest.mark.parametrize("kind", ["link", "folder", "pickle", "hidden"])
def test_what_is_no_harmless_file_does_not_come_along(kind: str, hand_in: HandIn, grade: Grade, tmp_path: Path) -> None:
    double = f"import os\nassert sorted(os.listdir()) == [], os.listdir()\n{RIGHT}"
    folder = hand_in("ada", double=double).parent
    secret = tmp_path / "secret.csv"
    secret.write_text("secret", encoding="utf-8")
    if kind == "link":
        (folder / "a.csv").symlink_to(secret)
    elif kind == "folder":
        (folder / "a.csv").mkdir()
    else:
        (folder / ("a.pkl" if kind == "pickle" else ".a.csv")).write_text("1", encoding="utf-8")
    assert grade()["check_double"]["score"] == 4.0


def test_more_than_the_bounds_allow_stays_behind(hand_in: HandIn, grade: Grade) -> None:
    double = f"import os\nassert len(os.listdir()) == {COMPANION_FILES}, len(os.listdir())\n{RIGHT}"
    folder = hand_in("ada", double=double).parent
    for number in range(COMPANION_FILES + 10):
        (folder / f"{number:03}.csv").touch()
    assert grade()["check_double"]["score"] == 4.0


def test_file_larger_than_all_may_be_stays_behind(hand_in: HandIn, grade: Grade) -> None:
    double = f"import os\nassert os.listdir() == ['b.csv'], os.listdir()\n{RIGHT}"
    folder = hand_in("ada", double=double).parent
    with (folder / "a.csv").open("wb") as file:
        file.truncate(COMPANION_BYTES + 1)
    (folder / "b.csv").touch()
    rows = grade()
    assert rows["check_double"]["score"] == 4.0
    assert "more than 50 files, or 20 MB" in rows["not used"]["message"]
