"""One loop of K-Means, and the wrong parts of it and around it that misconceptions are made of."""

from collections.abc import Callable
from typing import Any

import numpy as np

from solutions.questions._shared import Array, squared_distances

Parts = tuple[Array, Array, list[float]]


def _nearest(X: Array, centroids: Array) -> Array:
    return squared_distances(X, centroids).argmin(axis=1)


def _means(X: Array, labels: Array, centroids: Array) -> Array:
    updated = centroids.copy()
    for label in np.unique(labels):
        updated[label] = X[labels == label].mean(axis=0)
    return updated


def _cost(X: Array, labels: Array, centroids: Array) -> float:
    return float(((X - centroids[labels]) ** 2).sum())


def kmeans(
    X: Array,
    initial_centroids: Array,
    max_iter: int = 100,
    assign: Callable[[Array, Array], Array] = _nearest,
    update: Callable[[Array, Array, Array], Array] = _means,
    cost: Callable[[Array, Array, Array], float] = _cost,
    rests: Callable[[Array, Array], bool] = np.array_equal,
    dtype: type = float,
) -> Parts:
    """K-Means as it should be, as long as no part is replaced."""
    centroids: Array = initial_centroids.astype(dtype)
    history: list[float] = []
    for _ in range(max_iter):
        previous = centroids
        labels = assign(X, previous)
        centroids = update(X, labels, previous)
        history.append(cost(X, labels, centroids))
        if rests(centroids, previous):
            break
    return centroids, assign(X, centroids), history


def one_iteration(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return kmeans(X, initial_centroids, 1)


def no_limit(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return kmeans(X, initial_centroids, 10_000)


def one_update_less(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return kmeans(X, initial_centroids, max_iter - 1)


def one_update_more(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return kmeans(X, initial_centroids, max_iter + 1)


def labels_behind(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    centroids, _, history = kmeans(X, initial_centroids, max_iter)
    before = kmeans(X, initial_centroids, len(history) - 1)[0]
    return centroids, _nearest(X, before), history


def centroids_behind(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    _, labels, history = kmeans(X, initial_centroids, max_iter)
    return kmeans(X, initial_centroids, len(history) - 1)[0], labels, history


def own_start(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return kmeans(X, np.resize(X, initial_centroids.shape), max_iter)


def written_into_start(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    def overwrite(X: Array, labels: Array, centroids: Array) -> Array:
        initial_centroids[:] = _means(X, labels, centroids)
        return initial_centroids.copy()

    return kmeans(X, initial_centroids, max_iter, update=overwrite)


def dtype_kept(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return kmeans(X, initial_centroids, max_iter, dtype=initial_centroids.dtype.type)


def sorted_at_the_end(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    centroids, labels, history = kmeans(X, initial_centroids, max_iter)
    return centroids[np.argsort(centroids[:, 0])], labels, history


def labels_first(X: Array, initial_centroids: Array, max_iter: int = 100) -> tuple[Array, Array, list[float]]:
    centroids, labels, history = kmeans(X, initial_centroids, max_iter)
    return labels, centroids, history


def only_the_last_cost(X: Array, initial_centroids: Array, max_iter: int = 100) -> tuple[Array, Array, float]:
    centroids, labels, history = kmeans(X, initial_centroids, max_iter)
    return centroids, labels, history[-1]


def cost_of_the_start_too(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    centroids, labels, history = kmeans(X, initial_centroids, max_iter)
    return centroids, labels, [_cost(X, _nearest(X, initial_centroids), initial_centroids), *history]


def highest_of_equals(X: Array, centroids: Array) -> Array:
    return np.asarray(len(centroids) - 1 - squared_distances(X, centroids)[:, ::-1].argmin(axis=1))


def manhattan(X: Array, centroids: Array) -> Array:
    return np.abs(X[:, np.newaxis] - centroids).sum(axis=2).argmin(axis=1)


def medians(X: Array, labels: Array, centroids: Array) -> Array:
    updated = centroids.copy()
    for label in np.unique(labels):
        updated[label] = np.median(X[labels == label], axis=0)
    return updated


def _filled(X: Array, labels: Array, centroids: Array, filling: Any) -> Array:
    """The means, with something else in place of the centroid of each empty cluster."""
    updated = _means(X, labels, centroids)
    updated[np.bincount(labels, minlength=len(centroids)) == 0] = filling
    return updated


def nan_where_empty(X: Array, labels: Array, centroids: Array) -> Array:
    return _filled(X, labels, centroids, np.nan)


def zero_where_empty(X: Array, labels: Array, centroids: Array) -> Array:
    return _filled(X, labels, centroids, 0.0)


def farthest_point_where_empty(X: Array, labels: Array, centroids: Array) -> Array:
    return _filled(X, labels, centroids, X[squared_distances(X, centroids).min(axis=1).argmax()])


def dropped_where_empty(X: Array, labels: Array, centroids: Array) -> Array:
    return _means(X, labels, centroids)[np.unique(labels)]


def mean_cost(X: Array, labels: Array, centroids: Array) -> float:
    return _cost(X, labels, centroids) / len(X)


def sum_of_distances(X: Array, labels: Array, centroids: Array) -> float:
    return float(np.linalg.norm(X - centroids[labels], axis=1).sum())


def any_rests(centroids: Array, previous: Array) -> bool:
    return bool(np.any(np.all(centroids == previous, axis=1)))


def nearly_rests(centroids: Array, previous: Array) -> bool:
    return bool(np.linalg.norm(centroids - previous) < 1e-4)
