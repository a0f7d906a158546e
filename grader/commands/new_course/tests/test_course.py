"""The sample class gets the verdicts that it should: whoever changes a question sees here what it does to learners."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOME = Path(__file__).parents[1]
MADE = shutil.ignore_patterns("build", "submitted*", "autograded", "feedback", "gradebook.db*", ".*")

Verdicts = dict[tuple[str, str], dict[str, object]]


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """What a copy of this course says of each sample learner and question."""
    home = tmp_path_factory.mktemp("copy") / HOME.name
    shutil.copytree(HOME, home, ignore=MADE)
    grader(home, "demo")
    grader(home, "grade", "--root", "build/demo", "--json", "rows.jsonl")
    rows = map(json.loads, (home / "rows.jsonl").read_text(encoding="utf-8").splitlines())
    return {(row["student"], row["question"]): row for row in rows}


def grader(home: Path, *words: str) -> None:
    """Run a command; status 1 says that something waits for a person, as written answers do."""
    command = Path(sys.executable).with_name("grader")
    done = subprocess.run([command, *words], cwd=home, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stdout + done.stderr


@pytest.mark.parametrize("question", ["check_to_fahrenheit", "check_daily_means", "check_answer_1", "check_answer_2"])
def test_who_is_right_gets_all_points(verdicts: Verdicts, question: str) -> None:
    row = verdicts["ada", question]
    assert row["verdict"] == "right"
    assert row["score"] == row["max_score"]


def test_misconceptions_are_named(verdicts: Verdicts) -> None:
    assert verdicts["ben", "check_to_fahrenheit"]["diagnosis"] == "adds before it multiplies"
    assert verdicts["ben", "check_daily_means"]["diagnosis"] == "a missing reading is 0 degrees"


def test_error_is_told_from_what_is_not_attempted(verdicts: Verdicts) -> None:
    assert verdicts["chen", "check_daily_means"]["verdict"] == "crashed"
    assert verdicts["dora", "check_daily_means"]["verdict"] == "not attempted"


def test_untouched_notebooks_earn_nothing(verdicts: Verdicts) -> None:
    assert sum(row["score"] or 0 for (student, _), row in verdicts.items() if student == "dora") == 0


def test_written_answer_waits_for_a_person(verdicts: Verdicts) -> None:
    assert verdicts["ada", "one_more"]["verdict"] == "needs a person"
