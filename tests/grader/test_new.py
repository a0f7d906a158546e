"""`grader new`: a course is written whole, under the name of its folder, and only where nothing can be lost."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.commands.speaking import WRONG_USAGE
from grader.course import Course
from grader.files import printable
from grader.release.publish import release


def new(folder: Path) -> Result:
    result = CliRunner().invoke(app, ["new", str(folder)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "knots"


@pytest.mark.parametrize("is_there", [True, False])
def test_course_is_written_into_an_empty_folder_or_a_new_one(folder: Path, is_there: bool) -> None:
    if is_there:
        folder.mkdir()
    assert new(folder).exit_code == 0
    assert {"README.md", "pyproject.toml", ".gitignore", ".github/workflows/check.yml"} <= contents(folder).keys()
    assert [path.name for path in folder.parent.iterdir()] == ["knots"]


def test_course_can_be_released_as_it_is_written(folder: Path) -> None:
    new(folder)
    course = Course(folder)
    assert [path.name for path in release(course, folder).notebooks] == [
        "01_degrees.ipynb",
        "02_days.ipynb",
        "weather_quiz.ipynb",
    ]


@pytest.mark.parametrize("name", ["knots", "knots & bends", 'the "reef" knot', "back\\slash", "Größe 🎈", "two\nlines"])
def test_title_is_the_name_of_the_folder_whatever_stands_in_it(tmp_path: Path, name: str) -> None:
    new(tmp_path / name)
    assert Course(tmp_path / name).title == printable(name)
    assert (tmp_path / name / "README.md").read_text(encoding="utf-8").startswith(f"# {printable(name)}\n")


def test_folder_that_is_not_empty_is_refused_and_what_it_holds_is_named(folder: Path) -> None:
    folder.mkdir()
    (folder / "thesis.txt").write_text("years of work", encoding="utf-8")
    result = new(folder)
    assert result.exit_code == WRONG_USAGE
    assert f"{folder} is not empty: it holds thesis.txt." in result.output
    assert contents(folder) == {"thesis.txt": b"years of work"}


def test_of_many_files_in_the_way_a_few_are_named_and_the_others_counted(folder: Path) -> None:
    folder.mkdir()
    for number in range(9):
        (folder / f"{number}.txt").touch()
    assert "it holds 0.txt, 1.txt, 2.txt, 3.txt, 4.txt and 4 more." in new(folder).output


def test_file_in_the_way_is_refused_and_left_as_it_is(folder: Path) -> None:
    folder.write_text("a note", encoding="utf-8")
    result = new(folder)
    assert result.exit_code == WRONG_USAGE
    assert f"{folder} is a file." in result.output
    assert folder.read_text(encoding="utf-8") == "a note"


def test_writing_that_fails_leaves_no_half_of_a_course(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(self: Path, *arguments: object, **options: object) -> int:
        raise OSError(28, "No space left on device", str(self))

    monkeypatch.setattr(Path, "write_text", no_room)
    result = new(folder)
    assert result.exit_code == WRONG_USAGE
    assert "No space left on device" in result.output
    assert list(folder.parent.iterdir()) == []
