"""The numbers that lesson 4 states, by another route: exact fractions, scikit-learn, SciPy.

A test puts the number that it computed into the sentence of the lesson, and looks for that sentence in the prose.
"""

from fractions import Fraction

import numpy as np
import pytest
from scipy.cluster import vq
from sklearn.cluster import KMeans

from tests.solutions.exact_kmeans import FIRST, PEOPLE, Point, assign, half_steps, mean, move
from tests.solutions.lesson_facts import prose

ROAD: list[Point] = [(Fraction(km),) for km in (0, 19, 20, 22, 42, 44)]
STREET = (0, 1, 2, 3, 14)


@pytest.fixture
def update() -> str:
    return prose("04_update")


# Lesson 4: the mean


def test_best_place_for_squares_is_at_4(update: str) -> None:
    best = min(range(15), key=lambda place: sum((x - place) ** 2 for x in STREET))
    assert f"it is at {best}, where nobody lives" in update


def test_plain_walks_are_16_at_the_median_and_20_at_the_mean(update: str) -> None:
    at_2, at_4 = (sum(abs(x - place) for x in STREET) for place in (2, 4))
    assert f"best only when you add plain walks ({at_2} against {at_4})" in update


def test_price_of_meeting_at_2_is_20(update: str) -> None:
    at_2, at_4 = (sum((x - place) ** 2 for x in STREET) for place in (2, 4))
    assert f"2^2 = {at_2 - at_4}$ more: {at_2}, not {at_4}" in update


def test_worked_update_gives_2_2_and_2_6(update: str) -> None:
    centroid, _ = move(PEOPLE, [0, 0, 0, 1, 0, 0], FIRST)
    assert (
        f"(0 + 1 + 1 + 3 + 6) / 5 = {float(centroid[0])}$ and $(0 + 1 + 2 + 4 + 6) / 5 = {float(centroid[1])}$"
        in update
    )


def test_published_centroid_has_5_quarters_for_1(update: str) -> None:
    centroid, _ = move(PEOPLE, [0, 0, 0, 1, 0, 1], FIRST)
    assert f"have the mean ${centroid[0]}$, not 1; the ${centroid[1]}$ is right" in update


# Lesson 4: the empty cluster


def test_second_round_on_the_road_empties_box_1(update: str) -> None:
    once = move(ROAD, assign(ROAD, [ROAD[0], ROAD[4], ROAD[5]]), [ROAD[0], ROAD[4], ROAD[5]])
    labels = assign(ROAD, once)
    row = f"| 2 | {' '.join(map(str, labels))} | {float(mean(ROAD[:4])[0])}, nan, {mean(ROAD[4:])[0]} |"
    assert row in update


def test_house_22_is_9_from_box_0_and_10_from_box_1(update: str) -> None:
    boxes = [mean(ROAD[:3])[0], mean(ROAD[3:5])[0], ROAD[5][0]]
    ways = [abs(22 - boxes[0]), abs(22 - boxes[1]), abs(42 - boxes[2]), abs(42 - boxes[1])]
    assert "nearer to box 0 ({} against {}), and house 42 nearer to box 2 ({} against {})".format(*ways) in update


@pytest.mark.filterwarnings("ignore::RuntimeWarning")
@pytest.mark.parametrize("last_round", [1, 2, 3, 4])
def test_nan_swallows_the_run_as_the_table_says(update: str, last_round: int) -> None:
    road = np.array(ROAD, dtype=float).ravel()
    boxes = road[[0, 4, 5]]
    for _ in range(last_round):
        labels = np.array([np.argmin([abs(house - box) for box in boxes]) for house in road])
        boxes = np.array([road[labels == j].mean() for j in range(3)])
    places = ", ".join(f"{box:g}" for box in boxes)
    assert f"| {last_round} | {' '.join(map(str, labels))} | {places} |" in update


def test_keeping_or_dropping_the_empty_box_ends_at_316_75(update: str) -> None:
    *_, costs = half_steps(ROAD, [ROAD[0], ROAD[4], ROAD[5]])
    assert f"keeping or dropping box 1 ends at {float(costs[-1])}" in update


def test_scikit_learn_moves_the_empty_box_and_ends_at_6_67(update: str) -> None:
    road = np.array(ROAD, dtype=float)
    model = KMeans(3, init=road[[0, 4, 5]], n_init=1).fit(road)
    assert f"Its final sum of squares is {model.inertia_:.2f}" in update


def test_scipy_kmeans_drops_the_empty_box() -> None:
    road = np.array(ROAD, dtype=float)
    assert vq.kmeans(road, road[[0, 4, 5]])[0].ravel().tolist() == [15.25, 43]


def test_scipy_kmeans2_warns_and_keeps_the_empty_box() -> None:
    road = np.array(ROAD, dtype=float)
    with pytest.warns(UserWarning, match="One of the clusters is empty"):
        centroids, _ = vq.kmeans2(road, road[[0, 4, 5]], minit="matrix")
    assert centroids.ravel().tolist() == [15.25, 32, 43]
