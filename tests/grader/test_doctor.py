"""The doctor: each fault of a machine is seen, named, and comes with a way to mend it."""

import importlib.util
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections import namedtuple
from pathlib import Path

import py_landlock
import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.commands.machine import Finding, State, examine_machine
from grader.course import Course
from grader.course.settings_file import read_settings


def finding(name: str) -> Finding:
    return next(found for found in examine_machine() if found.name == name)


@pytest.fixture
def installed(tmp_path, monkeypatch):
    """Return a function that installs a made-up distribution with the command `grader`, alone in the environment."""

    def install(*requirements: str) -> None:
        folder = tmp_path / "course_of_ours-1.0.dist-info"
        folder.mkdir()
        lines = ["Metadata-Version: 2.1", "Name: course-of-ours", "Version: 1.0"]
        lines += [f"Requires-Dist: {requirement}" for requirement in requirements]
        (folder / "METADATA").write_text("\n".join(lines), encoding="utf-8")
        (folder / "entry_points.txt").write_text("[console_scripts]\ngrader = grader.cli:app\n", encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)

    return install


def test_every_finding_that_is_not_ok_says_how_to_mend_it(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert [found for found in examine_machine() if (found.state is State.OK) == bool(found.mend)] == []


def test_this_machine_can_run_learners_code():
    states = {found.name: found.state for found in examine_machine()}
    assert {states[name] for name in ("python", "numpy and matplotlib", "fork", "sqlite")} == {State.OK}


def test_course_without_figures_needs_no_matplotlib(monkeypatch):
    find = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "matplotlib" else find(name))
    found = finding("numpy and matplotlib")
    assert (found.state, found.seen) == (State.OK, "numpy can be imported; figures would need matplotlib")


def test_examining_changes_no_file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    examine_machine()
    assert list(tmp_path.iterdir()) == []


def test_missing_package_is_a_problem(installed):
    installed("no-such-package>=1")
    assert finding("no-such-package").state is State.PROBLEM


def test_old_package_is_a_problem_that_names_both_versions(installed):
    installed("pytest>=9999")
    assert finding("pytest").seen == f"version {pytest.__version__}; pytest>=9999 is needed"


def test_package_for_another_platform_is_not_asked_for(installed):
    installed("no-such-package; sys_platform == 'none'")
    assert "no-such-package" not in {found.name for found in examine_machine()}


def test_old_python_is_a_problem(monkeypatch):
    monkeypatch.setattr(sys, "version_info", (3, 10, 13))
    assert finding("python").state is State.PROBLEM


def test_alembic_outside_path_is_a_problem(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)  # the settings of a class, as they lie in this repository, mend the path
    monkeypatch.setenv("PATH", "")
    assert finding("alembic").state is State.PROBLEM


def test_alembic_in_path_is_ok(monkeypatch, tmp_path):
    command = tmp_path / "alembic"
    command.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert finding("alembic").state is State.OK


def test_kernel_of_another_environment_is_a_warning(monkeypatch, tmp_path):
    kernel = tmp_path / "kernels" / "python3" / "kernel.json"
    kernel.parent.mkdir(parents=True)
    specification = {
        "argv": ["/elsewhere/python", "-m", "ipykernel_launcher"],
        "display_name": "",
        "language": "python",
    }
    kernel.write_text(json.dumps(specification), encoding="utf-8")
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path))
    assert finding("kernel python3").state is State.WARNING


def test_missing_fork_is_a_problem(monkeypatch):
    monkeypatch.delattr(os, "fork")
    assert finding("fork").state is State.PROBLEM


def test_disabled_landlock_is_a_problem(monkeypatch):
    def refuse() -> int:
        raise py_landlock.LandlockDisabledError

    monkeypatch.setattr(py_landlock, "get_abi_version", refuse)
    assert finding("landlock").state is State.PROBLEM


@pytest.mark.parametrize(
    ("abi", "lacking"),
    [
        (1, ["from folder to folder", "emptying files", "the network", "devices", "signals and abstract sockets"]),
        (2, ["emptying files", "the network", "devices", "signals and abstract sockets"]),
        (3, ["the network", "devices", "signals and abstract sockets"]),
        (5, ["signals and abstract sockets"]),
        (6, []),
        (99, []),
    ],
)
def test_what_an_older_landlock_lacks_is_named_with_what_keeps_it_instead(monkeypatch, abi, lacking):
    monkeypatch.setattr(py_landlock, "get_abi_version", lambda: abi)
    found = finding("landlock")
    known = ("from folder to folder", "emptying files", "the network", "devices", "signals and abstract sockets")
    assert found.seen.startswith(f"ABI {abi}: ")
    assert [name for name in known if name in found.seen] == lacking
    assert ("seccomp keeps instead" in found.seen) == bool(lacking)


@pytest.mark.parametrize(("status", "word"), [(0, "cannot be asked"), (1, "not allowed here")])
def test_whether_files_are_hidden_is_said(monkeypatch, status, word):
    done = subprocess.CompletedProcess([], status)
    monkeypatch.setattr(subprocess, "run", lambda command, **options: done)
    assert word in finding("hiding").seen


def test_missing_seccomp_library_is_a_problem(monkeypatch):
    monkeypatch.setattr("grader.commands.machine.find_library", lambda name: None)
    assert finding("seccomp").state is State.PROBLEM


def test_missing_browser_is_only_a_warning(monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert finding("chromium").state is State.WARNING


def test_full_disk_is_a_warning(monkeypatch):
    usage = namedtuple("usage", "total used free")(10**9, 10**9, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    assert finding("disk space").state is State.WARNING


def test_locked_disk_is_a_problem_that_names_the_folder(monkeypatch):
    def refuse(path: Path) -> None:
        raise sqlite3.OperationalError("database is locked")

    monkeypatch.setattr(sqlite3, "connect", refuse)
    assert finding("sqlite").seen == f"{Path.cwd()}: database is locked"


@pytest.mark.parametrize(("value", "state"), [("1", State.OK), ("many", State.WARNING)])
def test_thread_limit_must_be_a_number(monkeypatch, value, state):
    monkeypatch.setenv("OMP_NUM_THREADS", value)
    assert finding("thread limits").state is state


@pytest.mark.parametrize("name", ["pidfd", "supervisor", "bounds"])
def test_what_confines_learners_here_is_listed(name):
    assert finding(name).state is State.OK


def test_bounds_are_shown_with_their_values():
    assert "notebook_seconds 120; " in finding("bounds").seen
    assert "memory 1,024 MB; threads 64; " in finding("bounds").seen


def test_system_without_process_facts_is_a_problem(monkeypatch):
    monkeypatch.setattr("grader.commands.machine.read_usage", lambda pid: None)
    assert finding("supervisor").state is State.PROBLEM


def doctor(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, ["doctor", *map(str, arguments)])


def test_settings_that_the_course_made_are_named(fresh_course: Course):
    settings = fresh_course.home / "pyproject.toml"
    settings.write_text('[tool.grader]\nassignments = ["exam"]\nbounds = { memory = 128 }\n', encoding="utf-8")
    found = next(found for found in examine_machine(fresh_course.home) if found.name == "settings")
    assert found.seen.startswith("the course sets assignments, memory; the other ")


def test_broken_setting_is_a_problem_that_names_file_key_and_the_nearest_name(fresh_course: Course):
    settings = fresh_course.home / "pyproject.toml"
    settings.write_text('[tool.grader]\nassignments = ["exam"]\npackges = []\n', encoding="utf-8")
    result = doctor("--course", fresh_course.home)
    assert result.exit_code == 1
    assert result.output.startswith("problem  course: none that can be used.")
    assert f"{settings}: [tool.grader] has no key `packges`: perhaps it needs `packages`." in result.output


def test_list_of_settings_is_a_file_of_settings(fresh_course: Course):
    settings = fresh_course.home / "pyproject.toml"
    before = read_settings(settings)
    listed = doctor("--course", fresh_course.home, "--settings").output
    settings.write_text(listed, encoding="utf-8")
    assert read_settings(settings) == before
    settings.write_text(re.sub(r"^# (?=\w+ = )", "", listed, flags=re.MULTILINE), encoding="utf-8")
    assert read_settings(settings) == before


def test_list_of_settings_needs_a_course(tmp_path: Path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    result = doctor("--settings")
    assert result.exit_code == 2
    assert "No course was found." in result.output
