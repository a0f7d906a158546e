"""k-means++ is judged without luck: a wrong rule is right for fewer than one learner in 1,000, the rule itself is wrong
for fewer than one in 10 million. Both are computed from the rules' chances.
"""

from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from scipy.stats import binom

from grader.questions import Case
from solutions.questions._plus_plus_chances import REJECTED, chance_of_surprise, surprise_of
from solutions.questions.kmeans_plus_plus_init import JUDGED
from tests.solutions.asking import (
    SAMPLES,
    failed_aspects,
    question_called,
    sample_function,
    verdict_on,
    verdict_on_sample,
)
from tests.solutions.plus_plus_power import chance_accepted, counted, possible, sequences
from tests.solutions.plus_plus_rules import RIGHT, WRONG, Rule

NAME = "kmeans_plus_plus_init"
LEARNERS = range(3)


def cases(learner: int) -> list[Case]:
    return question_called(NAME).cases(np.random.default_rng(learner))


CASES = [cases(learner) for learner in LEARNERS]


@pytest.mark.parametrize("rule", WRONG.values(), ids=WRONG)
def test_wrong_rule_is_right_for_fewer_than_1_learner_in_1000(rule: Rule) -> None:
    chances = [chance_accepted(rule, drawn, np.random.default_rng(0)) for drawn in CASES]
    assert max(chances) < 1e-3


def test_rule_itself_is_wrong_for_fewer_than_1_learner_in_10_million() -> None:
    def chance(case: Case) -> float:
        X, k, seeds = case.arguments
        found = sequences(RIGHT, X, min(k, 3))
        misplaced = 1 - sum(possible(case, found).values()) / sum(found.values())
        return max(misplaced, 1e-12) * len(seeds.seeds) + REJECTED

    for drawn in CASES[:2]:
        assert sum(map(chance, counted(drawn))) + chance_of_same_rows(drawn) < 1e-7


def chance_of_same_rows(drawn: list[Case]) -> float:
    """How often two different seeds give the same rows: the mean chance of what the rule picks, for each pair."""
    total, rng = 0.0, np.random.default_rng(0)
    for case in (one for one in drawn if one.aspect == "the generator"):
        X, k, seeds = case.arguments
        found = []
        for _ in range(200):
            picked, chance = [int(rng.integers(len(X)))], 1 / len(X)
            while len(picked) < k:
                p = RIGHT.then(X, picked, k)
                picked.append(int(rng.choice(len(X), p=p)))
                chance *= float(p[picked[-1]])
            found.append(chance)
        total += float(np.mean(found)) * len(list(combinations(set(seeds.seeds), 2)))
    return total


@pytest.mark.parametrize("n", [5, 32, 200, 600])
@pytest.mark.parametrize("p", [0.002, 0.02, 0.3, 0.5])
def test_bound_on_surprise_holds_for_each_binomial_count(n: int, p: float) -> None:
    counts = np.arange(n + 1)
    surprise, freedom = surprise_of(np.stack([counts, n - counts], axis=1), np.array([p, 1 - p]))
    rejected = chance_of_surprise(surprise, freedom) < REJECTED
    assert binom.pmf(counts, n, p)[rejected].sum() <= REJECTED


FIRSTS = ["first_is_row_zero", "first_nearest_mean", "first_among_different"]


@pytest.mark.parametrize("name", FIRSTS)
def test_wrong_first_pick_costs_its_own_aspect_only(name: str) -> None:
    for seed in LEARNERS:
        assert failed_aspects(verdict_on_sample(sample(name), seed)) == {"first centroid"}


@pytest.mark.parametrize(
    ("name", "aspect"),
    [("plain_distance", "squared distance"), ("cubed", "squared distance")],
)
def test_wrong_weight_costs_no_other_pick(name: str, aspect: str) -> None:
    failed = failed_aspects(verdict_on_sample(sample(name)))
    assert failed & set(JUDGED) == {aspect}


@pytest.mark.parametrize("name", ["to_first", "to_last", "uniform_for_third", "to_mean_of_picked"])
def test_later_pick_that_forgets_one_picked_costs_no_other_pick(name: str) -> None:
    assert "nearest picked" in (failed := failed_aspects(verdict_on_sample(sample(name))))
    assert not failed & {"first centroid", "squared distance"}


def test_few_seeds_of_its_own_are_found_by_the_generator() -> None:
    assert "the generator" in failed_aspects(verdict_on(NAME, sample_function(sample("few_seeds"))))


def sample(name: str) -> Path:
    return SAMPLES / NAME / "wrong" / f"{name}.py"
