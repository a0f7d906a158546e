"""The command `grader grade` on the class folder of a test."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
Grade = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def grade(class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch) -> Grade:
    """Run `grader grade` on the class folder; returns one learner's rows, by question."""
    monkeypatch.chdir(released_course.home)

    def run(*arguments: str, student: str = "ada", status: int | None = None) -> dict[str, dict[str, Any]]:
        rows = class_folder / "rows.jsonl"
        command = ["grade", *arguments, "--root", str(class_folder), "--json", str(rows)]
        result = CliRunner().invoke(app, command)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        if status is not None:
            assert result.exit_code == status, result.output
        lines = rows.read_text("utf-8").splitlines()
        return {row["question"]: row for row in map(json.loads, lines) if row["student"] == student}

    return run


def verdicts(rows: dict[str, dict[str, Any]]) -> dict[str, str]:
    return {name: row["verdict"] for name, row in rows.items()}
