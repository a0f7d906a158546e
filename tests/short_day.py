"""What must work on every Python that we support: all modules, the release, and five of the sample class graded.

`.ci/on_other_pythons` runs it; `make test` does not, for there the whole day is tested.
"""

import importlib
import json
import pkgutil
from collections import Counter
from pathlib import Path

import pytest
from typer.testing import CliRunner

import grader
from grader.cli import app
from grader.course import find_course
from grader.pipeline.sample_class import hand_in, read_samples

HOME = Path(__file__).resolve().parent.parent
TOTALS = {"giulia": 103.5, "freya": 83.0, "jun": 4.5, "mei": 106.0, "otto": 0.0}
"""A misconception, a half-finished day, an unfinished one, all right, and a cheat; out of 116, of which a person gives
10.
"""


def modules() -> list[str]:
    return [found.name for found in pkgutil.walk_packages(grader.__path__, "grader.")]


@pytest.mark.parametrize("name", modules())
def test_module_can_be_imported(name: str) -> None:
    importlib.import_module(name)


def test_course_is_what_its_sources_generate(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(HOME)
    result = CliRunner().invoke(app, ["release", "--check"])
    assert result.exit_code == 0, result.output


def test_five_learners_get_their_totals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = find_course(HOME)
    hand_in(course, tmp_path, [sample for sample in read_samples(course) if sample.student in TOTALS])
    monkeypatch.chdir(HOME)
    result = CliRunner().invoke(app, ["grade", "--root", str(tmp_path), "--json", str(tmp_path / "rows.jsonl")])
    assert isinstance(result.exception, SystemExit | None), result.output
    totals: Counter[str] = Counter()
    for row in map(json.loads, (tmp_path / "rows.jsonl").read_text("utf-8").splitlines()):
        totals[row["student"]] += row["score"]
    assert dict(totals) == TOTALS, result.output
