"""What the command says reaches every terminal, and a terminal that cannot show it, or is gone, costs nothing."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from grader.course import Course
from grader.verdict.looks import LOOKS
from tests.conftest import released_notebook, write_course

pytestmark = pytest.mark.slow

GRADER = (sys.executable, "-c", "from grader.cli import app; app()")
SAMPLE = """# ---
# jupyter:
#   sample:
#     shows: a learner whose name has letters of several alphabets
#     start: solved
# ---
"""
RIGHT = "print('✓ 漢字')\ndef double(numbers):\n    print('é')\n    return np.asarray(numbers) * 2.0"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course and its class whose title, misconceptions and learners no small alphabet can write."""
    course = write_course(tmp_path_factory.mktemp("Übung ✓"))
    settings = course.home / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace("Doubling", "Удвоение ✓ 二倍"), encoding="utf-8")
    samples = course.home / "solutions" / "sample_class"
    samples.mkdir()
    (samples / "Łukasz.py").write_text(SAMPLE, encoding="utf-8")
    said = say_in(course.home, "release")
    assert said.returncode == 0, said.stderr
    for student, double in (("Zoë Łuk", RIGHT), ("李", "def double(numbers):\n    return numbers ** 2")):
        hand_in(course, student, double)
    return course.home


def hand_in(course: Course, student: str, double: str) -> None:
    folder = course.home / "submitted" / student / "lessons"
    folder.mkdir(parents=True)
    notebook = released_notebook(course, "lessons", "01_doubling")
    for cell in notebook.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == "double":
            cell.source = double
    nbformat.write(notebook, folder / "01_doubling.ipynb")


def say_in(home: Path, *arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    """Run the command in a process of its own."""
    return subprocess.run(
        [*GRADER, *arguments],
        cwd=home,
        env=os.environ | environment,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=300,
        check=False,
    )


COMMANDS = {
    "release": (0, ["release"]),
    "check": (0, ["release", "--check"]),
    "collect": (0, ["collect", "submitted", "--root", "build/other"]),
    "grade": (0, ["grade", "--again"]),
    "dry run": (0, ["grade", "--dry-run", "--again"]),
    "rows": (0, ["grade", "--again", "--json", "-"]),
    "report": (0, ["report"]),
    "demo": (0, ["demo"]),
    "power": (0, ["power", "--seeds", "1"]),
    "doctor": (0, ["doctor"]),
    "refusal": (2, ["grade", "ü漢"]),
    "no such file": (2, ["collect", "✓.zip"]),
    "help": (0, ["grade", "--help"]),
    "wrong usage": (2, ["grâdes"]),
}


@pytest.mark.parametrize("command", COMMANDS)
def test_output_survives_the_smallest_alphabet(home: Path, command: str) -> None:
    status, line = COMMANDS[command]
    said = say_in(home, *line, PYTHONIOENCODING="ascii")
    assert (said.returncode, "Traceback" in said.stderr) == (status, False)
    assert (said.stdout + said.stderr).isascii()
    assert said.stdout + said.stderr


@pytest.mark.parametrize("encoding", ["latin-1", "cp437:strict", "shift_jis", "utf-16"])
def test_table_of_the_class_survives_every_encoding(home: Path, encoding: str) -> None:
    said = say_in(home, "report", PYTHONIOENCODING=encoding)
    assert (said.returncode, said.stderr) == (0, "")


def test_names_stay_apart_and_signs_are_plain_where_they_cannot_be_shown(home: Path) -> None:
    said = say_in(home, "grade", "--again", PYTHONIOENCODING="ascii").stdout
    assert "Zo\\xeb \\u0141uk" in said
    assert "\\u674e" in said
    assert "+ right" in said
    assert "x wrong" in said
    assert not [look.symbol for look in LOOKS.values() if f"\\u{ord(look.symbol):04x}" in said]


def test_scores_do_not_depend_on_what_the_terminal_can_show(home: Path) -> None:
    def rows(encoding: str) -> list[dict[str, object]]:
        lines = say_in(home, "grade", "--again", "--json", "-", PYTHONIOENCODING=encoding).stdout.splitlines()
        return [{key: value for key, value in json.loads(line).items() if key != "seconds"} for line in lines]

    shown = rows("ascii")
    assert [row["score"] for row in shown if row["question"] == "check_double"] == [4.0, 0.0]
    assert shown == rows("utf-8")


@pytest.mark.parametrize(
    "settings",
    [
        {"LC_ALL": "C", "NO_COLOR": "1", "TERM": "dumb"},
        {"COLUMNS": "20"},
        {"COLUMNS": "1"},
        {"COLUMNS": "0"},
    ],
)
def test_settings_of_the_terminal_stop_nothing(home: Path, settings: dict[str, str]) -> None:
    said = say_in(home, "report", **settings)
    assert said.returncode == 0
    assert said.stdout.startswith("Course: ")
    assert f"Class: {home}." in said.stdout.splitlines()[0]
    assert "right" in said.stdout or settings.get("COLUMNS") == "1"


def gone(home: Path, *arguments: str) -> tuple[int, str]:
    """The exit status, and what is said on stderr, where whoever reads standard output goes away at once."""
    reader, writer = os.pipe()
    os.close(reader)
    with subprocess.Popen([*GRADER, *arguments], cwd=home, stdout=writer, stderr=subprocess.PIPE, text=True) as process:
        os.close(writer)
        _, said = process.communicate(timeout=300)
    return process.returncode, said


@pytest.mark.parametrize("command", ["check", "dry run", "report", "doctor"])
def test_reader_that_goes_away_stops_no_work(home: Path, command: str) -> None:
    status, line = COMMANDS[command]
    assert gone(home, *line) == (status, "")


def test_class_is_graded_whole_though_nobody_reads_on(home: Path) -> None:
    shutil.rmtree(home / "autograded", ignore_errors=True)
    gone(home, "grade", "--again")
    assert sorted(path.parent.parent.name for path in (home / "autograded").rglob("*.ipynb")) == ["Zoë Łuk", "李"]


def test_rows_that_nobody_takes_end_in_a_sentence(home: Path) -> None:
    status, said = gone(home, *COMMANDS["rows"][1])
    assert status == 130
    assert "because [Errno 32] Broken pipe." in said
    assert "Traceback" not in said
    assert "Exception ignored" not in said


@pytest.mark.parametrize("closed", [">&-", "<&- >&- 2>&-"])
def test_streams_that_are_closed_stop_nothing_and_get_no_files_in_their_place(home: Path, closed: str) -> None:
    before = (home / "gradebook.db").read_bytes()[:100]
    command = f'exec "$@" {closed}'
    done = subprocess.run(["sh", "-c", command, "sh", *GRADER, "report"], cwd=home, timeout=300, check=False)
    assert done.returncode == 0
    assert (home / "gradebook.db").read_bytes()[:100] == before


def test_full_disk_under_the_output_is_a_sentence(home: Path) -> None:
    with Path("/dev/full").open("w") as full:
        command = [*GRADER, "report"]
        done = subprocess.run(
            command, cwd=home, stdout=full, stderr=subprocess.PIPE, text=True, timeout=300, check=False
        )
    assert done.returncode == 2
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert "Exception ignored" not in done.stderr
