"""From the built wheels alone, outside the repository, without a network: a new course, and one on another subject."""

import json
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.new_course.bare import REPOSITORY, Bare
from tests.new_course.conftest import NewCourse
from tests.new_course.straight_line import FILES, LEARNERS

Rows = dict[tuple[str, str], dict[str, Any]]


def test_environment_holds_nothing_of_the_repository(bare: Bare, tmp_path: Path) -> None:
    program = "import grader, courselab, sys; print(*sys.path, grader.__file__, courselab.__file__)"
    done = bare.run("python", "-c", program, cwd=tmp_path)
    assert done.returncode == 0, done.stdout
    assert str(REPOSITORY) not in done.stdout


def test_new_course_says_what_to_do_next(new_course: NewCourse) -> None:
    assert "`cd warm-weeks && grader demo`" in new_course.new


def test_installed_template_is_written_whole_and_without_what_installing_left_in_it(new_course: NewCourse) -> None:
    template = REPOSITORY / "grader" / "commands" / "new_course"
    kept = [path.relative_to(template).as_posix() for path in template.rglob("*") if path.is_file()]
    assert sorted(new_course.written) == sorted(name for name in kept if "__pycache__" not in name)


def test_demo_grades_the_sample_class_and_reports(new_course: NewCourse) -> None:
    assert "Released 3 notebooks" in new_course.demo
    assert "4 sample learners handed in" in new_course.demo
    pages = new_course.home / "build" / "demo"
    assert "adds before it multiplies" in (pages / "report.html").read_text(encoding="utf-8")
    assert (pages / "feedback" / "ben" / "lessons" / "02_days.html").is_file()


def test_demo_says_how_to_open_the_lessons_and_to_grade(new_course: NewCourse) -> None:
    assert "pip install --no-deps --editable course && jupyter lab course`" in new_course.demo
    assert "`grader grade --root FOLDER`" in new_course.demo


def test_each_step_of_the_workflow_passes_once_the_wheels_are_installed(bare: Bare, new_course: NewCourse) -> None:
    workflow = yaml.safe_load((new_course.home / ".github" / "workflows" / "check.yml").read_text(encoding="utf-8"))
    steps = [shlex.split(step["run"]) for step in workflow["jobs"]["check"]["steps"] if "run" in step]
    assert steps[0][:4] == ["python", "-m", "pip", "install"]
    ended = {" ".join(step): bare.run(*step, cwd=new_course.home) for step in steps[1:]}
    assert list(ended) == ["grader doctor", "grader release --check", "python -m pytest"]
    assert [f"{step}:\n{done.stdout}" for step, done in ended.items() if done.returncode] == []


@pytest.fixture(scope="module")
def graded(bare: Bare, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Rows]:
    """The course on straight lines, released, and a class of three: the class folder, and its rows."""
    home = tmp_path_factory.mktemp("straight")
    for name, text in FILES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text.lstrip("\n"), encoding="utf-8")
    ended = [bare.run("grader", "release", cwd=home)]
    released = (home / "course" / "lines" / "01_line.ipynb").read_text(encoding="utf-8")
    for learner, answers in LEARNERS.items():
        notebook = json.loads(released)
        for cell in notebook["cells"]:
            cell["source"] = answers.get(cell["id"], cell["source"])
        path = home / "download" / learner / "01_line.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook), encoding="utf-8")
    ended.append(bare.run("grader", "collect", "download", "--root", "class", cwd=home))
    ended.append(bare.run("grader", "grade", "--root", "class", "--json", "rows.jsonl", cwd=home))
    assert [done.stdout for done in ended if done.returncode] == []
    rows = map(json.loads, (home / "rows.jsonl").read_text(encoding="utf-8").splitlines())
    return home / "class", {(row["student"], row["question"]): row for row in rows}


@pytest.mark.parametrize(
    ("learner", "scores"),
    [
        ("ruth", [3, 2, 2, 3]),
        ("miro", [0, 2, 2, 0]),
        ("stella", [0, 0, 0, 0]),
    ],
)
def test_course_on_another_subject_gives_each_learner_the_right_scores(
    graded: tuple[Path, Rows], learner: str, scores: list[float]
) -> None:
    asked = ["check_slope", "check_intercept", "check_residuals", "check_spread"]
    assert [graded[1][learner, question]["score"] for question in asked] == scores


def test_misconceptions_of_that_course_are_named(graded: tuple[Path, Rows]) -> None:
    folder, rows = graded
    assert rows["miro", "check_slope"]["diagnosis"] == "swaps x and y"
    assert rows["miro", "check_spread"]["diagnosis"] == "divides by n"
    page = (folder / "feedback" / "miro" / "lines" / "01_line.html").read_text(encoding="utf-8")
    assert "It looks as if x is fitted to y." in page


def test_stub_of_that_course_is_not_attempted(graded: tuple[Path, Rows]) -> None:
    assert {row["verdict"] for (who, _), row in graded[1].items() if who == "stella"} == {"not attempted"}
