"""Quiz 1: every key found again by computing what the question describes.

The numbers that a test computes with are read from the quiz's own text, so that text and key cannot drift apart.
"""

import math
import re
from collections import Counter
from fractions import Fraction
from itertools import combinations

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from sklearn.cluster import KMeans
from sklearn.datasets import load_iris
from sklearn.metrics import adjusted_rand_score

from tests.solutions.quiz_text import Quiz, numbers, points

QUIZ = Quiz("quiz_1_kmeans")
key, options, text = QUIZ.key, QUIZ.options, QUIZ.text


def test_1_nearest_customer_depends_on_the_unit() -> None:
    rows = re.findall(r"\| (\w+) \| (\d+) \| ([\d,]+) \|", text(1))
    people = {name: (float(age), float(income.replace(",", ""))) for name, age, income in rows}
    nearest = []
    for unit in (1, 1000):
        scaled = {name: (age, income / unit) for name, (age, income) in people.items()}
        nearest.append(min(["Quim", "Rosa"], key=lambda name: math.dist(scaled["Pia"], scaled[name])))
    one_word = {("Quim", "Quim"): "Quim both times", ("Rosa", "Rosa"): "Rosa both times"}
    said = one_word.get((nearest[0], nearest[1]), f"first {nearest[0]}, then {nearest[1]}")
    assert {letter for letter, option in options(1).items() if option == said} == key(1)


def test_2_points_of_centroid_0() -> None:
    centroids = points(text(2).split("Which")[0])
    places = {letter: points(option)[0] for letter, option in options(2).items()}
    squared = {
        letter: [sum((p - q) ** 2 for p, q in zip(place, c, strict=True)) for c in centroids]
        for letter, place in places.items()
    }
    assert len(centroids) == 3
    assert {letter for letter, row in squared.items() if row.index(min(row)) == 0} == key(2)
    assert [row.count(min(row)) for row in squared.values()] == [2, 1, 1, 3]


def test_3_centroid_moves_to_the_mean() -> None:
    _, *members = points(text(3).split("Where")[0])
    mean = tuple(sum(Fraction(value) for value in column) / 3 for column in zip(*members, strict=True))
    assert {letter for letter, option in options(3).items() if points(option)[0] == mean} == key(3)


def test_3_wrong_places_are_the_median_the_middle_and_the_mean_with_the_old_place() -> None:
    old, *members = np.array(points(text(3).split("Where")[0]))
    wrong = [np.median(members, axis=0), (np.min(members, axis=0) + np.max(members, axis=0)) / 2]
    wrong.append(np.mean([old, *members], axis=0))
    others = [points(option)[0] for letter, option in options(3).items() if letter not in key(3)]
    assert [tuple(place) for place in wrong] == others


@pytest.fixture
def road() -> tuple[np.ndarray, np.ndarray]:
    houses, centroids = re.findall(r"at (\d[\d, and]*\d)", text(4))[:2]
    return np.array(numbers(houses))[:, np.newaxis], np.array(numbers(centroids))[:, np.newaxis]


def one_round(houses: np.ndarray, centroids: np.ndarray) -> tuple[list[float], float]:
    """The centroids after one round in which an empty cluster keeps its place, and J."""
    labels = cdist(houses, centroids).argmin(axis=1)
    moved = [
        float(np.mean(houses[labels == j])) if j in labels else float(centroids[j, 0]) for j in range(len(centroids))
    ]
    return moved, float(sum((house[0] - moved[label]) ** 2 for house, label in zip(houses, labels, strict=True)))


def test_4_empty_centroid_stays(road: tuple[np.ndarray, np.ndarray]) -> None:
    moved, _ = one_round(*road)
    assert (numbers(options(4)["a"]) == tuple(moved)) == ("a" in key(4))


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_4_scikit_learn_moves_the_empty_centroid_to_house_8(road: tuple[np.ndarray, np.ndarray]) -> None:
    houses, centroids = road
    model = KMeans(3, init=centroids, n_init=1, max_iter=1, algorithm="lloyd").fit(houses)
    same = sorted(model.cluster_centers_.ravel()) == sorted(one_round(houses, centroids)[0])
    farthest = houses[cdist(houses, centroids).min(axis=1).argmax(), 0]
    assert same == ("b" in key(4))
    assert farthest == 8
    assert farthest in model.cluster_centers_


def test_4_nan_is_nearest_to_every_house(road: tuple[np.ndarray, np.ndarray]) -> None:
    houses, centroids = road
    centroids[2] = np.nan
    swallowed = set(np.argmin(np.abs(houses - centroids.T), axis=1).tolist()) == {2}
    assert swallowed == ("c" in key(4))


def test_4_useless_centroid_costs_nothing(road: tuple[np.ndarray, np.ndarray]) -> None:
    houses, centroids = road
    smaller = one_round(houses, centroids[:2])[1] < one_round(houses, centroids)[1]
    assert smaller == ("d" in key(4))


def test_5_cost_and_what_its_wrong_options_compute() -> None:
    X, centroids = (np.array(points(part)) for part in text(5).split("The centroids"))
    labels = [0, 0, 1]
    assert "have the labels 0, 0 and 1" in text(5)
    own = [math.dist(x, centroids[label]) for x, label in zip(X, labels, strict=True)]
    nearest = cdist(X, centroids, "sqeuclidean").min(axis=1).sum()
    squares = sum(distance**2 for distance in own)
    offered = {letter: float(option) for letter, option in options(5).items()}
    assert list(offered.values()) == pytest.approx([sum(own), squares / 3, nearest, squares])
    assert {letter for letter, cost in offered.items() if cost == pytest.approx(squares)} == key(5)


def test_6_records_that_rise_or_fall_to_0_show_a_mistake() -> None:
    records = {letter: numbers(option) for letter, option in options(6).items()}
    wrong = {letter for letter, record in records.items() if np.any(np.diff(record) > 0) or min(record) <= 0}
    assert "Nine different points, k = 3" in text(6)
    assert wrong == key(6)


def test_6_a_run_may_start_where_nothing_changes() -> None:
    X = np.arange(9.0)[:, np.newaxis]
    model = KMeans(3, init=[[1], [4], [7]], n_init=1).fit(X)
    assert model.cluster_centers_.ravel().tolist() == [1, 4, 7]


@pytest.mark.parametrize("letter", "abcd")
def test_7_only_the_right_condition_goes_on_and_ends(letter: str) -> None:
    condition = re.fullmatch(r"`while (.+):`", options(7)[letter])
    assert condition
    some_cost = {"kmeans_cost": lambda *_: 12.0, "X": None, "labels": None, "centroids": None}
    goes_on = [
        bool(eval(condition[1], {"np": np, "moved": np.array(moved), **some_cost}))
        for moved in ([0.0, 0.3, 0.0], [0.2, 0.3, 0.1], [0.0, 0.0, 0.0])
    ]
    assert (goes_on == [True, True, False]) == (letter in key(7))


@pytest.fixture
def rectangle() -> np.ndarray:
    return np.array(points(text(8).split("and k")[0]))


def cost_from(X: np.ndarray, start: np.ndarray, max_iter: int = 300) -> float:
    return float(KMeans(2, init=start, n_init=1, max_iter=max_iter, tol=0).fit(X).inertia_)


def test_8_run_ends_at_36_and_neither_patience_nor_order_helps(rectangle: np.ndarray) -> None:
    ends = [cost_from(rectangle, rectangle[pair], rounds) for pair in ([0, 1], [1, 0]) for rounds in (300, 1000)]
    assert ends == [36, 36, 36, 36]
    assert "ends with J = 36" in text(8)


def test_8_four_of_six_starts_end_at_the_best_j(rectangle: np.ndarray) -> None:
    ends = Counter(cost_from(rectangle, rectangle[list(pair)]) for pair in combinations(range(4), 2))
    assert ends == {4: 4, 36: 2}
    assert "a clustering with J = 4" in text(8)
    assert "other starts" in options(8)[min(key(8))]


def test_9_renumbered_clusters_have_an_ari_of_1() -> None:
    rng = np.random.default_rng(0)
    one = rng.integers(3, size=150)
    renumbered = (one + 1) % 3
    renumbered_and_equal = np.sum(renumbered == one)
    moved = one.copy()
    moved[:30] = rng.integers(3, size=30)
    assert renumbered_and_equal < 20
    assert adjusted_rand_score(one, renumbered) == 1
    assert adjusted_rand_score(one, moved) < 1
    assert key(9) == {letter for letter, option in options(9).items() if "same clusters" in option}


def test_9_standardised_irises_do_not_have_an_ari_of_1() -> None:
    flowers = load_iris().data
    both = [flowers, (flowers - flowers.mean(axis=0)) / flowers.std(axis=0)]
    plain, standardised = (KMeans(3, n_init=10, random_state=0).fit_predict(X) for X in both)
    assert adjusted_rand_score(plain, standardised) < 0.9
    assert "standardised" in options(9)["b"]
    assert "b" not in key(9)


def test_10_the_run_that_rises_is_bad_and_no_choice_is_ready() -> None:
    ks, costs = numbers(text(10).split("ends at")[0])[1:], numbers(text(10).split("J =")[1].split("What")[0])
    bad = [k for k, cost in zip(ks, costs, strict=True) if cost > min(costs[: ks.index(k) + 1])]
    assert [f"k = {k:g}" for k in bad] == ["k = 4"]
    assert "k = 4" in options(10)["a"]
    assert key(10) == {"a", "c"}
