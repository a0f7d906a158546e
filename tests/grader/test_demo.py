"""`grader demo` ends with what to do next, in words that can be typed as they stand."""

import sys

import pytest
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course

SAMPLE = """
# ---
# jupyter:
#   sample:
#     shows: All right.
#     start: solved
# ---
"""


@pytest.mark.slow
def test_command_started_by_a_path_names_its_tools_by_paths(
    fresh_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    samples = fresh_course.home / "solutions" / "sample_class"
    samples.mkdir()
    (samples / "ada.py").write_text(SAMPLE.lstrip("\n"), encoding="utf-8")
    monkeypatch.chdir(fresh_course.home)
    monkeypatch.setattr(sys, "argv", [".venv/bin/grader", "demo"])
    said = CliRunner().invoke(app, ["demo"]).output
    assert "Next: `.venv/bin/jupyter lab course` opens the lessons." in said
    assert "`.venv/bin/grader grade --root FOLDER`" in said
