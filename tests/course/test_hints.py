"""Hints: one more at each call, and kinder than the answer."""

import re
import subprocess
import sys

import pytest
from courselab import FunctionExercise, Lab, ValueExercise
from kmeans_lab.exercises import EXERCISES

FUNCTIONS = {name: one for name, one in EXERCISES.items() if isinstance(one, FunctionExercise)}
CHECKED = [name for name, one in EXERCISES.items() if isinstance(one, FunctionExercise | ValueExercise)]


@pytest.fixture
def asked(capsys):
    """Return what a kernel prints that has not been asked for any hint before."""
    fresh = Lab(EXERCISES)

    def ask(*exercises):
        for exercise in exercises:
            fresh.hint(exercise)
        return capsys.readouterr().out.splitlines()

    return ask


@pytest.mark.parametrize("name", EXERCISES)
def test_hints_come_one_at_a_time_and_begin_again(name, asked):
    lines = asked(*[name] * 4)
    assert [line[:11] for line in lines[:3]] == ["Hint 1 of 3", "Hint 2 of 3", "Hint 3 of 3"]
    assert [line.endswith("This is the last one.") for line in lines[:3]] == [False, False, True]
    assert lines[3:] == [f"There are no more hints for {name}; here is the first again.", lines[0]]


def test_each_exercise_counts_its_own(asked):
    lines = asked("kmeans", "kmeans_cost", "kmeans")
    assert [line[:6] for line in lines] == ["Hint 1", "Hint 1", "Hint 2"]


def test_count_starts_anew_in_a_new_kernel():
    program = "from kmeans_lab import hint; hint('kmeans')"
    for _ in range(2):
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
        assert run.stdout.startswith("Hint 1 of 3")


def test_function_itself_may_stand_for_its_name(asked):
    def kmeans():
        """Stand in for the learner's function."""

    assert asked(kmeans)[0].startswith("Hint 1 of 3")


def test_unknown_name_suggests_the_nearest_and_lists_all(asked):
    (line,) = asked("update_centroid")
    assert 'Did you mean "update_centroids"?' in line
    assert all(name in line for name in CHECKED)


def test_beginning_of_a_name_is_completed(asked):
    assert 'Did you mean "published_slips"?' in asked("pub")[0]


@pytest.mark.parametrize("exercise", FUNCTIONS.values(), ids=lambda exercise: exercise.name)
def test_hints_give_no_line_of_the_solution(exercise, sources):
    lines = solution_lines(exercise.name, sources.values())
    assert lines
    assert [line for line in lines if line in " ".join(exercise.hints)] == []


def solution_lines(name, sources):
    """Return the lines between the marks of the solution of one exercise, without indentation."""
    cells = [cell for source in sources for cell in source.split("# %%") if f"\ndef {name}(" in cell]
    (region,) = [found for cell in cells for found in re.findall(r"BEGIN SOLUTION\n(.*?)### END", cell, re.DOTALL)]
    return [line.strip() for line in region.splitlines() if line.strip()]
