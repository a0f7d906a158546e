"""The numbers that lessons 8 and 9 state, by another route, and looked for in the prose."""

import math
from functools import cache

import numpy as np
import pytest
from kmeans_lab import data
from numpy.typing import NDArray
from scipy.cluster.vq import kmeans2
from sklearn.cluster import DBSCAN, Birch, KMeans, MiniBatchKMeans, SpectralClustering, kmeans_plusplus
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, silhouette_score
from sklearn.mixture import GaussianMixture

from tests.solutions.lesson_facts import Floats, fit, prose


@pytest.fixture
def eight() -> str:
    return prose("08_kmeans_plus_plus")


@pytest.fixture
def nine() -> str:
    return prose("09_limits_and_beyond")


# Lesson 8


@cache
def villages() -> tuple[Floats, float]:
    X, _ = data.blobs(n=300, k=9, seed=2)
    return X, fit(X, 9, 50).inertia_


def ends(starts: list[Floats]) -> list[float]:
    X, best = villages()
    return [KMeans(9, init=start, n_init=1, tol=0).fit(X).inertia_ / best for start in starts]


def test_a_draw_that_hits_each_of_nine_equal_villages_is_one_in_a_thousand(eight: str) -> None:
    assert math.factorial(9) / 9**9 == pytest.approx(0.001, rel=0.1)
    assert "$9!/9^9$, about one in a thousand" in eight


def test_6_of_50_random_starts_end_well(eight: str) -> None:
    X, _ = villages()
    rng = np.random.default_rng(1)
    found = ends([X[rng.choice(300, size=9, replace=False)] for _ in range(50)])
    assert f"Only {sum(end < 1.01 for end in found)} of 50 end at the best J" in eight
    assert 2 < np.median(found) < 3


def test_about_half_of_plus_plus_starts_end_well(eight: str) -> None:
    X, _ = villages()
    found = ends([kmeans2(X, 9, iter=1, minit="++", rng=np.random.default_rng(seed))[0] for seed in range(200)])
    assert 0.42 < np.mean(np.array(found) < 1.01) < 0.6
    assert "About half (yours may differ by seven" in eight


def test_48_of_50_greedy_starts_end_well(eight: str) -> None:
    X, _ = villages()
    found = ends([kmeans_plusplus(X, 9, random_state=seed)[0] for seed in range(50)])
    assert f"{sum(end < 1.01 for end in found)} of 50. With four candidates" in eight
    assert 2 + int(math.log(9)) == 4


def test_bound_for_nine_is_33_6(eight: str) -> None:
    assert f"For $k = 9$ the bound is {8 * (math.log(9) + 2):.1f}." in eight


def test_chances_of_the_four_wells(eight: str) -> None:
    squares = [0, 4, 9, 81]
    assert (
        "The chances are "
        + ", ".join(["0", *[f"{square / sum(squares):.2f}" for square in squares[1:3]]])
        + f" and {81 / 94:.2f}."
        in eight
    )
    assert f"Less likely: {9 / 14:.2f}." in eight


# Lesson 9


def test_two_of_four_methods_find_the_moons(nine: str) -> None:
    X, moon = data.moons()
    found = {
        "k-means": fit(X, 2).labels_,
        "spectral": SpectralClustering(2, gamma=30, random_state=0).fit_predict(X),
        "DBSCAN": DBSCAN(eps=0.2).fit_predict(X),
        "BIRCH": Birch(threshold=0.1, n_clusters=2).fit_predict(X),
    }
    assert {name for name, labels in found.items() if adjusted_rand_score(moon, labels) > 0.99} == {
        "spectral",
        "DBSCAN",
    }
    assert "Spectral clustering and DBSCAN find them. BIRCH does as badly as k-means" in nine


def test_silhouette_likes_the_wrong_answer_more_than_the_moons(nine: str) -> None:
    X, moon = data.moons()
    wrong, true = silhouette_score(X, fit(X, 2).labels_), silhouette_score(X, moon)
    assert wrong > true
    assert f"({wrong:.2f}) more than the moons themselves ({true:.2f})" in nine


def test_eps_cuts_the_moons_into_eleven_two_or_one(nine: str) -> None:
    X, _ = data.moons()
    assert [int(DBSCAN(eps=eps).fit_predict(X).max()) + 1 for eps in (0.1, 0.2, 0.3)] == [11, 2, 1]
    assert "Eleven, two and one" in nine


def test_standardising_does_not_help_stretched_groups(nine: str) -> None:
    X, group = data.stretched()
    assert adjusted_rand_score(group, fit(X / X.std(axis=0), 3).labels_) < 0.4
    assert adjusted_rand_score(group, fit(X / [5, 1], 3).labels_) > 0.9
    assert "Standardising does not help, not even in the first case" in nine


def test_soft_share_becomes_all_or_nothing(nine: str) -> None:
    right = [1 / (1 + math.exp((1.8**2 - 2.2**2) / (2 * variance))) for variance in (10, 0.1)]
    assert f"{right[0]:.2f}, and {right[1]:.2f}: from a gentle slope to a step." in nine


@pytest.mark.parametrize(
    ("X", "group"),
    [
        data.stretched(),
        data.groups([(0, 0), (7, 0), (12, 0)], [3, 0.6, 0.6], [200, 100, 100]),
        data.groups([(0, 0), (7, 3.5), (7, -3.5)], [1, 1, 1], [1000, 20, 20]),
    ],
    ids=["stretched", "spread", "size"],
)
def test_kmeans_misses_the_groups_that_a_mixture_finds(X: Floats, group: NDArray[np.int64]) -> None:
    assert adjusted_rand_score(group, fit(X, 3).labels_) < 0.75
    assert adjusted_rand_score(group, GaussianMixture(3, n_init=2, random_state=0).fit_predict(X)) > 0.95


def test_outlier_takes_a_centroid_and_dbscan_calls_four_points_noise(nine: str) -> None:
    X = np.vstack([data.groups([(0, 0), (8, 0)], [1, 1], [100, 100])[0], [[60, 40]]])
    assert sorted(np.bincount(fit(X, 2).labels_).tolist()) == [1, 200]
    assert np.sum(DBSCAN(eps=1.2).fit_predict(X) == -1) == 4
    assert 'gives the label -1, "noise", to four points' in nine


def test_pca_rescues_two_features_from_two_thousand() -> None:
    X, group = data.blobs(n=300, k=3)
    noisy = np.hstack([X, np.random.default_rng(1).normal(size=(300, 2000))])
    found = fit(noisy, 3, 5)
    assert adjusted_rand_score(group, found.labels_) < 0.7
    middles = np.array([noisy[group == one].mean(axis=0) for one in range(3)])
    assert ((noisy - middles[group]) ** 2).sum() < found.inertia_
    assert adjusted_rand_score(group, fit(PCA(2, random_state=0).fit_transform(noisy), 3).labels_) > 0.9


def test_stream_of_20_chunks_costs_less_than_1_percent_more(nine: str) -> None:
    X, _ = data.blobs(n=20_000, k=5, seed=1)
    stream = MiniBatchKMeans(5, random_state=0)
    for chunk in np.array_split(X, 20):
        stream.partial_fit(chunk)
    assert -stream.score(X) / fit(X, 5, 1).inertia_ < 1.01
    assert "Less than 1 %." in nine


def test_sixteen_colours_save_a_factor_of_5_97(nine: str) -> None:
    pixels = data.sunset().shape[0] * data.sunset().shape[1]
    assert f"The picture has {pixels:,} pixels." in nine
    assert f"With 16 colours a factor of {24 * pixels / (4 * pixels + 16 * 24):.2f}, not a million" in nine
