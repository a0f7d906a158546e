"""Quiz 2: the keys that can be computed, found again from the numbers in the quiz's own text."""

import math
from fractions import Fraction

import numpy as np
import pytest
from scipy.spatial.distance import cdist
from sklearn.cluster import DBSCAN, Birch, KMeans, MiniBatchKMeans
from sklearn.metrics import adjusted_rand_score
from sklearn.mixture import GaussianMixture

from tests.solutions.quiz_text import Quiz, numbers

QUIZ = Quiz("quiz_2_kmeans_plus_plus")
key, options, text = QUIZ.key, QUIZ.options, QUIZ.text


def nearest_squares(places: tuple[float, ...], picked: list[float]) -> list[float]:
    return [min((place - one) ** 2 for one in picked) for place in places]


def test_1_chance_of_the_far_hut() -> None:
    places = numbers(text(1).split("at ")[1].split(".")[0])
    squares = nearest_squares(places, [places[0]])
    chance = Fraction(int(squares[-1]), int(sum(squares)))
    assert {letter for letter, option in options(1).items() if Fraction(option) == chance} == key(1)


@pytest.fixture
def wells() -> dict[float, float]:
    """The squared distance of each well to the nearest of the two picked."""
    places = numbers(text(2).split("road at ")[1].split(".")[0])
    return dict(zip(places, nearest_squares(places, [0, 20]), strict=True))


def test_2_picked_well_has_chance_0(wells: dict[float, float]) -> None:
    assert (wells[20] == 0) == ("a" in key(2))


def test_2_likeliest_well_is_at_14(wells: dict[float, float]) -> None:
    likeliest = max(wells, key=lambda place: wells[place])
    assert "The well at 14 is the likeliest" in options(2)["c"]
    assert (likeliest == 14) == ("c" in key(2))
    assert (likeliest == 24) == ("b" in key(2))


def test_2_only_the_nearest_picked_well_counts(wells: dict[float, float]) -> None:
    assert (wells[3] == 3**2 + 17**2) == ("d" in key(2))


@pytest.fixture
def typing_errors() -> np.ndarray:
    """300 points, and three errors far outside, in the last rows."""
    rng = np.random.default_rng(0)
    return np.vstack([rng.normal(size=(300, 2)), [[90, 0], [0, 95], [-80, -80]]])


def farthest_first(X: np.ndarray, first: int, k: int) -> list[int]:
    picked = [first]
    while len(picked) < k:
        picked.append(int(cdist(X, X[picked]).min(axis=1).argmax()))
    return picked


def test_3_the_farthest_points_are_the_errors_for_certain(typing_errors: np.ndarray) -> None:
    starts = [set(farthest_first(typing_errors, first, 5)) for first in range(0, 300, 10)]
    assert all({300, 301, 302} <= picked for picked in starts)
    assert "get centroids for certain" in options(3)[min(key(3))]


def test_3_another_first_point_gives_other_centroids(typing_errors: np.ndarray) -> None:
    assert set(farthest_first(typing_errors, 0, 5)) != set(farthest_first(typing_errors, 1, 5))
    assert "d" not in key(3)


def test_4_the_bound_is_33_6() -> None:
    assert round(8 * (math.log(9) + 2), 1) == 33.6
    assert "33.6" in options(4)["b"]


def test_5_best_of_four_runs() -> None:
    chance = round(100 * (1 - 0.4**4))
    assert {letter for letter, option in options(5).items() if numbers(option) == (chance,)} == key(5)


@pytest.fixture
def streets() -> tuple[np.ndarray, np.ndarray]:
    """Two spirals around each other."""
    turn = np.sqrt(np.linspace(1, 12, 200))[:, np.newaxis] * 2.6
    arm = np.hstack([turn * np.cos(turn), turn * np.sin(turn)])
    return np.vstack([arm, -arm]), np.repeat([0, 1], 200)


def test_6_only_dbscan_finds_the_streets(streets: tuple[np.ndarray, np.ndarray]) -> None:
    X, street = streets
    scores = {
        "a": adjusted_rand_score(street, KMeans(8, n_init=5, random_state=0).fit_predict(X)),
        "b": adjusted_rand_score(street, Birch(n_clusters=2).fit_predict(X)),
        "c": adjusted_rand_score(street, KMeans(2, n_init=100, random_state=0).fit_predict(X)),
        "d": adjusted_rand_score(street, DBSCAN(eps=1.5).fit_predict(X)),
    }
    assert {letter for letter, score in scores.items() if score > 0.99} == key(6)


@pytest.fixture
def customers() -> tuple[np.ndarray, np.ndarray]:
    """500 in a loose group, 40 and 40 in tight ones beside it."""
    rng = np.random.default_rng(0)
    group = np.repeat([0, 1, 2], [500, 40, 40])
    middles, spreads = np.array([[0, 0], [6, 3], [6, -3]]), np.array([2.0, 0.4, 0.4])
    return middles[group] + spreads[group, np.newaxis] * rng.normal(size=(580, 2)), group


def test_7_the_cut_has_the_smaller_cost(customers: tuple[np.ndarray, np.ndarray]) -> None:
    X, group = customers
    own = sum(((X[group == one] - X[group == one].mean(axis=0)) ** 2).sum() for one in range(3))
    assert (KMeans(3, n_init=20, random_state=0).fit(X).inertia_ < own) == ("a" in key(7))


def test_7_clusters_of_kmeans_need_not_be_equally_large() -> None:
    X = np.concatenate([np.linspace(0, 1, 90), np.linspace(50, 51, 10)])[:, np.newaxis]
    sizes = sorted(np.bincount(KMeans(2, n_init=5, random_state=0).fit_predict(X)).tolist())
    assert (sizes != [10, 90]) == ("b" in key(7))


def test_7_a_mixture_finds_the_groups_and_standardising_does_not(customers: tuple[np.ndarray, np.ndarray]) -> None:
    X, group = customers
    mixture = GaussianMixture(3, n_init=5, random_state=0).fit_predict(X)
    standardised = KMeans(3, n_init=20, random_state=0).fit_predict((X - X.mean(axis=0)) / X.std(axis=0))
    assert (adjusted_rand_score(group, mixture) > 0.95) == ("c" in key(7))
    assert (adjusted_rand_score(group, standardised) > 0.95) == ("d" in key(7))


def test_8_factor_of_sixteen_colours() -> None:
    pixels = 4000 * 3000
    factor = 24 * pixels / (4 * pixels + 16 * 24)
    assert "4,000 by 3,000 pixels, 24 bits each" in text(8)
    assert {letter for letter, option in options(8).items() if numbers(option)[:1] == (round(factor),)} == key(8)


def test_9_chunks_and_a_sample_come_near_to_kmeans_on_all() -> None:
    rng = np.random.default_rng(0)
    middles = 10.0 * np.array([[i, j] for i in range(5) for j in range(4)])
    X = rng.permutation(np.repeat(middles, 100, axis=0)) + rng.normal(size=(2000, 2))
    whole = KMeans(20, n_init=10, random_state=0).fit(X)
    birch, batches = Birch(n_clusters=20, threshold=0.5), MiniBatchKMeans(20, random_state=0)
    for chunk in np.array_split(X, 10):
        birch.partial_fit(chunk)
        batches.partial_fit(chunk)
    sample = KMeans(20, n_init=5, random_state=0).fit(X[::5])
    found = {"b": birch, "c": batches, "d": sample}
    near = {letter for letter, model in found.items() if adjusted_rand_score(whole.labels_, model.predict(X)) > 0.9}
    assert near == key(9)


@pytest.mark.filterwarnings("ignore::sklearn.exceptions.ConvergenceWarning")
def test_10_em_with_a_small_variance_goes_the_way_of_kmeans_and_with_full_shapes_it_does_not() -> None:
    X, start = np.random.default_rng(3).normal(size=(60, 2)), np.array([[2.0, 0.0], [-1.0, 1.0], [0.0, -2.0]])
    hard = soft = wide = start
    for _ in range(4):
        hard = np.array([X[cdist(X, hard).argmin(axis=1) == j].mean(axis=0) for j in range(3)])
        soft, wide = em_step(X, soft, 1e-3), em_step(X, wide, 1.0)
    assert np.allclose(hard, soft, atol=1e-2)
    assert not np.allclose(hard, wide, atol=0.1)
    mixture = GaussianMixture(3, means_init=start, max_iter=4, random_state=0).fit(X)
    assert not np.allclose(hard, mixture.means_, atol=0.1)


def em_step(X: np.ndarray, means: np.ndarray, variance: float) -> np.ndarray:
    """The next means of round components of equal weight and a fixed variance."""
    squares = cdist(X, means, "sqeuclidean")
    shares = np.exp(-(squares - squares.min(axis=1, keepdims=True)) / (2 * variance))
    shares /= shares.sum(axis=1, keepdims=True)
    return shares.T @ X / shares.sum(axis=0)[:, np.newaxis]


def test_10_shares_harden_as_the_variance_goes_to_0() -> None:
    squares = np.array([4.0, 5.0])
    shares = [
        np.exp(-squares / (2 * variance)) / np.exp(-squares / (2 * variance)).sum() for variance in (1, 0.1, 0.01)
    ]
    assert [round(share.max(), 2) for share in shares] == [0.62, 0.99, 1.0]
    assert {letter for letter, option in options(10).items() if "a variance close to 0" in option} == key(10)
