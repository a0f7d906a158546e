"""Known wrong ways to update centroids, each as the short function that a learner with it writes."""

from typing import Any

import numpy as np

from grader.questions import Misconception
from solutions.questions._shared import NOTHING_RETURNED, Array, squared_distances


def _means(X: Array, labels: Array, centroids: Array) -> Array:
    """The right answer, from which most misconceptions stray in one step."""
    new = centroids.astype(float)
    for label in np.unique(labels):
        new[label] = X[labels == label].mean(axis=0)
    return new


def _sums(X: Array, labels: Array, centroids: Array) -> Array:
    sums = np.zeros(centroids.shape)
    np.add.at(sums, labels, X)
    return sums


def _counts(labels: Array, centroids: Array) -> Array:
    return np.asarray(np.bincount(labels, minlength=len(centroids))[:, np.newaxis])


def _empty_as(value: Any, X: Array, labels: Array, centroids: Array) -> Array:
    return np.where(_counts(labels, centroids) == 0, value, _means(X, labels, centroids))


def _nan_for_empty(X: Array, labels: Array, centroids: Array) -> Any:
    return _empty_as(np.nan, X, labels, centroids)


def _zeros_for_empty(X: Array, labels: Array, centroids: Array) -> Any:
    return _empty_as(0.0, X, labels, centroids)


def _farthest_for_empty(X: Array, labels: Array, centroids: Array) -> Any:
    return _empty_as(X[((X - centroids[labels]) ** 2).sum(axis=1).argmax()], X, labels, centroids)


def _empty_dropped(X: Array, labels: Array, centroids: Array) -> Any:
    return np.array([X[labels == label].mean(axis=0) for label in np.unique(labels)])


def _as_many_as_labels(X: Array, labels: Array, centroids: Array) -> Any:
    new = centroids.astype(float)
    for label in range(len(np.unique(labels))):
        if (labels == label).any():
            new[label] = X[labels == label].mean(axis=0)
    return new


def _written_into_given(X: Array, labels: Array, centroids: Array) -> Any:
    for label in np.unique(labels):
        centroids[label] = X[labels == label].mean(axis=0)
    return centroids


def _whole_array_kept(X: Array, labels: Array, centroids: Array) -> Any:
    return _written_into_given(X, labels, centroids.copy())


def _whole_division(X: Array, labels: Array, centroids: Array) -> Any:
    counts = _counts(labels, centroids)
    return np.where(counts == 0, centroids, _sums(X, labels, centroids) // np.maximum(counts, 1))


def _divided_by_n(X: Array, labels: Array, centroids: Array) -> Any:
    return np.where(_counts(labels, centroids) == 0, centroids, _sums(X, labels, centroids) / len(X))


def _not_divided(X: Array, labels: Array, centroids: Array) -> Any:
    return np.where(_counts(labels, centroids) == 0, centroids, _sums(X, labels, centroids))


def _median(X: Array, labels: Array, centroids: Array) -> Any:
    new = centroids.astype(float)
    for label in np.unique(labels):
        new[label] = np.median(X[labels == label], axis=0)
    return new


def _middle_of_range(X: Array, labels: Array, centroids: Array) -> Any:
    new = centroids.astype(float)
    for label in np.unique(labels):
        members = X[labels == label]
        new[label] = (members.min(axis=0) + members.max(axis=0)) / 2
    return new


def _no_axis(X: Array, labels: Array, centroids: Array) -> Any:
    new = centroids.astype(float)
    for label in np.unique(labels):
        new[label] = X[labels == label].mean()
    return new


def _own_labels(X: Array, labels: Array, centroids: Array) -> Any:
    return _means(X, squared_distances(X, centroids).argmin(axis=1), centroids)


def _last_left_out(X: Array, labels: Array, centroids: Array) -> Any:
    return np.concatenate([_means(X, labels, centroids)[:-1], centroids[-1:]])


def _first_left_out(X: Array, labels: Array, centroids: Array) -> Any:
    return np.concatenate([centroids[:1], _means(X, labels, centroids)[1:]])


def _old_one_counted(X: Array, labels: Array, centroids: Array) -> Any:
    return (_sums(X, labels, centroids) + centroids) / (_counts(labels, centroids) + 1)


def _last_point_only(X: Array, labels: Array, centroids: Array) -> Any:
    sums = np.zeros(centroids.shape)
    sums[labels] += X
    counts = _counts(labels, centroids)
    return np.where(counts == 0, centroids, sums / np.maximum(counts, 1))


def _single_point_kept(X: Array, labels: Array, centroids: Array) -> Any:
    return np.where(_counts(labels, centroids) <= 1, centroids, _means(X, labels, centroids))


def _list(X: Array, labels: Array, centroids: Array) -> Any:
    return list(_means(X, labels, centroids))


MISCONCEPTIONS = (
    Misconception(
        "nan for empty clusters",
        "It looks as if the mean of no points is taken: 0 divided by 0, which is nan.",
        "Ask whether the cluster has points before you take their mean.",
        _nan_for_empty,
    ),
    Misconception(
        "zeros for empty clusters",
        "It looks as if an empty cluster gets a centroid of zeros.",
        "Look at: what the new array holds before you fill it.",
        _zeros_for_empty,
    ),
    Misconception(
        "farthest point for empty",
        "It looks as if an empty cluster jumps to the point farthest from its centroid, as in scikit-learn.",
        "The rule here is simpler: its previous centroid stays.",
        _farthest_for_empty,
    ),
    Misconception(
        "empty clusters dropped",
        "It looks as if an empty cluster gets no row, so that later clusters change their number.",
        "Count the clusters by len(centroids), not by the labels that occur.",
        _empty_dropped,
    ),
    Misconception(
        "clusters counted by labels",
        "It looks as if there are taken to be as many clusters as different labels occur.",
        "Count the clusters by len(centroids).",
        _as_many_as_labels,
    ),
    Misconception(
        "writes into an argument",
        "It looks as if the new centroids are written into the array that was handed in.",
        "A second name for an array is not a second array; look at: copy.",
        _written_into_given,
    ),
    Misconception(
        "means cut to integers",
        "It looks as if the means are stored in an array of integers, which cuts them.",
        "Look at: the dtype of a copy, of zeros_like and of empty_like.",
        _whole_array_kept,
    ),
    Misconception(
        "whole-number division",
        "It looks as if sums are divided by // and lose their decimals.",
        "Look at: / and //.",
        _whole_division,
    ),
    Misconception(
        "divided by all points",
        "It looks as if each sum is divided by the number of all points.",
        "Divide by the number of points that were added.",
        _divided_by_n,
    ),
    Misconception(
        "sum, not mean",
        "It looks as if the points of a cluster are added up and not divided.",
        "Look at: np.sum and np.mean.",
        _not_divided,
    ),
    Misconception(
        "median for mean",
        "It looks as if the median of each coordinate is taken.",
        "Look at: np.median and np.mean.",
        _median,
    ),
    Misconception(
        "middle of the range",
        "It looks as if the middle between the smallest and the largest coordinate is taken.",
        "Every point counts, not the outermost two alone; look at: np.mean.",
        _middle_of_range,
    ),
    Misconception(
        "one mean per cluster",
        "It looks as if all coordinates of a cluster are averaged together into one number.",
        "Look at: the axis of the mean.",
        _no_axis,
    ),
    Misconception(
        "own labels",
        "It looks as if the points are assigned anew to the nearest centroid, and the labels handed in are not used.",
        "Assigning is another step; use the labels as they are.",
        _own_labels,
    ),
    Misconception(
        "last cluster left out",
        "It looks as if the last centroid is never updated.",
        "Look at: where range ends.",
        _last_left_out,
    ),
    Misconception(
        "first cluster left out",
        "It looks as if centroid 0 is never updated.",
        "Look at: where range starts, and what `if label` says of 0.",
        _first_left_out,
    ),
    Misconception(
        "old centroid counted in",
        "It looks as if the previous centroid is counted as one more point.",
        "Start the sums from zero.",
        _old_one_counted,
    ),
    Misconception(
        "last point only",
        "It looks as if only the last point of each cluster enters the sum.",
        "sums[labels] += X adds once for each label, not for each point; look at: np.add.at, or a loop.",
        _last_point_only,
    ),
    Misconception(
        "single point ignored",
        "It looks as if a cluster of one point keeps its previous centroid.",
        "Compare the count with 0, not with 1.",
        _single_point_kept,
    ),
    Misconception(
        "list of centroids",
        "It looks as if the centroids come as a list of rows.",
        "Look at: np.array.",
        _list,
    ),
    NOTHING_RETURNED,
)
