"""What the nbgrader_config.py of a class says beyond our own: it is followed, or refused by name, never passed over."""

import contextlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.course import Course
from grader.notebook.marks import VERDICT
from tests.conftest import HandIn
from tests.grader.course_files import contents

pytestmark = pytest.mark.slow

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
PASSWORD = "hunter2"
COMMANDS = [["grade"], ["grade", "--dry-run"], ["report"], ["collect", "submitted"]]
Grader = Callable[..., Result]
Say = Callable[[str], None]


@pytest.fixture
def grader(class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch) -> Grader:
    """Return a function that runs `grader` on the class, from a folder that is not the class's."""
    monkeypatch.chdir(released_course.home)

    def run(command: str, *arguments: str | Path) -> Result:
        line = [command, *map(str, arguments), "--root", str(class_folder)]
        result = CliRunner().invoke(app, line)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        return result

    return run


@pytest.fixture
def say(class_folder: Path, released_course: Course, hand_in: HandIn) -> Say:
    """Return a function that writes a class's settings; one learner has handed in."""
    hand_in("ada", double=RIGHT, answer="answer = 42")
    text = (
        "from pathlib import Path\nfrom grader.nbgrader_setup import configure\n"
        f"configure(get_config(), home={str(released_course.home)!r}, root=Path(__file__).resolve().parent)\n"
        "c = get_config()\n"
    )
    return lambda line: (class_folder / "nbgrader_config.py").write_text(text + line, encoding="utf-8") and None


def scores(path: Path) -> list[float]:
    with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as gradebook:
        return sorted(score for (score,) in gradebook.execute("SELECT auto_score FROM grade WHERE auto_score > 0"))


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("sqlite:///books.db", "books.db"),
        ("sqlite:///./books.db", "books.db"),
        ("sqlite:///{root}/books.db", "books.db"),
        ("sqlite:///../books/all.db", "../books/all.db"),
        ("sqlite+pysqlite:///books.db", "books.db"),
        ("SQLite:///books.db", "books.db"),
        ("sqlite:///a%20b.db", "a b.db"),
        ("sqlite:///100%25.db", "100%.db"),
        ("sqlite:///Bücher.db", "Bücher.db"),
    ],
)
def test_scores_are_in_the_file_that_db_url_names(
    grader: Grader, say: Say, class_folder: Path, address: str, place: str
) -> None:
    (class_folder.parent / "books").mkdir()
    say(f"c.CourseDirectory.db_url = {address.format(root=class_folder)!r}")
    before = (class_folder / "gradebook.db").read_bytes()
    assert grader("grade").exit_code == 0
    assert scores(class_folder / place) == [2.0, 4.0]
    assert (class_folder / "gradebook.db").read_bytes() == before


def test_every_step_reads_the_gradebook_that_db_url_names(grader: Grader, say: Say, class_folder: Path) -> None:
    say("c.CourseDirectory.db_url = 'sqlite:///books.db'")
    (class_folder / "gradebook.db").unlink()
    rows = grader("grade", "--json", "-").stdout.splitlines()
    assert [json.loads(row)["score"] for row in rows] == [2.0, 4.0]
    assert "Graded 0 of 1" in grader("grade").output
    with contextlib.closing(sqlite3.connect(class_folder / "books.db")) as gradebook, gradebook:
        gradebook.execute("UPDATE grade SET manual_score = 1.25 WHERE auto_score = 4")
    grader("report")
    assert "3.25 of 6" in (class_folder / "report.html").read_text("utf-8")
    page = (class_folder / "feedback" / "ada" / "lessons" / "01_doubling.html").read_text("utf-8")
    assert "3.25" in page
    with contextlib.closing(sqlite3.connect(class_folder / "books.db")) as gradebook, gradebook:
        gradebook.execute("UPDATE grade SET auto_score = 0")
    said = " ".join(grader("grade", "--dry-run").output.split())
    assert "would be graded (1: the gradebook holds other scores); 2 scores would change" in said
    assert not (class_folder / "gradebook.db").exists()


def test_release_registers_in_the_gradebook_that_db_url_names(
    fresh_course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fresh_course.home / "nbgrader_config.py").write_text(
        "from pathlib import Path\nfrom grader.nbgrader_setup import configure\n"
        "configure(get_config(), home=Path(__file__).parent)\n"
        "get_config().CourseDirectory.db_url = 'sqlite:///books.db'\n",
        encoding="utf-8",
    )
    monkeypatch.chdir(tmp_path)
    assert CliRunner().invoke(app, ["release", "--course", str(fresh_course.home)]).exit_code == 0
    with contextlib.closing(sqlite3.connect(fresh_course.home / "books.db")) as gradebook:
        assert sorted(gradebook.execute("SELECT name FROM assignment")) == [("exam",), ("lessons",)]
    assert not (fresh_course.home / "gradebook.db").exists()


@pytest.mark.parametrize("section", ["NbGrader", "BaseApp", "NbGraderConfig"])
def test_old_name_of_the_setting_is_followed_too(grader: Grader, say: Say, class_folder: Path, section: str) -> None:
    say(f"c.{section}.db_url = 'sqlite:///books.db'")
    grader("grade")
    assert scores(class_folder / "books.db") == [2.0, 4.0]


def test_settings_in_json_are_followed_too(grader: Grader, say: Say, class_folder: Path) -> None:
    say("")
    text = json.dumps({"CourseDirectory": {"db_url": "sqlite:///books.db"}})
    (class_folder / "nbgrader_config.json").write_text(text, encoding="utf-8")
    grader("grade")
    assert scores(class_folder / "books.db") == [2.0, 4.0]


def test_settings_of_the_account_are_followed_as_nbgrader_does(
    grader: Grader, say: Say, class_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    say("")
    (tmp_path / "jupyter").mkdir()
    (tmp_path / "jupyter" / "nbgrader_config.py").write_text(
        "get_config().CourseDirectory.db_url = 'sqlite:///books.db'\n", encoding="utf-8"
    )
    monkeypatch.setenv("JUPYTER_CONFIG_DIR", str(tmp_path / "jupyter"))
    grader("grade")
    assert scores(class_folder / "books.db") == [2.0, 4.0]


REFUSED = {
    f"postgresql://ada:{PASSWORD}@host/grades": "a database of the kind postgresql",
    f"postgresql+psycopg://ada:{PASSWORD}@host/grades": "a database of the kind postgresql+psycopg",
    f"postgres://ada:{PASSWORD}@host:port/grades": "is no address of a database",
    f"mysql+pymysql://ada:{PASSWORD}@host/grades": "a database of the kind mysql+pymysql",
    f"oracle://ada:{PASSWORD}@host/grades": "a database of the kind oracle",
    f"sqlite+pysqlcipher://:{PASSWORD}@/books.db": "a database of the kind sqlite+pysqlcipher",
    f"{PASSWORD}": "is no address of a database",
    "books.db": "is no address of a database",
    "sqlite:/books.db": "is no address of a database",
    "": "is no address of a database",
    "sqlite://": "names no file",
    "sqlite:///": "names no file",
    "sqlite:///:memory:": "names no file",
    "sqlite:///books.db?mode=ro": "has options of SQLite in it",
    "sqlite:///file:books.db?uri=true": "has options of SQLite in it",
    "sqlite:///nowhere/books.db": "whose folder does not exist",
    "sqlite:////nowhere/books.db": "whose folder does not exist",
    "sqlite:///../other_class/gradebook.db": "the gradebook of another class",
}


@pytest.mark.parametrize("address", REFUSED)
def test_gradebook_elsewhere_is_refused_by_name_before_anything_is_touched(
    grader: Grader, say: Say, class_folder: Path, address: str
) -> None:
    shutil.copytree(class_folder, class_folder.parent / "other_class")
    (class_folder.parent / "other_class" / "submitted").mkdir(exist_ok=True)
    say(f"c.CourseDirectory.db_url = {address!r}")
    before = contents(class_folder)
    for command, *arguments in COMMANDS:
        result = grader(command, *arguments)
        assert result.exit_code == 2
        assert f"{class_folder / 'nbgrader_config.py'}: db_url " in result.output
        assert REFUSED[address] in result.output
        assert "Take db_url out" in result.output
        assert PASSWORD not in result.output
    assert contents(class_folder) == before


def test_database_of_another_program_is_no_gradebook(grader: Grader, say: Say, class_folder: Path) -> None:
    with contextlib.closing(sqlite3.connect(class_folder / "books.db")) as other, other:
        other.execute("CREATE TABLE bookmarks (id INTEGER)")
    before = (class_folder / "books.db").read_bytes()
    say("c.CourseDirectory.db_url = 'sqlite:///books.db'")
    result = grader("grade")
    assert result.exit_code == 2
    assert "books.db is no gradebook, but another program's database." in result.output
    assert (class_folder / "books.db").read_bytes() == before


PLACES = {
    "submitted_directory": "handed_in",
    "autograded_directory": "graded",
    "feedback_directory": "pages",
    "source_directory": "source",
    "release_directory": "release",
    "root": "/elsewhere",
    "directory_structure": "{student_id}/{nbgrader_step}/{assignment_id}",
    "student_id": "a*",
    "student_id_exclude": "bob",
    "assignment_id": "lessons",
    "notebook_id": "0*",
}


@pytest.mark.parametrize("name", PLACES)
def test_setting_that_moves_or_chooses_things_is_refused_by_name(
    grader: Grader, say: Say, class_folder: Path, name: str
) -> None:
    say(f"c.CourseDirectory.{name} = {PLACES[name]!r}")
    before = contents(class_folder)
    for command, *arguments in COMMANDS:
        result = grader(command, *arguments)
        assert result.exit_code == 2
        assert f"nbgrader_config.py: CourseDirectory.{name} is {PLACES[name]!r}" in result.output
    assert contents(class_folder) == before


def test_setting_that_says_what_holds_anyway_is_no_fault(grader: Grader, say: Say, class_folder: Path) -> None:
    say(
        "c.CourseDirectory.submitted_directory = './submitted'\nc.CourseDirectory.student_id = '*'\n"
        f"c.CourseDirectory.feedback_directory = {str(class_folder / 'feedback')!r}\n"
    )
    assert grader("grade").exit_code == 0


def test_course_id_of_the_class_is_registered(grader: Grader, say: Say, class_folder: Path) -> None:
    (class_folder / "gradebook.db").unlink()
    say("c.CourseDirectory.course_id = 'k1'")
    grader("grade")
    with contextlib.closing(sqlite3.connect(class_folder / "gradebook.db")) as gradebook:
        assert set(gradebook.execute("SELECT course_id FROM assignment")) == {("k1",)}


@pytest.mark.parametrize(
    "setting",
    [
        "ExecutePreprocessor.timeout = 5",
        "Execute.timeout = 5",
        "Autograde.autograde_preprocessors = []",
        "ClearSolutions.code_stub = {'python': 'pass'}",
        "GenerateFeedback.preprocessors = []",
        "BaseConverter.permissions = 664",
    ],
)
def test_setting_of_a_part_that_is_not_used_is_said(grader: Grader, say: Say, setting: str) -> None:
    say(f"c.{setting}")
    result = grader("grade")
    assert result.exit_code == 0
    assert f"say {setting.partition(' =')[0]}, which the grader does not follow: " in result.output


def test_setting_that_is_followed_is_not_remarked_on(grader: Grader, say: Say, class_folder: Path) -> None:
    say("c.LimitOutput.max_lines = 3\nc.LateSubmissionPlugin.penalty_method = 'zero'\n")
    assert "does not follow" not in grader("grade").output
    graded = nbformat.read(class_folder / "autograded" / "ada" / "lessons" / "01_doubling.ipynb", as_version=4)
    assert any(VERDICT in cell.metadata for cell in graded.cells)
