"""Judges a function in this process, as the grader does outside of the learner's: for samples that mean no harm."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from grader.course import find_course
from grader.notebook.marks import grade_id_of
from grader.questions.answers import Reply, read_reply
from grader.questions.functions import judge_function
from grader.questions.values import judge_value
from grader.questions import Case, FunctionQuestion, ValueQuestion
from grader.course.build import build_notebook
from grader.runner.ask import ask_function, ask_value
from grader.border.values import encode
from grader.verdict.verdict import Verdict

SAMPLES = Path(__file__).parent.parent / "samples"
COURSE = find_course(Path(__file__))
STEMS = sorted(path.stem for path in (COURSE.home / "solutions" / "questions").glob("[a-z]*.py"))
QUESTIONS = {
    stem: question
    for stem in STEMS
    if not stem.startswith("quiz_") and (question := COURSE.required_question("", stem)).name == stem
}
NAMES = [name for name, question in QUESTIONS.items() if isinstance(question, FunctionQuestion)]
VALUE_NAMES = [name for name, question in QUESTIONS.items() if isinstance(question, ValueQuestion)]


@cache
def question_called(name: str) -> FunctionQuestion:
    question = COURSE.required_question("", name)
    assert isinstance(question, FunctionQuestion)
    return question


def sample_function(path: Path) -> Callable[..., Any]:
    return defined_in(path.read_text("utf-8"), path.parent.parent.name)


@cache
def solution(name: str) -> Any:
    """The function or the value that the solved notebook gives to a name."""
    notebook = COURSE.notebook_that_asks(name)
    assert notebook is not None
    cells = build_notebook(COURSE.source(notebook)).cells
    given = [cell.source for cell in cells if grade_id_of(cell) in ("setup", *NAMES, *VALUE_NAMES)]
    return defined_in("\n\n".join(given), name)


def defined_in(source: str, name: str) -> Any:
    namespace: dict[str, Any] = {"np": np}
    exec(compile(source, "<cell>", "exec"), namespace)
    return namespace[name]


@cache
def asked(name: str, seed: int) -> tuple[list[Case], Reply]:
    """The cases of a question for one seed, and what the solution answers."""
    cases = question_called(name).cases(np.random.default_rng(seed))
    return cases, answers(name, solution(name), cases)


def answers(name: str, function: Callable[..., Any], cases: list[Case]) -> Reply:
    arguments = [[encode(argument) for argument in case.arguments] for case in cases]
    return read_reply(ask_function({name: function}, name, arguments, question_called(name).seconds), len(cases))


def verdict_on(name: str, function: Callable[..., Any], seed: int = 0) -> Verdict:
    cases, expected = asked(name, seed)
    return judge_function(question_called(name), name, 100.0, cases, answers(name, function, cases), expected)


@cache
def verdict_on_sample(path: Path, seed: int = 0) -> Verdict:
    """The verdict on a sample, for all tests that look at it."""
    return verdict_on(path.parent.parent.name, sample_function(path), seed)


def verdict_on_value(name: str, value: Any) -> Verdict:
    question = QUESTIONS[name]
    assert isinstance(question, ValueQuestion)
    given, right = (read_reply(ask_value({name: one}, name), 1) for one in (value, solution(name)))
    return judge_value(question, name, 100.0, given, right)


def failed_aspects(verdict: Verdict) -> set[str]:
    return {aspect.name for aspect in verdict.aspects if not aspect.right}
