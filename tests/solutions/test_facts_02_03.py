"""The numbers that lessons 2 and 3 state, computed again by another route, then looked up in the lesson's own words."""

import itertools
import math
import statistics
from fractions import Fraction
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from kmeans_lab import data
from numpy.typing import NDArray
from scipy.spatial.distance import cdist
from sklearn.cluster import KMeans
from sklearn.feature_selection import f_classif

LESSONS = Path(__file__).parents[2] / "solutions" / "lessons"
Point = tuple[int | Fraction, ...]
SIX_PEOPLE: list[Point] = [(0, 0), (1, 1), (1, 2), (4, 3), (3, 4), (6, 6)]
FIRST_CENTROIDS: list[Point] = [(4, 5), (5, 4)]


def words(lesson: str) -> str:
    """Return the lesson's source as one line, without comment marks, so that a sentence may run over a line break."""
    lines = (LESSONS / f"{lesson}.py").read_text(encoding="utf-8").splitlines()
    return " ".join(line.removeprefix("#").strip() for line in lines)


@pytest.fixture(scope="module")
def distance_lesson() -> str:
    return words("02_distance")


@pytest.fixture(scope="module")
def assignment_lesson() -> str:
    return words("03_assignment")


def clusters(X: NDArray[np.float64], k: int) -> NDArray[np.int32]:
    """Cluster by another variant than the lesson's: many random starts, Elkan's algorithm, another seed."""
    labels: NDArray[np.int32] = KMeans(k, init="random", n_init=30, algorithm="elkan", random_state=7).fit_predict(X)
    return labels


def standard_scores(column: NDArray[np.float64]) -> list[float]:
    mean, spread = statistics.fmean(column), statistics.pstdev(column)
    return [(value - mean) / spread for value in column]


def from_first(X: NDArray[np.float64]) -> NDArray[np.float64]:
    distances: NDArray[np.float64] = cdist(X[:1], X[1:])[0]
    return distances


def random_points(d: int) -> NDArray[np.float64]:
    return np.random.default_rng(0).random((200, d))


# Lesson 2


def test_four_features_by_hand(distance_lesson: str) -> None:
    assert f"the distance is {math.dist((2, 0, 1, 5), (4, 2, 1, 4)):.0f}." in distance_lesson


def test_a_hundred_differences_of_1(distance_lesson: str) -> None:
    assert f"The last is {math.hypot(*[1.0] * 100):.0f}:" in distance_lesson


@pytest.mark.parametrize(("metres", "nearest"), [(1.0, "Bruno"), (0.01, "Cleo")], ids=["in cm", "in m"])
def test_nearest_to_ada_depends_on_the_unit(metres: float, nearest: str) -> None:
    away = {
        "Bruno": math.dist((10, 40 * metres), (14, 40 * metres)),
        "Cleo": math.dist((10, 40 * metres), (10, 45 * metres)),
    }
    assert min(away, key=away.__getitem__) == nearest


def test_metres_merge_a_low_and_a_tall_group(distance_lesson: str) -> None:
    dogs = data.dogs()
    labels = clusters(dogs * [1, 0.01], 4)
    merged = dogs[labels == np.bincount(labels).argmax()]
    assert merged[:, 1].min() < 40
    assert merged[:, 1].max() > 55
    assert f"a single cluster of {len(merged)} dogs" in distance_lesson


def test_metres_cut_the_heaviest_group_in_two() -> None:
    dogs = data.dogs()
    labels = clusters(dogs * [1, 0.01], 4)
    assert len(set(labels[dogs[:, 0] > 45])) == 2


def test_centimetres_keep_four_groups_of_similar_size() -> None:
    assert np.bincount(clusters(data.dogs(), 4)).min() > 100


def test_heights_in_metres_lie_within_1() -> None:
    assert np.ptp(data.dogs()[:, 1]) / 100 < 1


def test_spreads_of_weight_and_height(distance_lesson: str) -> None:
    weight, height = (statistics.pstdev(column) for column in data.dogs().T)
    assert f"{weight:.2f} kg and {height:.2f} cm" in distance_lesson


def test_standardising_makes_iris_clusters_fit_worse(distance_lesson: str) -> None:
    flowers, species, _, _ = data.iris()
    scaled = np.transpose([standard_scores(column) for column in flowers.T])
    fitting = [int(pd.crosstab(clusters(X, 3), species).max(axis=1).sum()) for X in (scaled, flowers)]
    assert "Worse: {} instead of {}.".format(*fitting) in distance_lesson


def test_petal_length_separates_species_best_and_sepal_width_least(distance_lesson: str) -> None:
    flowers, species, names, _ = data.iris()
    separation = f_classif(flowers, species)[0]
    best, least = int(separation.argmax()), int(separation.argmin())
    spread = [statistics.pstdev(column) for column in flowers.T]
    assert [names[best], names[least]] == ["petal length (cm)", "sepal width (cm)"]
    assert (
        f"(spread {spread[best]:.2f}) separates the species best, sepal width ({spread[least]:.2f})" in distance_lesson
    )


@pytest.mark.parametrize(
    ("d", "sentence"),
    [
        (2, "is {ratio:.0f} times as far away as the nearest"),
        (10, "{ratio:.2f} with 10 features"),
        (100, "{ratio:.2f} with 100"),
        (1000, "From {nearest:.2f} to {farthest:.2f}: only {ratio:.2f} times as far."),
    ],
)
def test_farthest_to_nearest_among_random_points(d: int, sentence: str, distance_lesson: str) -> None:
    away = from_first(random_points(d))
    nearest, farthest = away.min(), away.max()
    assert sentence.format(nearest=nearest, farthest=farthest, ratio=farthest / nearest) in distance_lesson


@pytest.mark.parametrize("d", [2, 10, 100, 1000])
def test_spread_of_distances_stays_near_a_quarter(d: int) -> None:
    assert from_first(random_points(d)).std() == pytest.approx(0.25, abs=0.05)


def test_digits_concentrate_less_than_shuffled_digits(distance_lesson: str) -> None:
    digits, _, _ = data.digits()
    shuffled = np.random.default_rng(0).permuted(digits, axis=0)
    ratio, shuffled_ratio = (away.max() / away.min() for away in (from_first(digits), from_first(shuffled)))
    assert f"For real digits it is {ratio:.1f}." in distance_lesson
    assert f"the ratio falls to {shuffled_ratio:.1f}." in distance_lesson


def test_nearest_neighbour_of_the_first_zero_is_a_zero() -> None:
    digits, labels, _ = data.digits()
    assert [labels[0], labels[1 + from_first(digits).argmin()]] == [0, 0]


# Lesson 3


def squared_distance(a: Point, b: Point) -> int | Fraction:
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))


def nearest_labels(points: list[Point], centroids: list[Point]) -> list[int]:
    return [min(range(len(centroids)), key=lambda j: squared_distance(point, centroids[j])) for point in points]


def means(points: list[Point], labels: list[int]) -> list[Point]:
    groups = [[p for p, label in zip(points, labels, strict=True) if label == j] for j in sorted(set(labels))]
    return [tuple(Fraction(sum(feature), len(group)) for feature in zip(*group, strict=True)) for group in groups]


def cost(points: list[Point], labels: list[int], centroids: list[Point]) -> float:
    return float(sum(squared_distance(point, centroids[label]) for point, label in zip(points, labels, strict=True)))


def rounds(labels: list[int], n: int) -> tuple[list[list[int]], list[float]]:
    """Return the labels and the sums of squares of n exact rounds on the six people, from given first labels."""
    all_labels, centroids = [labels], FIRST_CENTROIDS
    sums = [cost(SIX_PEOPLE, labels, centroids)]
    for _ in range(n - 1):
        centroids = means(SIX_PEOPLE, all_labels[-1])
        all_labels.append(nearest_labels(SIX_PEOPLE, centroids))
        sums.append(cost(SIX_PEOPLE, all_labels[-1], centroids))
    return all_labels, sums


def test_six_people_are_the_labs() -> None:
    X, centroids = data.six_people()
    assert [X.tolist(), centroids.tolist()] == [[list(p) for p in SIX_PEOPLE], [list(c) for c in FIRST_CENTROIDS]]


def test_table_has_one_wrong_distance_and_it_belongs_to_person_0(assignment_lesson: str) -> None:
    rows = [[squared_distance(point, centroid) for centroid in FIRST_CENTROIDS] for point in SIX_PEOPLE]
    wrong = [i for i, (a, b) in enumerate(rows) if f"| {i} | √{a} | √{b} |" not in assignment_lesson]
    assert wrong == [0]
    assert rows[0] == [41, 41]


def test_persons_0_1_and_5_are_tied() -> None:
    tied = [i for i, p in enumerate(SIX_PEOPLE) if len({squared_distance(p, c) for c in FIRST_CENTROIDS}) == 1]
    assert tied == [0, 1, 5]


def test_published_mean_is_wrong_in_its_first_number_only() -> None:
    assert means(SIX_PEOPLE, [0, 0, 0, 1, 0, 1])[0] == (Fraction(5, 4), Fraction(7, 4))


def test_centroids_after_the_first_and_second_round() -> None:
    after_first, after_second = means(SIX_PEOPLE, [0, 0, 0, 1, 0, 0]), means(SIX_PEOPLE, [0, 0, 0, 1, 1, 1])
    assert after_first == [(Fraction("2.2"), Fraction("2.6")), (4, 3)]
    assert after_second == [(Fraction(2, 3), 1), (Fraction(13, 3), Fraction(13, 3))]


def test_sums_with_our_rule(assignment_lesson: str) -> None:
    labels, sums = rounds(nearest_labels(SIX_PEOPLE, FIRST_CENTROIDS), 4)
    assert labels == [[0, 0, 0, 1, 0, 0]] + [[0, 0, 0, 1, 1, 1]] * 3
    assert sums[3] == sums[2]
    assert "fell from {:g} to {:g} to {:g}".format(*sums[:3]) in assignment_lesson


def test_sums_from_the_published_labels(assignment_lesson: str) -> None:
    _, sums = rounds([0, 0, 0, 1, 0, 1], 4)
    assert sums[3] == sums[2]
    assert "it goes {:g}, {:g}, {:g}".format(*sums[:3]) in assignment_lesson


def test_12_is_the_smallest_sum_of_all_31_splits(assignment_lesson: str) -> None:
    splits = [[0, *rest] for rest in itertools.product([0, 1], repeat=5) if any(rest)]
    smallest = min(cost(SIX_PEOPLE, labels, means(SIX_PEOPLE, labels)) for labels in splits)
    assert smallest == 12
    assert f"Of all {len(splits)} ways" in assignment_lesson


@pytest.mark.parametrize(
    ("labels", "wells", "total"),
    [([0, 0, 0, 1], [(2,), (8,)], 14), ([0, 0, 1, 1], [(Fraction(1, 2),), (Fraction(13, 2),)], 5)],
    ids=["tie to the left", "tie to the right"],
)
def test_street_stops_there(labels: list[int], wells: list[Point], total: int) -> None:
    street: list[Point] = [(0,), (1,), (5,), (8,)]
    assert means(street, labels) == wells
    assert nearest_labels(street, wells) == labels
    assert cost(street, labels, wells) == total


def test_first_border_is_the_diagonal() -> None:
    grid = list(itertools.product(range(-5, 12), repeat=2))
    on_border = [place for place in grid if len({squared_distance(place, c) for c in FIRST_CENTROIDS}) == 1]
    assert on_border == [(x, y) for x, y in grid if x == y]


def test_two_centroids_on_the_moons(assignment_lesson: str) -> None:
    moons, labels = data.moons()
    correct = int((cdist(moons, [[0.5, 0.75], [0.5, -0.25]]).argmin(axis=1) == labels).sum())
    assert f"{correct} of {len(moons)}. Move the centroids" in assignment_lesson


def test_best_straight_line_between_the_moons(assignment_lesson: str) -> None:
    """A best line can be slid and turned until it touches two points, and either may then count as on its own side."""
    moons, labels = data.moons()
    first, second = np.triu_indices(len(moons), 1)
    along = moons[second] - moons[first]
    normals = np.column_stack((-along[:, 1], along[:, 0]))
    heights = normals @ moons.T - np.sum(normals * moons[first], axis=1, keepdims=True)
    pairs = np.arange(len(first))
    heights[pairs, first] = heights[pairs, second] = 0
    agreement = np.sign(heights) @ np.where(labels == 0, 1, -1)
    best = int((len(moons) - 2 + np.abs(agreement).max()) / 2 + 2)
    assert f"No straight line gets more than {best} right" in assignment_lesson
