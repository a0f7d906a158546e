"""Functions with one mistake each, as learners write them, and a part of what their check must say about it.

What is said follows from the answers, so that the same line of code in another style gets the same words.
"""

from typing import Any

import numpy as np

ADVICE: list[tuple[str, Any, str]] = []
"""The exercise, the function, and words that must be said."""


def told(exercise: str, words: str) -> Any:
    """Put a function on the list."""

    def put(function: Any) -> Any:
        ADVICE.append((exercise, function, words))
        return function

    return put


def squares(X: Any, centroids: Any) -> Any:
    return ((X[:, np.newaxis] - centroids) ** 2.0).sum(axis=2)


def means(X: Any, labels: Any, centroids: Any) -> Any:
    new = centroids.astype(float)
    for j in range(len(new)):
        if (labels == j).any():
            new[j] = X[labels == j].mean(axis=0)
    return new


def cost(X: Any, labels: Any, centroids: Any) -> float:
    return float(((X - centroids[labels]) ** 2).sum())


@told("kmeans", "It looks as if the run ends as soon as any one centroid stands still.")
def error_all_is_not_zero(X, initial_centroids, max_iter=100):
    C, history = initial_centroids.astype(float), []
    error = np.ones(len(C))
    while error.all() != 0 and len(history) < max_iter:
        labels = squares(X, C).argmin(axis=1)
        new = means(X, labels, C)
        history.append(cost(X, labels, new))
        error = np.linalg.norm(new - C, axis=1)
        C = new
    return C, squares(X, C).argmin(axis=1), history


@told("kmeans", "It looks as if the run always ends after its first update.")
def returns_inside_the_loop(X, initial_centroids, max_iter=100):
    C, history = initial_centroids.astype(float), []
    for _ in range(max_iter):
        labels = squares(X, C).argmin(axis=1)
        C = means(X, labels, C)
        history.append(cost(X, labels, C))
        return C, squares(X, C).argmin(axis=1), history
    return None


def run(X, initial_centroids, rounds):
    C, history = initial_centroids.astype(float), []
    for _ in range(rounds):
        labels = squares(X, C).argmin(axis=1)
        new = means(X, labels, C)
        history.append(cost(X, labels, new))
        if np.array_equal(new, C):
            break
        C = new
    return C, squares(X, C).argmin(axis=1), history


@told("kmeans", "It looks as if the run ends one update before max_iter.")
def one_round_less(X, initial_centroids, max_iter=100):
    return run(X, initial_centroids, max_iter - 1)


@told("kmeans", "It looks as if the run makes one update more than max_iter.")
def one_round_more(X, initial_centroids, max_iter=100):
    return run(X, initial_centroids, max_iter + 1)


@told("kmeans", "It looks as if J in history is divided by the number of points.")
def mean_in_history(X, initial_centroids, max_iter=100):
    C, labels, history = run(X, initial_centroids, max_iter)
    return C, labels, [one / len(X) for one in history]


@told("assign_clusters", "It looks as if the labels are counted from 1.")
def counted_from_one(X, centroids):
    return np.array([min(range(len(centroids)), key=lambda j: ((x - centroids[j]) ** 2).sum()) + 1 for x in X])


@told("assign_clusters", "It looks as if each point gets the farthest centroid.")
def argmax(X, centroids):
    return np.linalg.norm(X[:, np.newaxis] - centroids, axis=2).argmax(axis=1)


@told("assign_clusters", "It looks as if the smallest distances are returned, not the indices where they stand.")
def smallest_distances(X, centroids):
    return np.array([min(np.linalg.norm(x - c) for c in centroids) for x in X])


@told("assign_clusters", "It looks as if each centroid gets its nearest point")
def for_each_centroid(X, centroids):
    return squares(X, centroids).argmin(axis=0)


@told("assign_clusters", "It looks as if a tie goes to the highest index.")
def less_or_equal(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    best = np.full(len(X), np.inf)
    for j, c in enumerate(centroids):
        d = ((X - c) ** 2).sum(axis=1)
        labels[d <= best] = j
        best = np.minimum(best, d)
    return labels


@told("euclidean_distance", "It looks as if the squared differences are added up, and the root is left out.")
def without_root(a, b):
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))


@told("euclidean_distance", "It looks as if absolute differences are added up")
def sum_of_differences(a, b):
    return np.abs(a - b).sum()


@told("update_centroids", "It looks as if the median of each coordinate is taken.")
def medians(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        if np.sum(labels == j) > 0:
            new[j] = np.median(X[labels == j], axis=0)
    return new


@told("update_centroids", "It looks as if an empty cluster gets a centroid of zeros.")
def zeros_where_empty(X, labels, centroids):
    new = np.zeros(centroids.shape)
    for j in set(labels.tolist()):
        new[j] = X[labels == j].mean(axis=0)
    return new


@told("update_centroids", "It looks as if the points are assigned anew to the nearest centroid")
def assigns_anew(X, labels, centroids):
    return means(X, squares(X, centroids).argmin(axis=1), centroids)


@told("kmeans_cost", "It looks as if the sum is divided by the number of points.")
def mean_for_sum(X, labels, centroids):
    return np.mean(np.sum((X - centroids[labels]) ** 2, axis=1))


@told("kmeans_cost", "It looks as if plain distances are added up.")
def sum_of_distances(X, labels, centroids):
    return np.sqrt(((X - centroids[labels]) ** 2).sum(axis=1)).sum()


@told("kmeans_cost", "It looks as if each point is measured to its nearest centroid")
def nearest_cost(X, labels, centroids):
    return squares(X, centroids).min(axis=1).sum()


@told("keep_going", "It looks as if the loop ends as soon as a single centroid rests")
def all_for_any(moved):
    return bool(moved.all())


@told("tied_centroids", "It looks as if only the first nearest centroid is returned.")
def first_of_ties(point, centroids):
    return np.array([((centroids - point) ** 2).sum(axis=1).argmin()])


@told("predict_digits", "It looks as if the number of the cluster is returned.")
def labels_for_names(X_new, centroids, names):
    return squares(X_new.astype(float), centroids.astype(float)).argmin(axis=1)


@told("next_chances", "It looks as if the distances are not squared.")
def chances_by_distance(X, picked):
    d = np.sqrt(squares(X, X[picked])).min(axis=1)
    return d / d.sum()


@told("kmeans_plus_plus_init", "It looks as if the chances are proportional to the distance itself.")
def plain_distance(X, k, rng):
    chosen = [X[rng.integers(len(X))]]
    while len(chosen) < k:
        d = np.array([min(np.linalg.norm(x - c) for c in chosen) for x in X])
        chosen.append(X[np.searchsorted(np.cumsum(d), rng.random() * d.sum(), side="right")])
    return np.array(chosen, dtype=float)


@told("kmeans_plus_plus_init", "It looks as if the first centroid is always row 0 of X.")
def begins_with_row_0(X, k, rng):
    chosen = [0]
    while len(chosen) < k:
        d = squares(X, X[chosen]).min(axis=1)
        chosen.append(rng.choice(len(X), p=d / d.sum()))
    return X[chosen].astype(float)
