"""The numbers that lessons 6 and 7 state, by another route, and looked for in the prose."""

from itertools import permutations

import numpy as np
import pytest
from kmeans_lab import data
from scipy.spatial.distance import cdist
from scipy.stats import normaltest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score, silhouette_score

from tests.solutions.lesson_facts import Floats, fit, prose


@pytest.fixture
def six() -> str:
    return prose("06_scikit_learn")


@pytest.fixture
def seven() -> str:
    return prose("07_choosing_k")


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
