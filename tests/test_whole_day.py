"""The whole day on the real course: the sample class is handed in, graded, and looked at from every side."""

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course, find_course
from grader.pipeline.sample_class import Sample, hand_in, read_samples
from grader.record.gradebook import require_gradebook

HOME = Path(__file__).resolve().parent.parent
UNTOUCHED = Sample("untouched-learner", "Leaves everything as it is.", "untouched", ())
SOLVED = Sample("solved-learner", "Hands in the solved notebooks.", "solved", ())
MISTAKEN = ("kwame", "giulia", "zainab", "freya", "jun")

SEARCH = '''
def everything_within_reach():
    """Text of all frames, modules, variables, objects, arguments and readable files of this process."""
    import gc, os, sys
    pieces = [repr(sys.argv), repr(dict(os.environ)), repr(sorted(sys.modules)), repr(sys.path)]
    frame = sys._getframe()
    while frame is not None:
        pieces.append(f"{frame.f_code.co_filename} {frame.f_locals!r}"[:100_000])
        frame = frame.f_back
    for thing in gc.get_objects() + gc.get_objects(generation=2):
        if type(thing) in (dict, list, tuple, set, frozenset, str):
            try:
                pieces.append(repr(thing)[:20_000])
            except Exception:
                pass
    for folder in (".", "..", "../..", "../../..", "/proc/self", "/proc/1", os.path.expanduser("~")):
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            names = []
        for name in names[:200]:
            try:
                with open(os.path.join(folder, name), "rb") as file:
                    pieces.append(file.read(100_000).decode("utf-8", "replace"))
            except OSError:
                pass
    return "\\n".join(pieces)

def found_within_reach(secrets):
    text = everything_within_reach()
    return sorted(number for number, secret in enumerate(secrets) if "".join(secret) in text)

# Each secret is spelt letter by letter, so that this list itself is not found.
SECRETS = [tuple(secret) for secret in {secrets!r}]
FOUND = set(found_within_reach(SECRETS))

CALLS = []

def assign_clusters(X, centroids):
    CALLS.append(len(X))
    if len(CALLS) == 1:  # the first hidden case
        FOUND.update(found_within_reach(SECRETS))
    return (((X[:, np.newaxis] - centroids) ** 2).sum(axis=2)).argmin(axis=1)
'''


@dataclass(frozen=True)
class Day:
    """A graded class: its folder, its rows, and how the command ended."""

    root: Path
    rows: list[dict[str, Any]]
    status: int

    def of(self, student: str) -> list[dict[str, Any]]:
        return [row for row in self.rows if row["student"] == student]


def secrets(course: Course) -> list[str]:
    """What must not be in a learner's process: lines of solutions and questions, and the grader's own modules."""
    solution = course.source("03_assignment").read_text("utf-8").split("### BEGIN SOLUTION")[1].splitlines()[1].strip()
    key = course.source("quiz_1_kmeans").read_text("utf-8").split("### BEGIN SOLUTION")[1].splitlines()[1].strip()
    return [solution, key, "def cases(", "looks_like", "grader.questions.functions", "grader.questions", "gradebook.db"]


def searcher(course: Course) -> Sample:
    source = SEARCH.replace("{secrets!r}", repr([list(secret) for secret in secrets(course)]))
    show = ("after", "03_assignment", "check_assign_clusters", "print('found', sorted(FOUND), len(CALLS) > 9)")
    return Sample(
        "searcher", "Looks for answers.", "untouched", (("replace", "03_assignment", "assign_clusters", source), show)
    )


@pytest.fixture(scope="module")
def course() -> Course:
    return find_course(HOME)


@pytest.fixture(scope="module")
def samples(course: Course) -> list[Sample]:
    """Those of the sample class who are right, who cheat, and some who are mistaken: `make demo` grades them all."""
    kinds = ("All right", "Cheats")
    return [sample for sample in read_samples(course) if sample.shows.startswith(kinds) or sample.student in MISTAKEN]


@pytest.fixture(scope="module")
def day(course: Course, samples: list[Sample], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Day]:
    root = tmp_path_factory.mktemp("class")
    hand_in(course, root, [*samples, UNTOUCHED, SOLVED, searcher(course)])
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(HOME)
        yield grade(root)


def grade(root: Path, *arguments: str) -> Day:
    rows = root / "rows.jsonl"
    result = CliRunner().invoke(app, ["grade", *arguments, "--root", str(root), "--json", str(rows)])
    assert isinstance(result.exception, SystemExit | None), result.output
    return Day(root, [json.loads(line) for line in rows.read_text("utf-8").splitlines()], result.exit_code)


def test_every_learner_has_a_row_for_every_question_of_what_was_handed_in(day: Day) -> None:
    questions = {(row["assignment"], row["question"]) for row in day.of("solved-learner")}
    for learner in {row["student"] for row in day.rows}:
        handed_in = {path.name for path in (day.root / "submitted" / learner).iterdir()}
        asked = {(row["assignment"], row["question"]) for row in day.of(learner)}
        assert asked == {question for question in questions if question[0] in handed_in}


def test_solved_notebooks_get_all_points(day: Day) -> None:
    judged = [row for row in day.of("solved-learner") if row["verdict"] != "needs a person"]
    assert len(judged) > 10
    assert [row for row in judged if (row["score"], row["verdict"]) != (row["max_score"], "right")] == []


def test_untouched_notebooks_are_not_attempted(day: Day) -> None:
    assert {(row["score"], row["verdict"]) for row in day.of("untouched-learner")} == {(0.0, "not attempted")}


def test_learners_said_to_be_right_get_all_points(samples: list[Sample], day: Day) -> None:
    right = [sample.student for sample in samples if sample.shows.startswith("All right")]
    assert len(right) >= 6
    judged = [row for name in right for row in day.of(name) if row["verdict"] != "needs a person"]
    assert [row for row in judged if row["score"] != row["max_score"]] == []


def test_cheats_gain_nothing(samples: list[Sample], day: Day) -> None:
    cheats = [sample.student for sample in samples if sample.shows.startswith("Cheats")]
    assert len(cheats) >= 6
    assert [row for name in cheats for row in day.of(name) if row["score"] > 0] == []


def test_misconceptions_of_the_class_are_named(day: Day) -> None:
    named = {row["diagnosis"] for row in day.rows if row["student"] in MISTAKEN and row["diagnosis"]}
    assert len(named) >= 5


def test_every_fault_comes_with_a_sentence(day: Day) -> None:
    assert [row for row in day.rows if len(row["message"]) < 20] == []


def test_class_with_written_answers_needs_a_person(day: Day) -> None:
    assert day.status == 1


def test_every_learner_gets_feedback_on_every_notebook(course: Course, day: Day, samples: list[Sample]) -> None:
    for sample in samples:
        for assignment in course.assignments:
            for notebook in set(course.notebooks(assignment)) - set(sample.leave_out):
                assert (day.root / "feedback" / sample.student / assignment / f"{notebook}.html").is_file()


def test_no_answer_is_within_a_learners_reach(day: Day) -> None:
    notebook = json.loads((day.root / "autograded/searcher/lessons/03_assignment.ipynb").read_text("utf-8"))
    printed = [
        "".join(output["text"]) for cell in notebook["cells"] for output in cell.get("outputs", []) if "text" in output
    ]
    assert [text for text in printed if text.startswith("found")] == ["found [] True\n"]
    assert [row["verdict"] for row in day.of("searcher") if row["question"] == "check_assign_clusters"] == ["right"]


def test_feedback_never_shows_a_solution_or_a_key(course: Course, day: Day, samples: list[Sample]) -> None:
    solution, key, *_ = secrets(course)
    wrong = [sample.student for sample in samples if sample.start == "untouched"]
    for name in wrong:
        for page in (day.root / "feedback" / name).rglob("*.html"):
            text = page.read_text("utf-8")
            assert solution not in text
            assert key not in text


def test_regrade_gives_the_same_rows(day: Day) -> None:
    again = grade(day.root, "lessons", "--student", "searcher")
    before = [row for row in day.of("searcher") if row["assignment"] == "lessons"]
    assert timeless(again.rows) == timeless(before)


def test_plain_nbgrader_gives_the_same_scores(course: Course, day: Day, samples: list[Sample], tmp_path: Path) -> None:
    learners = [samples[0].student, samples[-1].student, "solved-learner"]
    for name in learners:
        shutil.copytree(day.root / "submitted" / name / "lessons", tmp_path / "submitted" / name / "lessons")
    require_gradebook(course, tmp_path)
    command = [sys.executable, "-m", "nbgrader", "autograde", "lessons"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert {name: lesson_score(tmp_path, name) for name in learners} == {
        name: lesson_score(day.root, name) for name in learners
    }


def lesson_score(root: Path, student: str) -> float:
    with Gradebook(f"sqlite:///{root}/gradebook.db") as gradebook:
        return float(gradebook.find_submission("lessons", student).score)


def timeless(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**row, "seconds": 0} for row in rows]
