"""Which course and which class a command works on: what it is told, what the class says, where one stands."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.course import Course
from grader.plugs.configuration import write_root_config
from grader.report.rows import read_rows
from tests.conftest import HandIn, write_course
from tests.grader.course_files import contents, copied

pytestmark = pytest.mark.slow

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
NBGRADER = Path(sys.executable).parent / "nbgrader"
Run = Callable[..., Result]


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in no course, in which the test stands."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def other_course(tmp_path: Path) -> Course:
    """A course that asks of the same assignments, and is not the class's."""
    course = write_course(tmp_path / "other_course")
    settings = course.home / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8").replace("Doubling", "Other"), encoding="utf-8")
    return course


@pytest.fixture
def handed_in(class_folder: Path, hand_in: HandIn) -> Path:
    """A class folder with one right submission."""
    hand_in("ada", double=RIGHT, answer="answer = 42")
    return class_folder


def grader(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def first_line(course: Course, root: Path, title: str = "Doubling") -> str:
    return f"Course: {title} ({course.home}). Class: {root}."


def score(root: Path) -> float:
    return sum(row.verdict.score for row in read_rows(root, ["lessons"]))


def test_nothing_is_graded_where_no_course_is_named(elsewhere: Path, handed_in: Path) -> None:
    before = contents(handed_in)
    result = grader("grade", "--root", handed_in)
    assert result.exit_code == 2
    assert contents(handed_in) == before


def test_refusal_says_where_it_looked(elsewhere: Path, handed_in: Path) -> None:
    said = grader("grade", "--root", handed_in).output
    assert "No course was found. Looked at --course (not given), " in said
    assert f"{handed_in / 'nbgrader_config.py'} (it is not there), and {elsewhere} and the folders above it" in said
    assert "Name the course's folder with --course." in said


@pytest.mark.parametrize(
    "command", [["release"], ["release", "--check"], ["collect", "x"], ["grade"], ["report"], ["demo"]]
)
def test_every_command_refuses_outside_of_a_course(elsewhere: Path, command: list[str]) -> None:
    result = grader(*command)
    assert result.exit_code == 2
    assert "No course was found." in result.output
    assert not list(elsewhere.iterdir())


def test_course_that_is_named_comes_first(
    elsewhere: Path, handed_in: Path, released_course: Course, other_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(other_course.home)
    result = grader("grade", "--root", handed_in, "--course", released_course.home)
    assert result.output.startswith(first_line(released_course, handed_in))
    assert score(handed_in) == 6.0


def test_course_that_the_class_names_comes_before_where_one_stands(
    handed_in: Path, released_course: Course, other_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_root_config(released_course, handed_in)
    monkeypatch.chdir(other_course.home)
    result = grader("grade", "--root", handed_in)
    assert result.output.startswith(first_line(released_course, handed_in))
    assert f"belongs to the course {released_course.home}, not to the one you stand in." in result.output
    assert score(handed_in) == 6.0


def test_class_graded_once_is_graded_from_anywhere(elsewhere: Path, handed_in: Path, released_course: Course) -> None:
    grader("grade", "--root", handed_in, "--course", released_course.home)
    result = grader("grade", "--root", handed_in, "--again")
    assert result.output.startswith(first_line(released_course, handed_in))
    assert score(handed_in) == 6.0


def test_class_collected_once_belongs_to_its_course(
    tmp_path: Path, handed_in: Path, released_course: Course, other_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(released_course.home)
    root = tmp_path / "autumn"
    grader("collect", handed_in / "submitted", "--root", root)
    monkeypatch.chdir(other_course.home)
    assert grader("grade", "--root", root).output.startswith(first_line(released_course, root))
    assert score(root) == 6.0


@pytest.mark.parametrize("command", ["grade", "report", "collect"])
def test_course_named_against_the_class_s_own_is_refused(
    elsewhere: Path, handed_in: Path, released_course: Course, other_course: Course, command: str
) -> None:
    write_root_config(released_course, handed_in)
    before = contents(handed_in)
    more = [handed_in / "submitted"] if command == "collect" else []
    result = grader(command, *more, "--root", handed_in, "--course", other_course.home)
    assert result.exit_code == 2
    assert (
        f"belongs to the course {released_course.home}, and not to {other_course.home}. Leave --course" in result.output
    )
    assert contents(handed_in) == before


def test_course_named_as_the_class_names_it_is_no_conflict(
    elsewhere: Path, handed_in: Path, released_course: Course, tmp_path: Path
) -> None:
    link = tmp_path / "link"
    link.symlink_to(released_course.home)
    write_root_config(released_course, handed_in)
    assert grader("grade", "--root", handed_in, "--course", link).output.startswith(
        first_line(released_course, handed_in)
    )


@pytest.mark.parametrize("home", ["gone", "class"])
def test_class_that_names_no_course_any_more_is_refused_with_the_line_to_change(
    elsewhere: Path, handed_in: Path, tmp_path: Path, home: str
) -> None:
    write_root_config(Course(tmp_path / home), handed_in)
    result = grader("grade", "--root", handed_in)
    assert result.exit_code == 2
    assert f"{handed_in / 'nbgrader_config.py'} says that this class belongs to the course" in result.output
    assert "and there is no course. Change `home` in that file" in result.output
    assert not (handed_in / "autograded").exists()


def test_course_that_has_moved_can_be_named(elsewhere: Path, handed_in: Path, released_course: Course) -> None:
    write_root_config(Course(elsewhere / "gone"), handed_in)
    result = grader("grade", "--root", handed_in, "--course", released_course.home)
    assert "and there is no course. Change `home` in that file" in result.output
    assert score(handed_in) == 6.0


@pytest.mark.parametrize("named", ["", "nothing", "elsewhere/file"])
def test_folder_that_is_no_course_is_refused_as_one(
    elsewhere: Path, handed_in: Path, tmp_path: Path, named: str
) -> None:
    (elsewhere / "file").touch()
    result = grader("grade", "--root", handed_in, "--course", tmp_path / named)
    assert result.exit_code == 2
    assert f"{tmp_path / named} is no course: it does not hold solutions/ and pyproject.toml." in result.output


def test_relative_course_and_class_are_those_from_the_working_folder(
    elsewhere: Path, handed_in: Path, fresh_course: Course
) -> None:
    grader("release", "--course", f"../{fresh_course.home.name}")
    result = grader("grade", "--root", "../class", "--course", f"../{fresh_course.home.name}")
    assert result.output.startswith(first_line(fresh_course, handed_in))
    assert score(handed_in) == 6.0


def test_relative_home_in_the_class_s_settings_starts_at_the_class(
    elsewhere: Path, handed_in: Path, released_course: Course, tmp_path: Path
) -> None:
    course = copied(released_course, tmp_path / "copied")
    (handed_in / "nbgrader_config.py").write_text(
        "from grader.nbgrader_setup import configure\nconfigure(get_config(), home='../copied')\n", encoding="utf-8"
    )
    assert grader("grade", "--root", handed_in).output.startswith(first_line(course, handed_in))


def test_class_inside_a_course_belongs_to_it_from_anywhere_and_moves_with_it(
    released_course: Course, handed_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = copied(released_course, tmp_path / "before")
    shutil.copytree(handed_in, course.home / "autumn")
    monkeypatch.chdir(course.home)
    grader("grade", "--root", "autumn")
    moved = Course(course.home.rename(tmp_path / "after"))
    monkeypatch.chdir(tmp_path)
    result = grader("grade", "--root", moved.home / "autumn")
    assert result.output.startswith(first_line(moved, moved.home / "autumn"))


def test_class_in_one_course_is_not_graded_by_standing_in_another(
    released_course: Course, other_course: Course, handed_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = copied(released_course, tmp_path / "first")
    root = Path(shutil.copytree(handed_in, course.home / "autumn"))
    monkeypatch.chdir(other_course.home)
    result = grader("grade", "--root", root)
    assert result.exit_code == 2
    assert f"{root} lies in the course {course.home}, and you stand in the course {other_course.home}." in result.output


def test_of_two_courses_one_in_the_other_the_inner_is_meant(
    released_course: Course, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outer = copied(released_course, tmp_path / "outer")
    inner = copied(released_course, outer.home / "inner")
    monkeypatch.chdir(inner.home / "solutions" / "exam")
    assert grader("release", "--check").output.startswith(first_line(inner, inner.home))


def test_settings_that_name_no_course_are_remarked_on_with_what_to_write(
    elsewhere: Path, handed_in: Path, released_course: Course
) -> None:
    path = handed_in / "nbgrader_config.py"
    path.write_text("c = get_config()\n", encoding="utf-8")
    said = grader("grade", "--root", handed_in, "--course", released_course.home).output
    assert f"{path} names no course: plain nbgrader would run this class's submissions unconfined." in said
    path.write_text(said.partition("Write into it: ")[2].splitlines()[0], encoding="utf-8")
    assert "names no course" not in grader("grade", "--root", handed_in).output


def test_settings_that_cannot_be_run_are_named(elsewhere: Path, handed_in: Path) -> None:
    for text in ("1 / 0", "raise SystemExit", "def"):
        (handed_in / "nbgrader_config.py").write_text(text, encoding="utf-8")
        result = grader("grade", "--root", handed_in)
        assert result.exit_code == 2
        assert f"{handed_in / 'nbgrader_config.py'} cannot be run: " in result.output


def test_log_names_course_and_class(elsewhere: Path, handed_in: Path, released_course: Course) -> None:
    grader("grade", "--root", handed_in, "--course", released_course.home)
    (line,) = (handed_in / ".grader" / "log.txt").read_text(encoding="utf-8").splitlines()
    assert first_line(released_course, handed_in) in line


def test_rows_on_standard_output_stay_clean(elsewhere: Path, handed_in: Path, released_course: Course) -> None:
    result = grader("grade", "--root", handed_in, "--course", released_course.home, "--json", "-")
    assert all(line.startswith("{") for line in result.stdout.splitlines())
    assert result.stderr.startswith(first_line(released_course, handed_in))


@pytest.mark.parametrize("command", [["grade"], ["grade", "--dry-run"], ["report"]])
def test_first_line_names_course_and_class(
    elsewhere: Path, handed_in: Path, released_course: Course, command: list[str]
) -> None:
    result = grader(*command, "--root", handed_in, "--course", released_course.home)
    assert result.output.startswith(first_line(released_course, handed_in))


def test_doctor_names_course_and_class_first(elsewhere: Path, handed_in: Path, released_course: Course) -> None:
    result = grader("doctor", "--root", handed_in, "--course", released_course.home)
    assert first_line(released_course, handed_in) in result.output.splitlines()[0].replace("course: ", "Course: ")


def test_doctor_outside_of_a_course_says_so_and_examines_the_machine(elsewhere: Path) -> None:
    lines = grader("doctor").output.splitlines()
    assert lines[0].startswith("warning  course: none that can be used. No course was found.")
    assert any("python: " in line for line in lines)


def test_plain_nbgrader_outside_of_any_course_judges_nothing(
    elsewhere: Path, handed_in: Path, released_course: Course
) -> None:
    """nbgrader passes over settings that fail: then it would run submissions unconfined, by its own rules."""
    shutil.copytree(released_course.build / "source", handed_in / "source")
    shutil.copytree(released_course.released, handed_in / "release")
    (handed_in / "nbgrader_config.py").write_text(
        "from grader.nbgrader_setup import configure\nconfigure(get_config())\n", encoding="utf-8"
    )
    command = [str(NBGRADER), "autograde", "lessons"]
    done = subprocess.run(command, cwd=handed_in, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode != 0
    assert "is no course" in done.stderr
    assert not list((handed_in / "autograded").rglob("*.ipynb"))
