"""The numbers that lesson 5 states, by another route: exact fractions, brute force, scikit-learn.

A test puts the number that it computed into the sentence of the lesson, and looks for that sentence in the prose.
"""

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import combinations, product

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris

from tests.solutions.exact_kmeans import FIRST, PEOPLE, assign, cost, half_steps, mean, move, squared_distance
from tests.solutions.lesson_facts import Floats, prose


@pytest.fixture
def convergence() -> str:
    return prose("05_cost_and_convergence")


def splits_of_six() -> list[list[int]]:
    """Return the ways to part six people into two groups, none empty, with person 0 in group 0."""
    return [[0, *others] for others in product([0, 1], repeat=5) if any(others)]


def split_cost(labels: list[int]) -> Fraction:
    return cost(PEOPLE, labels, move(PEOPLE, labels, FIRST))


def iris_starts() -> tuple[Floats, list[Floats]]:
    flowers = load_iris().data
    rng = np.random.default_rng(34)
    return flowers, [flowers[rng.choice(150, size=3, replace=False)] for _ in range(50)]


@cache
def iris_models() -> list[KMeans]:
    """Return scikit-learn's own runs from the fifty starts of lesson 5."""
    flowers, starts = iris_starts()
    return [KMeans(3, init=start, n_init=1, tol=0).fit(flowers) for start in starts]


def one_iteration(X: Floats, centroids: Floats) -> Floats:
    labels = cdist(X, centroids, "sqeuclidean").argmin(axis=1)
    return np.array([X[labels == j].mean(axis=0) for j in range(len(centroids))])


def stop_at_first_rest(X: Floats, centroids: Floats) -> tuple[float, bool]:
    """Iterate until ANY centroid rests. Return J there, and whether another centroid was still moving."""
    while True:
        moved = one_iteration(X, centroids)
        rests = [bool((new == old).all()) for new, old in zip(moved, centroids, strict=True)]
        if any(rests):
            return float(cdist(X, moved, "sqeuclidean").min(axis=1).sum()), not all(rests)
        centroids = moved


# Lesson 5: the cost


def test_table_of_squared_distances_is_right(convergence: str) -> None:
    to_0, to_1 = ([int(squared_distance(person, centroid)) for person in PEOPLE] for centroid in FIRST)
    own = zip(to_0, to_1, assign(PEOPLE, FIRST), strict=True)
    rows = [f"**{a}** | {b}" if label == 0 else f"{a} | **{b}**" for a, b, label in own]
    upper, lower = (" | ".join(row.split(" | ")[side] for row in rows) for side in (0, 1))
    assert f"| to centroid 0 | {upper} | | to centroid 1 | {lower} |" in convergence


def test_first_cost_is_93_and_two_people_make_up_66(convergence: str) -> None:
    own = [min(squared_distance(person, centroid) for centroid in FIRST) for person in PEOPLE]
    total = f"{' + '.join(map(str, own))} = {sum(own)}$"
    far = sum(sorted(own)[-2:])
    assert f"{total}, and the two at the lower left, far from both centroids, make up {far} of it" in convergence


def test_half_steps_cost_93_46_32_4_12(convergence: str) -> None:
    *_, costs = half_steps(PEOPLE, FIRST)
    assert ", ".join(f"{float(J):g}" for J in costs) + ": down at every half step" in convergence


def test_one_iteration_leaves_labels_0_0_0_1_1_1(convergence: str) -> None:
    labels = assign(PEOPLE, move(PEOPLE, assign(PEOPLE, FIRST), FIRST))
    assert f"the labels are {' '.join(map(str, labels))}." in convergence.replace("**", "")


def test_eight_of_64_labellings_reach_the_lowest_cost() -> None:
    costs = [cost(PEOPLE, list(labels), FIRST) for labels in product([0, 1], repeat=6)]
    assert (len(costs), min(costs), costs.count(min(costs))) == (64, Fraction(93), 8)


# Lesson 5: where it stops


def test_six_people_split_in_31_ways_and_none_beats_12() -> None:
    costs = [split_cost(labels) for labels in splits_of_six()]
    assert (len(costs), min(costs)) == (31, Fraction(12))


def test_150_flowers_split_in_about_6_times_10_to_the_70_ways() -> None:
    ways = (3**150 - 3 * 2**150 + 3) // 6
    assert ways // 10**70 == 6


def test_four_of_15_pairs_stop_at_20_8() -> None:
    pairs = combinations(range(6), 2)
    ends = Counter(half_steps(PEOPLE, [PEOPLE[i], PEOPLE[j]])[2][-1] for i, j in pairs)
    assert ends == {Fraction(12): 11, Fraction("20.8"): 4}


def test_stuck_pairs_all_start_on_person_5() -> None:
    stuck = [pair for pair in combinations(range(6), 2) if half_steps(PEOPLE, [PEOPLE[i] for i in pair])[2][-1] > 12]
    assert all(5 in pair for pair in stuck)


def test_nobody_leaves_the_stuck_grouping_alone(convergence: str) -> None:
    own, other = mean(PEOPLE[:5]), PEOPLE[5]
    ways = [float(squared_distance(PEOPLE[i], centroid)) for i in (3, 4) for centroid in (own, other)]
    assert "({:g} against {:g}, and {:g} against {:g})".format(*ways) in convergence


def test_person_3_crossing_over_would_lower_the_cost_to_20(convergence: str) -> None:
    crossed = [0, 0, 0, 1, 0, 1]
    assert f"J would fall to {split_cost(crossed)}." in convergence


def test_first_iris_run_falls_from_448_to_78_86(convergence: str) -> None:
    flowers, (centroids, *_) = iris_starts()
    costs = []
    for _ in range(3):
        moved = one_iteration(flowers, centroids)
        labels = cdist(flowers, centroids).argmin(axis=1)
        costs.append(((flowers - moved[labels]) ** 2).sum())
        centroids = moved
    falls = " to ".join(f"{J:.0f}" for J in costs)
    assert (
        f"from {falls}, then the last few flowers change sides and it rests at {iris_models()[0].inertia_:.2f}"
        in convergence
    )


def test_iris_runs_take_4_to_14_iterations(convergence: str) -> None:
    lengths = [model.n_iter_ for model in iris_models()]
    assert f"the fifty runs took {min(lengths)} to {max(lengths)} iterations" in convergence


def test_39_iris_runs_end_near_79_and_11_above_142(convergence: str) -> None:
    costs = np.array([model.inertia_ for model in iris_models()])
    good, bad = costs[costs < 79], costs[(costs > 142) & (costs < 146)]
    assert f"{len(good)} runs end near 79, and {len(bad)} between 142 and 146" in convergence


def test_loop_with_the_bug_stops_48_runs_early(convergence: str) -> None:
    flowers, starts = iris_starts()
    stops = [stop_at_first_rest(flowers, start) for start in starts]
    extra = [J / model.inertia_ - 1 for (J, _), model in zip(stops, iris_models(), strict=True)]
    early, worse = sum(moving for _, moving in stops), sum(more > 1e-9 for more in extra)
    sentence = f"in {early} of 50 runs; {worse} ended with a larger J, the worst with {100 * max(extra):.0f} % more"
    assert sentence in convergence
