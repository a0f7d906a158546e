"""The numbers that lessons 6 to 9 state, by another route, and looked for in the prose."""

import math
from functools import cache
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from kmeans_lab import data
from numpy.typing import NDArray
from scipy.cluster.vq import kmeans2
from scipy.spatial.distance import cdist
from scipy.stats import normaltest
from sklearn.cluster import DBSCAN, Birch, KMeans, MiniBatchKMeans, SpectralClustering, kmeans_plusplus
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score, silhouette_score
from sklearn.mixture import GaussianMixture

Floats = NDArray[np.float64]
LESSONS = Path(__file__).parents[2] / "solutions" / "lessons"


@cache
def prose(stem: str) -> str:
    lines = (LESSONS / f"{stem}.py").read_text(encoding="utf-8").splitlines()
    return " ".join(" ".join(line.removeprefix("#") for line in lines).split())


@pytest.fixture
def six() -> str:
    return prose("06_scikit_learn")


@pytest.fixture
def seven() -> str:
    return prose("07_choosing_k")


@pytest.fixture
def eight() -> str:
    return prose("08_kmeans_plus_plus")


@pytest.fixture
def nine() -> str:
    return prose("09_limits_and_beyond")


def fit(X: Floats, k: int, n_init: int = 10, seed: int = 0) -> KMeans:
    return KMeans(k, n_init=n_init, random_state=seed).fit(X)


FLOWERS, SPECIES, *_ = data.iris()


# Lesson 6


def test_two_seeds_give_36_and_134_equal_numbers_and_the_same_cost(six: str) -> None:
    runs = [fit(FLOWERS, 3, seed=seed) for seed in (0, 3)]
    counts = [int(np.sum(run.labels_ == SPECIES)) for run in runs]
    assert f"{counts[0]} and {counts[1]}: the clusters are the same" in six
    assert runs[0].inertia_ == pytest.approx(runs[1].inertia_)


def test_best_renaming_of_the_irises_agrees_in_134(six: str) -> None:
    labels = fit(FLOWERS, 3).labels_
    best = max(int(np.sum(np.array(names)[labels] == SPECIES)) for names in permutations(range(3)))
    assert f"{best} both times." in six


def test_fourteen_and_two_flowers_lie_in_the_other_cluster(six: str) -> None:
    table = np.array([[np.sum((fit(FLOWERS, 3).labels_ == c) & (s == SPECIES)) for s in range(3)] for c in range(3)])
    assert sorted(table[table > 0].tolist()) == [2, 14, 36, 48, 50]
    assert "14 flowers of species 2 lie in cluster 0, two of species 1 in cluster 2" in six


def test_nmi_of_chance_with_50_clusters_is_0_16(six: str) -> None:
    rng = np.random.default_rng(5)
    scores = [normalized_mutual_info_score(SPECIES, rng.integers(50, size=150)) for _ in range(200)]
    assert f"NMI climbs to {np.mean(scores):.2f} for pure chance" in six


def test_ari_of_the_irises_is_0_73(six: str) -> None:
    assert f"k-means' {adjusted_rand_score(SPECIES, fit(FLOWERS, 3).labels_):.2f} (ARI)" in six


def test_own_scaling_keeps_two_of_four_labels(six: str) -> None:
    mean, spread, new = FLOWERS.mean(axis=0), FLOWERS.std(axis=0), FLOWERS[50:54]
    centroids = fit((FLOWERS - mean) / spread, 3).cluster_centers_
    right, own = (new - mean) / spread, (new - new.mean(axis=0)) / new.std(axis=0)
    agree = cdist(right, centroids).argmin(axis=1) == cdist(own, centroids).argmin(axis=1)
    assert agree.sum() == 2
    assert "Only two of four agree." in six


def test_silhouette_of_the_irises_peaks_at_2(six: str) -> None:
    scores = {k: silhouette_score(FLOWERS, fit(FLOWERS, k).labels_) for k in range(2, 7)}
    assert max(scores, key=lambda k: scores[k]) == 2
    assert f"For k = 2: {scores[2]:.2f}, against {scores[3]:.2f} for three." in six


# Lesson 7


def test_elbow_of_four_clear_groups(seven: str) -> None:
    X, _ = data.blobs(n=300, k=4, seed=3)
    costs = [round(fit(X, k, 5).inertia_) for k in (3, 4, 5)]
    assert f"from {costs[0]:,} to {costs[1]}, then to {costs[2]}" in seven


def test_one_random_start_each_rises_from_3_to_4(seven: str) -> None:
    X, _ = data.blobs(n=300, k=5, seed=3, spread=1.3)
    costs = [round(KMeans(k, init="random", n_init=1, random_state=2).fit(X).inertia_) for k in (3, 4, 5)]
    assert f"from {costs[0]:,} for k = 3 to {costs[1]:,} for k = 4" in seven
    assert f"{costs[2]:,} for k = 5 is below {costs[1]:,}, and still above {costs[0]:,}" in seven


def test_silhouettes_of_four_groups_and_of_the_square(seven: str) -> None:
    X, _ = data.blobs(n=300, k=4, seed=3)
    square = np.random.default_rng(0).uniform(-5, 5, size=(300, 2))
    flat = [silhouette_score(square, fit(square, k, 5).labels_) for k in range(2, 9)]
    assert f"a peak of {silhouette_score(X, fit(X, 4).labels_):.2f} at 4" in seven
    assert f"stays between {min(flat):.2f} and {max(flat):.2f}" in seven


def agreement(X: Floats, k: int, seed: int) -> float:
    halves = np.array_split(np.random.default_rng(seed).permutation(len(X)), 2)
    labels = [cdist(X, fit(X[half], k, 2).cluster_centers_).argmin(axis=1) for half in halves]
    return float(adjusted_rand_score(*labels))


def test_square_is_most_stable_at_4_with_about_0_8(seven: str) -> None:
    square = np.random.default_rng(0).uniform(-5, 5, size=(300, 2))
    means = {k: np.mean([agreement(square, k, seed) for seed in range(2)]) for k in range(2, 6)}
    assert max(means, key=lambda k: means[k]) == 4
    assert means[4] == pytest.approx(0.8, abs=0.05)
    assert "its best is k = 4 too, about 0.8" in seven


def test_one_of_three_clusters_is_not_gaussian(seven: str) -> None:
    X, _ = data.blobs(n=300, k=4, seed=3)
    labels = fit(X, 3).labels_
    values = []
    for cluster in range(3):
        members = X[labels == cluster]
        first, second = fit(members, 2).cluster_centers_
        values.append(float(normaltest(members @ (second - first)).pvalue))
    assert values[0] < 1e-100
    assert [f"{value:.1f}" for value in values[1:]] == ["0.4", "0.7"]
    assert "The other two clusters have 0.4 and 0.7" in seven


def test_table_of_the_choice_comes_from_five_groups(seven: str) -> None:
    X, _ = data.blobs(n=300, k=5, seed=1, spread=1.3)
    rng = [np.random.default_rng(0) for _ in range(5)]
    for k, chance in zip(range(3, 8), rng, strict=True):
        cost = KMeans(k, init="random", n_init=1, random_state=2).fit(X).inertia_
        halves = [np.array_split(chance.permutation(300), 2) for _ in range(10)]
        pairs = [[fit(X[half], k, 5).predict(X) for half in split] for split in halves]
        stable = np.mean([adjusted_rand_score(*pair) for pair in pairs])
        silhouette = silhouette_score(X, fit(X, k).labels_)
        assert f"| {k} | {cost:,.0f} | {silhouette:.2f} | {stable:.2f} |" in seven


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
