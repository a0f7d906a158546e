"""k-means++ has to count every feature: over 200 learners, a rule that leaves some out is never right, and the rule
itself is never taken for one.
"""

from collections.abc import Callable, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pytest

from grader.questions import Case
from grader.questions.answers import Outcome
from tests.solutions.asking import answers, question_called, solution

NAME = "kmeans_plus_plus_init"
LEARNERS = range(200)
PARTS = [part for size in (1, 2, 3) for part in combinations(range(4), size)]
"""Every choice of some of four features."""


def cases(learner: int) -> list[Case]:
    """The cases in which points stand in two places that differ in one feature."""
    drawn = question_called(NAME).cases(np.random.default_rng(learner))
    return [case for case in drawn if case.family.startswith("two places apart")]


def weighing(features: Callable[[int], Sequence[int]]) -> Callable[..., Any]:
    """k-means++ on some features of d only."""

    def rule(X: np.ndarray, k: int, rng: np.random.Generator) -> np.ndarray:
        seen = X[:, features(X.shape[1])]
        rows = [int(rng.integers(len(X)))]
        while len(rows) < k:
            squares = ((seen[:, np.newaxis] - seen[rows]) ** 2).sum(axis=2).min(axis=1)
            rows.append(int(rng.choice(len(X), p=squares / squares.sum())))
        return X[rows]

    return rule


def is_right(rule: Callable[..., Any], case: Case) -> bool:
    answer = answers(NAME, rule, [case]).answers[0]
    return answer.outcome is Outcome.RETURNED and question_called(NAME).compare(case, answer.value, None) is None


def chance_of_the_same_place(case: Case, features: Sequence[int]) -> float:
    """How often the second pick is in the place of the first, exactly, for a rule that sees these features only."""
    X = case.arguments[0]
    squares = ((X[:, np.newaxis, list(features)] - X[:, list(features)]) ** 2).sum(axis=2)
    apart = ((X[:, np.newaxis] - X) ** 2).sum(axis=2) > 1
    return float((np.where(apart, 0, squares).sum(axis=1) / squares.sum(axis=1)).mean())


@pytest.mark.parametrize(
    "features",
    [lambda d: [0, 1], lambda d: range(d - 1), lambda d: range(min(d, 10))],
    ids=["the first two", "all but the last", "the first ten"],
)
def test_rule_that_leaves_features_out_is_never_right(features: Callable[[int], Sequence[int]]) -> None:
    rule = weighing(features)
    right = [learner for learner in LEARNERS if all(is_right(rule, case) for case in cases(learner))]
    assert right == []


def test_rule_itself_is_always_right() -> None:
    assert all(is_right(solution(NAME), case) for learner in LEARNERS for case in cases(learner))


@pytest.mark.parametrize("part", PARTS, ids=str)
def test_chance_that_a_part_of_the_features_passes_is_below_1e_7(part: tuple[int, ...]) -> None:
    def chance(learner: int) -> float:
        few = [case for case in cases(learner) if case.arguments[0].shape[1] == 4]
        return float(np.prod([(1 - chance_of_the_same_place(one, part)) ** len(one.arguments[2].seeds) for one in few]))

    assert sum(map(chance, LEARNERS[:20])) / 20 < 1e-7


def test_chance_that_the_rule_itself_fails_is_below_1e_7() -> None:
    def chance(case: Case) -> float:
        everything = range(case.arguments[0].shape[1])
        return chance_of_the_same_place(case, everything) * len(case.arguments[2].seeds)

    assert max(sum(map(chance, cases(learner))) for learner in LEARNERS) < 1e-7
