"""Name, signature and rules of a question stand in its exercise, where learners read them, and nowhere else."""

import ast
from pathlib import Path

import pytest
from courselab import FunctionExercise
from kmeans_lab.exercises import EXERCISES

from grader.questions import ARGUMENTS_LEFT_ALONE
from tests.solutions.asking import COURSE, NAMES, question_called

FUNCTIONS = {name: one for name, one in EXERCISES.items() if isinstance(one, FunctionExercise)}
STATED = {text for one in FUNCTIONS.values() for text in (one.name, one.signature, *one.rules.values())}
QUESTION_FILES = sorted((COURSE.home / "solutions" / "questions").glob("*.py"))


def test_every_function_question_has_an_exercise_and_the_other_way_round() -> None:
    assert sorted(FUNCTIONS) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_question_has_the_signature_and_all_rules_of_its_exercise(name: str) -> None:
    exercise, question = FUNCTIONS[name], question_called(name)
    assert question.signature == exercise.signature
    rules = {aspect.name: aspect.rule for aspect in question.aspects if aspect.name != ARGUMENTS_LEFT_ALONE}
    assert rules == exercise.rules


@pytest.mark.parametrize("path", QUESTION_FILES, ids=lambda path: path.stem)
def test_question_file_repeats_nothing_that_an_exercise_states(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    helpers = [
        one for node in nodes if isinstance(node, ast.keyword) and node.arg == "helpers" for one in ast.walk(node)
    ]
    texts = [node.value for node in nodes if isinstance(node, ast.Constant) and node not in helpers]
    assert [text for text in texts if text in STATED] == []


@pytest.mark.parametrize("exercise", FUNCTIONS.values(), ids=lambda exercise: exercise.name)
def test_rule_of_an_exercise_is_a_sentence(exercise: FunctionExercise) -> None:
    assert exercise.rules
    assert [rule for rule in exercise.rules.values() if not rule.endswith(".")] == []
