"""`grader power`: how often each wrong rule is accepted and each right one rejected, and that the exit status tells."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.commands.speaking import ALL_GRADED, NEEDS_SOMEONE, WRONG_USAGE
from grader.course import Course

TWICE = "def double(numbers):\n    return np.asarray(numbers) * 2.0\n"
THRICE = TWICE.replace("2.0", "3.0")
SELDOM_WRONG = "def double(numbers):\n    return numbers * (3.0 if 8.0 in numbers[:1] else 2.0)\n"


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    return tmp_path / "samples"


def put(samples: Path, place: str, source: str) -> None:
    path = samples / f"{place}.py"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")


def power(course: Course, *arguments: str) -> Result:
    result = CliRunner().invoke(app, ["power", *arguments, "--course", str(course.home)], env={"COLUMNS": "150"})
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def rows(course: Course, samples: Path, seeds: int = 3) -> dict[str, dict[str, object]]:
    """What is said of each rule of the function question."""
    file = samples.parent / "rows.jsonl"
    power(course, "double", "--seeds", str(seeds), "--samples", str(samples), "--json", str(file))
    return {row["rule"]: row for row in map(json.loads, file.read_text("utf-8").splitlines())}


def test_all_is_well_where_wrong_rules_are_caught_and_right_ones_accepted(
    released_course: Course, samples: Path
) -> None:
    put(samples, "double/right/twice", TWICE)
    put(samples, "double/wrong/thrice", THRICE)
    result = power(released_course, "--seeds", "2", "--samples", str(samples))
    assert result.exit_code == ALL_GRADED
    assert "4 wrong rules, of which 0 were accepted" in result.output
    assert "2 right ones, of which 0 were rejected" in result.output


def test_each_aspect_that_catches_a_rule_is_counted(released_course: Course, samples: Path) -> None:
    put(samples, "double/wrong/thrice", THRICE)
    found = rows(released_course, samples)
    assert found["wrong/thrice"] == {
        "question": "double",
        "rule": "wrong/thrice",
        "right": False,
        "seeds": 3,
        "accepted": 0,
        "caught": {"ordinary inputs": 3, "edge shapes": 3},
    }
    assert found["squares"]["accepted"] == 0
    assert found["the solution"]["accepted"] == 3


def test_rule_that_is_accepted_by_luck_is_counted_and_fails_the_command(released_course: Course, samples: Path) -> None:
    put(samples, "double/wrong/seldom", SELDOM_WRONG)
    row = rows(released_course, samples, 20)["wrong/seldom"]
    assert 0 < int(str(row["accepted"])) < 20
    result = power(released_course, "double", "--seeds", "20", "--samples", str(samples))
    assert result.exit_code == NEEDS_SOMEONE
    assert "of which 1 were accepted at least once" in result.output


def test_right_rule_that_is_rejected_fails_the_command(released_course: Course, samples: Path) -> None:
    put(samples, "double/right/thrice", THRICE)
    result = power(released_course, "double", "--seeds", "2", "--samples", str(samples))
    assert result.exit_code == NEEDS_SOMEONE
    assert "right/thrice" in result.output
    assert "1 were rejected at least once" in result.output


def test_sample_runs_confined(released_course: Course, samples: Path) -> None:
    mark = samples.parent / "mark.txt"
    put(samples, "double/right/writes", f"open({str(mark)!r}, 'w')\n{TWICE}")
    put(samples, "double/right/reads", f"open({str(samples.parent / 'key.txt')!r})\n{TWICE}")
    (samples.parent / "key.txt").write_text("a key", encoding="utf-8")
    found = rows(released_course, samples)
    assert not mark.exists()
    assert [found[f"right/{name}"]["accepted"] for name in ("writes", "reads")] == [0, 0]


def test_sample_may_answer_anything(released_course: Course, samples: Path) -> None:
    answers = ["[[]]", "{1: {2: object()}}", "np", "'a' * 10**6", "np.array([object()])", "1j"]
    for number, answer in enumerate(answers):
        put(samples, f"double/wrong/{number}", f"def double(numbers):\n    return {answer}\n")
    found = rows(released_course, samples, 1)
    assert [found[f"wrong/{number}"]["accepted"] for number in range(len(answers))] == [0] * len(answers)


def test_sample_that_never_ends_is_asked_for_three_learners_only(fresh_course: Course, samples: Path) -> None:
    path = fresh_course.home / "solutions" / "questions" / "double.py"
    path.write_text(path.read_text("utf-8").replace("seconds=3.0", "seconds=0.3"), encoding="utf-8")
    put(samples, "double/wrong/endless", "def double(numbers):\n    while True:\n        pass\n")
    row = rows(fresh_course, samples, 5)["wrong/endless"]
    assert (row["seeds"], row["accepted"]) == (3, 0)


def test_question_that_nobody_asks_is_named_with_those_there_are(released_course: Course) -> None:
    result = power(released_course, "triple")
    assert result.exit_code == WRONG_USAGE
    assert "No notebook of the course asks triple. There are: double, answer." in result.output


def test_folder_of_samples_that_fits_no_question_is_named(released_course: Course, samples: Path) -> None:
    put(samples, "doubles/wrong/thrice", THRICE)
    result = power(released_course, "answer", "--samples", str(samples))
    assert f"{samples / 'doubles'}: no question has this name" in result.output
