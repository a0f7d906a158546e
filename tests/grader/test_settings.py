"""The settings of a course: what cannot be is said with the file, the key and an example, before anything is done."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from grader.course import Course
from grader.course.settings import Setting, Settings, described, in_force
from grader.course.settings_file import read_settings
from grader.errors import CourseError

BASE = 'assignments = ["lessons", "exam"]'
FAULTS = {
    "key-missing": ('title = "Doubling"', "lacks `assignments`"),
    "key-misspelt": (f"{BASE}\npackges = []", "no key `packges`: perhaps it needs `packages`"),
    "key-singular": (f"{BASE}\nassignment = []", "no key `assignment`: perhaps it needs `assignments`"),
    "bound-outside-its-table": (f"{BASE}\nmemory = 64", "no key `memory`: it belongs into [tool.grader.bounds]. There"),
    "key-like-no-other": (f"{BASE}\nxyzzy = 1", "no key `xyzzy`: There are: title, assignments, day"),
    "text-for-a-list": ('assignments = "lessons"', "`assignments` in [tool.grader] is 'lessons', which is no list"),
    "number-for-a-list": ("assignments = 3", "is 3, which is no list"),
    "table-for-a-list": ("assignments = { lessons = 1 }", "which is no list"),
    "number-in-a-list": ("assignments = [1]", "holds 1, which is no text"),
    "list-in-a-list": ('assignments = [["lessons"]]', "holds ['lessons'], which is no text"),
    "empty-list": ("assignments = []", "`assignments` in [tool.grader] is empty"),
    "named-twice": ('assignments = ["exam", "exam"]', "names 'exam' twice"),
    "path-up": ('assignments = ["../exam"]', "holds '../exam', which is no plain name"),
    "path-absolute": ('assignments = ["/etc"]', "holds '/etc', which is no plain name"),
    "path-below": ('assignments = ["exam/final"]', "which is no plain name"),
    "dot": ('assignments = ["."]', "which is no plain name"),
    "no-name": ('assignments = [""]', "which is no plain name"),
    "pattern": ('assignments = ["exam*"]', "which is no plain name"),
    "line-end": ('assignments = ["exam\\n"]', "which is no plain name"),
    "plus-that-nbgrader-refuses": ('assignments = ["exam+"]', "which is no plain name"),
    "assignment-without-folder": (
        'assignments = ["exams"]',
        "exams holds no notebook's source: perhaps it needs `exam`",
    ),
    "questions-are-no-assignment": ('assignments = ["questions"]', "questions holds no notebook's source"),
    "title-number": (f"{BASE}\ntitle = 3", "`title` in [tool.grader] is 3, which is no text"),
    "title-empty": (f'{BASE}\ntitle = " "', "`title` in [tool.grader] is empty"),
    "ask-list": (f"{BASE}\nask = []", "`ask` in [tool.grader] is [], which is no text"),
    "day-of-nowhere": (
        f'{BASE}\nday = ["01_double"]',
        "names 01_double, which is no notebook: perhaps it needs `01_dou",
    ),
    "day-twice": (f'{BASE}\nday = ["final", "final"]', "`day` in [tool.grader] names 'final' twice"),
    "day-text": (f'{BASE}\nday = "final"', "`day` in [tool.grader] is 'final', which is no list"),
    "day-with-ending": (
        f'{BASE}\nday = ["final.py"]',
        "names final.py, which is no notebook: perhaps it needs `final`",
    ),
    "imports-text": (f'{BASE}\nimports = "numpy"', "`imports` in [tool.grader] is 'numpy', which is no list"),
    "imports-file": (f'{BASE}\nimports = ["my-lib"]', "holds 'my-lib', which is no name of a module"),
    "packages-outside": (f'{BASE}\npackages = ["../x"]', "holds '../x', which leads out of the course's folder"),
    "packages-absolute": (f'{BASE}\npackages = ["/"]', "holds '/', which leads out of the course's folder"),
    "packages-everything": (f'{BASE}\npackages = ["."]', "holds '.', where notebooks could read the solutions"),
    "packages-solutions": (f'{BASE}\npackages = ["solutions/lessons"]', "where notebooks could read the solutions"),
    "packages-missing": (
        f'{BASE}\npackages = ["course/no"]',
        "`packages` in [tool.grader] names course/no, which is no",
    ),
    "bounds-number": (f"{BASE}\nbounds = 3", "`bounds` in [tool.grader] is 3, which is no table"),
    "bounds-misspelt": (
        f"{BASE}\nbounds = {{ memroy = 1 }}",
        "[tool.grader.bounds] has no key `memroy`: perhaps it needs",
    ),
    "bounds-text": (f'{BASE}\nbounds = {{ memory = "1" }}', "[tool.grader.bounds]: memory = '1' is impossible"),
    "bounds-truth": (f"{BASE}\nbounds = {{ restarts = true }}", "restarts = True is impossible"),
}


def write(course: Course, text: str) -> Path:
    path = course.home / "pyproject.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", FAULTS)
def test_fault_is_named_with_its_file(fresh_course: Course, name: str) -> None:
    text, sentence = FAULTS[name]
    path = write(fresh_course, f"[tool.grader]\n{text}\n")
    with pytest.raises(CourseError) as caught:
        _ = fresh_course.assignments
    assert str(caught.value).startswith(f"{path}: ")
    assert sentence in str(caught.value)


@pytest.mark.parametrize(
    "text",
    ["", "[tool]\nother = 1", "[tool]\ngrader = 3", "tool = 3", "[[tool.grader]]\nassignments = []", "[grader]\nx = 1"],
)
def test_file_without_the_table_says_which_is_missing(fresh_course: Course, text: str) -> None:
    path = write(fresh_course, text)
    with pytest.raises(CourseError, match=r"no table \[tool.grader\] can be read") as caught:
        _ = fresh_course.title
    assert str(caught.value).startswith(f"{path}: ")


def test_file_that_is_no_text_is_named(fresh_course: Course) -> None:
    (fresh_course.home / "pyproject.toml").write_bytes(b'[tool.grader]\ntitle = "caf\xe9"\n')
    with pytest.raises(CourseError, match=r"pyproject\.toml is no TOML"):
        _ = fresh_course.title


def test_file_that_is_a_folder_is_named(fresh_course: Course) -> None:
    (fresh_course.home / "pyproject.toml").unlink()
    (fresh_course.home / "pyproject.toml").mkdir()
    with pytest.raises(CourseError, match=r"pyproject\.toml cannot be read"):
        _ = fresh_course.title


def test_mark_of_byte_order_before_the_settings_is_passed_over(fresh_course: Course) -> None:
    (fresh_course.home / "pyproject.toml").write_bytes(b"\xef\xbb\xbf[tool.grader]\n" + BASE.encode())
    assert fresh_course.assignments == ["lessons", "exam"]


def test_names_in_other_languages_are_names(fresh_course: Course) -> None:
    (fresh_course.home / "solutions" / "Übungen 2").mkdir()
    (fresh_course.home / "solutions" / "Übungen 2" / "final.py").write_text("# %%\n", encoding="utf-8")
    write(fresh_course, '[tool.grader]\nassignments = ["Übungen 2"]\n')
    assert fresh_course.assignments == ["Übungen 2"]


@pytest.mark.parametrize("target", ["solutions", "solutions/questions", ".", ".."])
def test_package_is_no_link_to_the_solutions(fresh_course: Course, target: str) -> None:
    (fresh_course.home / "course" / "link").symlink_to(fresh_course.home / target)
    write(fresh_course, f'[tool.grader]\n{BASE}\npackages = ["course/link"]\n')
    with pytest.raises(CourseError, match="names course/link, a link that leads to the solutions"):
        _ = fresh_course.packages


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_fault_shows_an_example_that_is_right(tmp_path: Path, name: str) -> None:
    path = tmp_path / "pyproject.toml"
    base = "" if name == "assignments" else f"{BASE}\n"
    path.write_text(f"[tool.grader]\n{base}{name} = 2.5\n", encoding="utf-8")
    with pytest.raises(CourseError) as caught:
        read_settings(path)
    example = str(caught.value).partition("as in: ")[2]
    path.write_text(f"[tool.grader]\n{base}{example}\n", encoding="utf-8")
    assert getattr(read_settings(path), name) != getattr(Settings(assignments=()), name)


@pytest.mark.parametrize("setting", described(), ids=lambda setting: setting.name)
def test_every_setting_has_a_sentence_and_an_example_that_is_right(setting: Setting, tmp_path: Path) -> None:
    tables = {"[tool.grader]": "" if setting.name == "assignments" else BASE, "[tool.grader.bounds]": ""}
    tables[setting.table] += f"\n{setting.name} = {setting.example}"
    path = tmp_path / "pyproject.toml"
    path.write_text("\n".join(f"{table}\n{text}" for table, text in tables.items()), encoding="utf-8")
    values = {one.name: value for one, value in in_force(read_settings(path))}
    assert values[setting.name] == setting.example != setting.default
    assert re.fullmatch(r"[A-Z][^.]*\.", setting.says)


def test_settings_in_force_are_those_made_and_the_defaults_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    path.write_text(f"[tool.grader]\n{BASE}\n[tool.grader.bounds]\nmemory = 64", encoding="utf-8")
    differing = [(one.name, value) for one, value in in_force(read_settings(path)) if value != one.default]
    assert differing == [("assignments", '["lessons", "exam"]'), ("memory", "64")]
