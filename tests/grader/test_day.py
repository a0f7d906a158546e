"""The table of the day and the line on where to ask: from the settings and the headers, put in their places."""

from pathlib import Path

import pytest

from grader.course import Course
from grader.course.build import build_notebook
from grader.course.day import BEGIN, END, stale_tables, table, write_tables
from grader.errors import CourseError

SETTINGS = """
[tool.grader]
title = "Doubling"
assignments = ["lessons", "exam"]
day = ["intro", "final"]
ask = "Ask Ada at noon."
"""
INTRO = """
# ---
# jupyter:
#   workshop:
#     title: Intro
#     minutes: 5
#     part: introduction
# ---

# %% [markdown]
# # Intro
#
# {{ where to ask }}

# %% [markdown]
# {{ table of the day }}

# %% solution="double"
### BEGIN SOLUTION
double = 2
### END SOLUTION
"""
FINAL = """
# ---
# jupyter:
#   workshop:
#     minutes: 10
#     part: exam
# ---

# %% solution="answer_1" stub="answer_1 = None"
### BEGIN SOLUTION
answer_1 = "b"
### END SOLUTION

# %% solution="answer_2" stub="answer_2 = None"
### BEGIN SOLUTION
answer_2 = "c"
### END SOLUTION
"""


@pytest.fixture
def course(tmp_path: Path) -> Course:
    texts = {
        "pyproject.toml": SETTINGS,
        "solutions/lessons/intro.py": INTRO,
        "solutions/exam/final.py": FINAL,
        "README.md": f"# Doubling\n\n{BEGIN}\n{END}\n\nThe end.\n",
        "course/README.md": "# No table here\n",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text.lstrip("\n"), encoding="utf-8")
    return Course(tmp_path)


def test_table_lists_the_day_in_order_with_its_sum(course: Course) -> None:
    assert table(course).splitlines()[2:] == [
        "| introduction | `lessons/intro` | 5 | `double` |",
        "| exam | `exam/final` | 10 | 2 answers |",
        "| together | | 15 | |",
    ]


def test_placeholders_are_filled_in_the_notebook(course: Course) -> None:
    prose = [cell.source for cell in build_notebook(course.source("intro")).cells if cell.cell_type == "markdown"]
    assert prose == ["# Intro\n\nAsk Ada at noon.", table(course)]


def test_setting_changes_where_to_ask(course: Course) -> None:
    path = course.home / "pyproject.toml"
    path.write_text(SETTINGS.replace("Ada at noon", "Bruno at six"), encoding="utf-8")
    assert "Ask Bruno at six." in build_notebook(course.source("intro")).cells[0].source


def test_missing_setting_is_named(course: Course) -> None:
    (course.home / "pyproject.toml").write_text(SETTINGS.replace("ask =", "asks ="), encoding="utf-8")
    with pytest.raises(CourseError, match="needs `ask`"):
        build_notebook(course.source("intro"))


def test_notebook_of_the_day_that_does_not_exist_is_named(course: Course) -> None:
    (course.home / "pyproject.toml").write_text(SETTINGS.replace('"final"', '"finale"'), encoding="utf-8")
    with pytest.raises(CourseError, match="finale"):
        table(course)


def test_notebook_without_minutes_is_named(course: Course) -> None:
    source = course.source("final")
    source.write_text(FINAL.replace("#     minutes: 10\n", ""), encoding="utf-8")
    with pytest.raises(CourseError, match=r"final\.py: its header needs `minutes`"):
        table(course)


def test_readme_is_stale_until_it_is_written(course: Course) -> None:
    assert stale_tables(course) == ["README.md: its table of the day is not that of the notebooks."]
    write_tables(course)
    assert stale_tables(course) == []
    text = (course.home / "README.md").read_text(encoding="utf-8")
    assert table(course) in text
    assert text.endswith("The end.\n")


def test_readme_without_the_end_mark_is_not_touched(course: Course) -> None:
    path = course.home / "README.md"
    path.write_text(f"# Doubling\n\n{BEGIN}\n\nThe end.\n", encoding="utf-8")
    with pytest.raises(CourseError, match="is missing after the table"):
        write_tables(course)
    assert path.read_text(encoding="utf-8").endswith("The end.\n")
