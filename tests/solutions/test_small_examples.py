"""The input that a learner is shown for a wrong function is small, and the function fails on it."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import numpy as np
import pytest

from grader.questions import Case, FunctionQuestion
from grader.questions.answers import Reply
from grader.questions.kinds import Asked
from grader.questions.registry import kind_of_question
from grader.questions.shrinking.moves import is_valid
from grader.verdict.verdict import Verdict
from tests.solutions.asking import NAMES, SAMPLES, answers, asked, question_called, sample_function, solution

SEEDS = (0, 1)
SMALL = {
    "euclidean_distance/squared": {"a": (2,), "b": (2,)},
    "euclidean_distance/skips_last": {"a": (2,), "b": (2,)},
    "assign_clusters/first_centroid_skipped": {"X": (1, 1), "centroids": (2, 1)},
    "assign_clusters/last_of_ties": {"X": (2, 1), "centroids": (3, 1)},
    "assign_clusters/manhattan": {"X": (1, 3), "centroids": (2, 3)},
    "assign_clusters/rows_of_centroids": {"X": (2, 2), "centroids": (2, 2)},
    "update_centroids/sums": {"X": (2, 1), "labels": (2,), "centroids": (1, 1)},
    "update_centroids/median": {"X": (3, 1), "labels": (3,), "centroids": (1, 1)},
    "update_centroids/nan_for_empty": {"X": (1, 1), "labels": (1,), "centroids": (3, 1)},
    "kmeans_cost/average": {"X": (2, 1), "labels": (2,), "centroids": (2, 1)},
    "kmeans_cost/nearest_by_loop": {"X": (2, 1), "labels": (2,), "centroids": (2, 1)},
    "kmeans/nothing_returned": {"X": (1, 1), "initial_centroids": (1, 1)},
    "kmeans/history_halved": {"X": (3, 1), "initial_centroids": (2, 1)},
    "kmeans/nan_for_empty": {"X": (2, 1), "initial_centroids": (2, 1)},
    "next_chances/plain": {"X": (4, 1), "picked": (1,)},
    "predict_digits/labels": {"X_new": (1, 1), "centroids": (1, 1), "names": (1,)},
    "name_clusters/first_member": {"labels": (3,), "digits": (3,), "k": ()},
    "tied_centroids/argmin": {"point": (1,), "centroids": (2, 1)},
    "bad_starts/neighbours": {"costs": (4,)},
    "keep_going/all": {"moved": (3,)},
    "confusion_table/transposed": {"named": (1,), "digits": (1,)},
    "empty_clusters/count": {"labels": (2,), "k": ()},
}
"""For wrong samples the largest shape that each shown argument may have."""


@cache
def told_on(sample: str, seed: int) -> tuple[Verdict, Verdict]:
    """The verdict on a wrong sample as it is judged, and as it is told after asking again."""
    name, stem = sample.split("/")
    function = sample_function(SAMPLES / name / "wrong" / f"{stem}.py")
    question, kind = question_called(name), kind_of_question(question_called(name))
    cases, expected = asked(name, seed)
    reply = Asked(cases, answers(name, function, cases), expected)

    def again(question: FunctionQuestion, cases: Sequence[Case]) -> tuple[Reply, Reply]:
        return answers(name, function, list(cases)), answers(name, solution(name), list(cases))

    judged = kind.judge(question, name, 100.0, reply)
    return judged, kind.smaller(question, judged, reply, again)


def shown_inputs(verdict: Verdict) -> dict[str, Any]:
    """The inputs that a verdict shows, read as a learner would type them."""
    text = verdict.smallest_input.removeprefix("Input: ").partition(". Your answer: ")[0].removesuffix(".")
    shown: dict[str, Any] = eval(f"dict({text})", {})
    return {name: np.array(value) if isinstance(value, list) else value for name, value in shown.items()}


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("sample", SMALL)
def test_shown_input_is_small(sample: str, seed: int) -> None:
    shapes = {name: np.shape(value) for name, value in shown_inputs(told_on(sample, seed)[1]).items()}
    shapes.pop("max_iter", None)
    assert shapes.keys() == SMALL[sample].keys()
    lengths = [zip(shape, SMALL[sample][name], strict=True) for name, shape in shapes.items()]
    assert all(length <= most for pairs in lengths for length, most in pairs), shapes


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("sample", SMALL)
def test_function_fails_on_the_input_as_it_is_shown(sample: str, seed: int) -> None:
    name, stem = sample.split("/")
    judged, smaller = told_on(sample, seed)
    function = sample_function(SAMPLES / name / "wrong" / f"{stem}.py")
    aspect = next(one.name for one in smaller.aspects if not one.right)
    case = Case(aspect, "as shown", tuple(shown_inputs(smaller).values()))
    wrong, right = (answers(name, one, [case]).answers[0] for one in (function, solution(name)))
    assert question_called(name).compare(case, wrong.value, right.value) is not None
    assert question_called(name).compare(case, right.value, right.value) is None
    assert (smaller.score, smaller.word, smaller.diagnosis) == (judged.score, judged.word, judged.diagnosis)


@pytest.mark.parametrize("name", NAMES)
def test_question_declares_axes_that_its_cases_have_unless_they_are_of_chance_or_single_numbers(name: str) -> None:
    question = question_called(name)
    assert bool(question.axes) == (name not in ("kmeans_plus_plus_init", "compressed_bits"))
    for seed in range(4):
        cases = question.cases(np.random.default_rng(seed))
        assert [case.family for case in cases if not is_valid(question, case)] == []
