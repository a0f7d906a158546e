"""Known wrong ways to run K-Means: one loop, in which each misconception turns one part."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from grader.questions import Misconception
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


def _kmeans(
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


def _one_iteration(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return _kmeans(X, initial_centroids, 1)


def _no_limit(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return _kmeans(X, initial_centroids, 10_000)


def _one_update_less(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return _kmeans(X, initial_centroids, max_iter - 1)


def _one_update_more(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return _kmeans(X, initial_centroids, max_iter + 1)


def _labels_behind(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    centroids, _, history = _kmeans(X, initial_centroids, max_iter)
    before = _kmeans(X, initial_centroids, len(history) - 1)[0]
    return centroids, _nearest(X, before), history


def _centroids_behind(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    _, labels, history = _kmeans(X, initial_centroids, max_iter)
    return _kmeans(X, initial_centroids, len(history) - 1)[0], labels, history


def _own_start(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return _kmeans(X, np.resize(X, initial_centroids.shape), max_iter)


def _written_into_start(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    def overwrite(X: Array, labels: Array, centroids: Array) -> Array:
        initial_centroids[:] = _means(X, labels, centroids)
        return initial_centroids.copy()

    return _kmeans(X, initial_centroids, max_iter, update=overwrite)


def _dtype_kept(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    return _kmeans(X, initial_centroids, max_iter, dtype=initial_centroids.dtype.type)


def _sorted_at_the_end(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    centroids, labels, history = _kmeans(X, initial_centroids, max_iter)
    return centroids[np.argsort(centroids[:, 0])], labels, history


def _labels_first(X: Array, initial_centroids: Array, max_iter: int = 100) -> tuple[Array, Array, list[float]]:
    centroids, labels, history = _kmeans(X, initial_centroids, max_iter)
    return labels, centroids, history


def _only_the_last_cost(X: Array, initial_centroids: Array, max_iter: int = 100) -> tuple[Array, Array, float]:
    centroids, labels, history = _kmeans(X, initial_centroids, max_iter)
    return centroids, labels, history[-1]


def _cost_of_the_start_too(X: Array, initial_centroids: Array, max_iter: int = 100) -> Parts:
    centroids, labels, history = _kmeans(X, initial_centroids, max_iter)
    return centroids, labels, [_cost(X, _nearest(X, initial_centroids), initial_centroids), *history]


def _highest_of_equals(X: Array, centroids: Array) -> Array:
    return np.asarray(len(centroids) - 1 - squared_distances(X, centroids)[:, ::-1].argmin(axis=1))


def _manhattan(X: Array, centroids: Array) -> Array:
    return np.abs(X[:, np.newaxis] - centroids).sum(axis=2).argmin(axis=1)


def _medians(X: Array, labels: Array, centroids: Array) -> Array:
    updated = centroids.copy()
    for label in np.unique(labels):
        updated[label] = np.median(X[labels == label], axis=0)
    return updated


def _filled(X: Array, labels: Array, centroids: Array, filling: Any) -> Array:
    """The means, with something else in place of the centroid of each empty cluster."""
    updated = _means(X, labels, centroids)
    updated[np.bincount(labels, minlength=len(centroids)) == 0] = filling
    return updated


def _nan_where_empty(X: Array, labels: Array, centroids: Array) -> Array:
    return _filled(X, labels, centroids, np.nan)


def _zero_where_empty(X: Array, labels: Array, centroids: Array) -> Array:
    return _filled(X, labels, centroids, 0.0)


def _farthest_point_where_empty(X: Array, labels: Array, centroids: Array) -> Array:
    return _filled(X, labels, centroids, X[squared_distances(X, centroids).min(axis=1).argmax()])


def _dropped_where_empty(X: Array, labels: Array, centroids: Array) -> Array:
    return _means(X, labels, centroids)[np.unique(labels)]


def _mean_cost(X: Array, labels: Array, centroids: Array) -> float:
    return _cost(X, labels, centroids) / len(X)


def _sum_of_distances(X: Array, labels: Array, centroids: Array) -> float:
    return float(np.linalg.norm(X - centroids[labels], axis=1).sum())


def _any_rests(centroids: Array, previous: Array) -> bool:
    return bool(np.any(np.all(centroids == previous, axis=1)))


def _nearly_rests(centroids: Array, previous: Array) -> bool:
    return bool(np.linalg.norm(centroids - previous) < 1e-4)


MISCONCEPTIONS = (
    Misconception(
        "stops after one iteration",
        "It looks as if the run always ends after its first update.",
        "Look at: how far return is indented, and whether old and new centroids are two arrays or one (np.copy).",
        _one_iteration,
    ),
    Misconception(
        "max_iter ignored",
        "It looks as if the run goes on until nothing changes, whatever max_iter says.",
        "Look at: range(max_iter).",
        _no_limit,
    ),
    Misconception(
        "one update too few",
        "It looks as if the run ends one update before max_iter.",
        "Count how often range(1, max_iter) goes round.",
        _one_update_less,
    ),
    Misconception(
        "one update too many",
        "It looks as if the run makes one update more than max_iter.",
        "Count your updates for max_iter=1, those before and after the loop too.",
        _one_update_more,
    ),
    Misconception(
        "labels one update behind",
        "It looks as if the labels returned were made before the last update; that shows when max_iter ends the run.",
        "Ask which centroids your labels belong to; assign_clusters can be called once more.",
        _labels_behind,
    ),
    Misconception(
        "centroids one update behind",
        "It looks as if the centroids returned are those before the last update.",
        "Look at: which of your two names, old or new, stands in the return line.",
        _centroids_behind,
    ),
    Misconception(
        "starts from own centroids",
        "It looks as if the run starts from the first points of X, and initial_centroids is never used.",
        "Look for the name initial_centroids in the body of your function.",
        _own_start,
    ),
    Misconception(
        "overwrites initial_centroids",
        "It looks as if the new centroids are written into the array that was handed in.",
        "Look at: np.copy.",
        _written_into_start,
    ),
    Misconception(
        "centroids sorted",
        "It looks as if the centroids are sorted at the end, while the labels still count in the old order.",
        "A label is a row number of the centroids; ask what sorting does to it.",
        _sorted_at_the_end,
    ),
    Misconception(
        "labels returned first",
        "It looks as if the labels are returned before the centroids.",
        "Compare your return line with the order in the exercise.",
        _labels_first,
    ),
    Misconception(
        "only the last cost",
        "It looks as if history is the last J, one number.",
        "Look at: list.append.",
        _only_the_last_cost,
    ),
    Misconception(
        "cost before the loop",
        "It looks as if history begins with the J of the start, so that it is one entry longer than the run.",
        "Count the entries for max_iter=1.",
        _cost_of_the_start_too,
    ),
    Misconception(
        "mean cost in history",
        "It looks as if J in history is divided by the number of points.",
        "Look at: np.mean and np.sum, and which of them J is.",
        partial(_kmeans, cost=_mean_cost),
    ),
    Misconception(
        "distances not squared",
        "It looks as if J in history adds up distances, not their squares.",
        "Compute J by hand for two points at distance 2 from their centroid.",
        partial(_kmeans, cost=_sum_of_distances),
    ),
    Misconception(
        "ties to highest index",
        "It looks as if a point equally far from several centroids goes to the last of them.",
        "Look at: <= and <, or np.argmin.",
        partial(_kmeans, assign=_highest_of_equals),
    ),
    Misconception(
        "Manhattan assignment",
        "It looks as if the nearest centroid is found by absolute differences.",
        "Compare the distance that you use with the formula of lesson 2.",
        partial(_kmeans, assign=_manhattan),
    ),
    Misconception(
        "median for mean",
        "It looks as if centroids move to the median of their points.",
        "Look at: np.mean.",
        partial(_kmeans, update=_medians),
    ),
    Misconception(
        "nan for empty cluster",
        "It looks as if the centroid of an empty cluster becomes nan, the mean of nothing.",
        "Ask for each cluster whether it has points before you take their mean; look at: np.any.",
        partial(_kmeans, update=_nan_where_empty),
    ),
    Misconception(
        "zero for empty cluster",
        "It looks as if the centroid of an empty cluster moves to the origin.",
        "Look at: np.zeros, and what your new centroids hold before the first mean is written.",
        partial(_kmeans, update=_zero_where_empty),
    ),
    Misconception(
        "farthest point for empty",
        "It looks as if an empty cluster is given the point that is farthest from its centroid, as scikit-learn does.",
        "Our rule is simpler: an empty cluster stays where it is.",
        partial(_kmeans, update=_farthest_point_where_empty),
    ),
    Misconception(
        "empty cluster dropped",
        "It looks as if empty clusters vanish, so that fewer centroids come back than were given.",
        "Look at: np.unique, and the labels that it does not list.",
        partial(_kmeans, update=_dropped_where_empty),
    ),
    Misconception(
        "stops when one rests",
        "It looks as if the run ends as soon as any one centroid stands still.",
        "Look at: the difference between np.any and np.all.",
        partial(_kmeans, rests=_any_rests),
    ),
    Misconception(
        "careless tolerance",
        "It looks as if the run ends when the centroids move by less than a fixed amount, too large for tiny data.",
        "Look at: np.array_equal.",
        partial(_kmeans, rests=_nearly_rests),
    ),
    Misconception(
        "whole-number centroids",
        "It looks as if centroids keep the dtype they were given, so that means of whole numbers are cut.",
        "Look at: array.astype(float).",
        _dtype_kept,
    ),
    Misconception(
        "single precision",
        "It looks as if the centroids are float32, which keeps seven digits.",
        "Look at: the dtype of each array on the way.",
        partial(_kmeans, dtype=np.float32),
    ),
)
