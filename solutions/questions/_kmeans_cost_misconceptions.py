"""Known wrong ways to compute the cost J, each as the short function that a learner with it writes."""

from typing import Any

import numpy as np

from grader.questions import Misconception
from solutions.questions._shared import NOTHING_RETURNED, Array, squared_distances


def _squares(X: Array, labels: Array, centroids: Array) -> Array:
    return np.asarray(((X - centroids[labels]) ** 2).sum(axis=1))


def _not_squared(X: Array, labels: Array, centroids: Array) -> Any:
    return np.sqrt(_squares(X, labels, centroids)).sum()


def _mean(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X, labels, centroids).mean()


def _half(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X, labels, centroids).sum() / 2


def _root_of_sum(X: Array, labels: Array, centroids: Array) -> Any:
    return np.sqrt(_squares(X, labels, centroids).sum())


def _root_of_mean(X: Array, labels: Array, centroids: Array) -> Any:
    return np.sqrt(_squares(X, labels, centroids).mean())


def _nearest(X: Array, labels: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids).min(axis=1).sum()


def _own_means(X: Array, labels: Array, centroids: Array) -> Any:
    return sum(((X[labels == label] - X[labels == label].mean(axis=0)) ** 2).sum() for label in np.unique(labels))


def _every_centroid(X: Array, labels: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids).sum()


def _one_for_each_point(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X, labels, centroids)


def _one_for_each_coordinate(X: Array, labels: Array, centroids: Array) -> Any:
    return ((X - centroids[labels]) ** 2).sum(axis=0)


def _one_for_each_cluster(X: Array, labels: Array, centroids: Array) -> Any:
    return np.bincount(labels, weights=_squares(X, labels, centroids), minlength=len(centroids))


def _array_of_one_number(X: Array, labels: Array, centroids: Array) -> Any:
    return np.array([_squares(X, labels, centroids).sum()])


def _largest(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X, labels, centroids).max()


def _manhattan(X: Array, labels: Array, centroids: Array) -> Any:
    return np.abs(X - centroids[labels]).sum()


def _squared_after_sum(X: Array, labels: Array, centroids: Array) -> Any:
    return ((X - centroids[labels]).sum(axis=1) ** 2).sum()


def _difference_of_squares(X: Array, labels: Array, centroids: Array) -> Any:
    return abs((X**2).sum() - (centroids[labels] ** 2).sum())


def _last_left_out(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X, labels, centroids)[labels != len(centroids) - 1].sum()


def _first_left_out(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X, labels, centroids)[labels != 0].sum()


def _clusters_counted_by_labels(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X, labels, centroids)[labels < len(np.unique(labels))].sum()


def _cut_to_integers(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X.astype(int), labels, centroids.astype(int)).sum()


def _single_precision(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X.astype(np.float32), labels, centroids.astype(np.float32)).sum()


def _two_coordinates(X: Array, labels: Array, centroids: Array) -> Any:
    return _squares(X[:, :2], labels, centroids[:, :2]).sum()


def _written_into_points(X: Array, labels: Array, centroids: Array) -> Any:
    X -= centroids[labels]
    return (X**2).sum()


MISCONCEPTIONS = (
    Misconception(
        "distances not squared",
        "It looks as if plain distances are added up.",
        "J adds squared distances; look at: where a root is taken.",
        _not_squared,
    ),
    Misconception(
        "mean, not sum",
        "It looks as if the sum is divided by the number of points.",
        "Look at: np.mean and np.sum, and which of them the formula names.",
        _mean,
    ),
    Misconception(
        "half of the sum",
        "It looks as if the sum is halved, as in some other cost functions.",
        "The formula for J has no factor in front.",
        _half,
    ),
    Misconception(
        "root of the sum",
        "It looks as if the root of the whole sum is taken.",
        "J is measured in squared units; look at: np.sqrt and np.linalg.norm.",
        _root_of_sum,
    ),
    Misconception(
        "root mean square",
        "It looks as if the squares are averaged, and the root is taken.",
        "The formula for J has a sum, and neither a mean nor a root.",
        _root_of_mean,
    ),
    Misconception(
        "nearest, not given, centroid",
        "It looks as if each point is measured to its nearest centroid, and the labels are not used.",
        "Look at: centroids[labels].",
        _nearest,
    ),
    Misconception(
        "own means for centroids",
        "It looks as if each point is measured to the mean of its cluster, and the given centroids are not used.",
        "J is asked for the centroids handed in, before and after an update.",
        _own_means,
    ),
    Misconception(
        "every centroid counted",
        "It looks as if each point is measured to every centroid.",
        "A point counts once, with the centroid of its label; look at: centroids[labels].",
        _every_centroid,
    ),
    Misconception(
        "one value per point",
        "It looks as if each point keeps a value of its own.",
        "One sum is left to take; look at: the axis of np.sum.",
        _one_for_each_point,
    ),
    Misconception(
        "one value per coordinate",
        "It looks as if the points are added up, and the coordinates are not.",
        "One sum is left to take; look at: the axis of np.sum.",
        _one_for_each_coordinate,
    ),
    Misconception(
        "one value per cluster",
        "It looks as if each cluster keeps a value of its own.",
        "One sum is left to take.",
        _one_for_each_cluster,
    ),
    Misconception(
        "array of one number",
        "It looks as if J is wrapped in an array.",
        "Look at: the shape of what you return.",
        _array_of_one_number,
    ),
    Misconception(
        "largest only",
        "It looks as if only the point farthest from its centroid counts.",
        "Look at: np.max and np.sum.",
        _largest,
    ),
    Misconception(
        "Manhattan distance",
        "It looks as if absolute differences are added up.",
        "Look at: abs, and the square in the formula.",
        _manhattan,
    ),
    Misconception(
        "squared after the sum",
        "It looks as if the differences of a point are added first and squared after, so that they cancel out.",
        "Look at: which brackets close before the square.",
        _squared_after_sum,
    ),
    Misconception(
        "difference of squares",
        "It looks as if points and centroids are squared before they are subtracted.",
        "Compare (5 - 3) squared with 5 squared minus 3 squared.",
        _difference_of_squares,
    ),
    Misconception(
        "last cluster left out",
        "It looks as if the last cluster adds nothing.",
        "Look at: where range ends.",
        _last_left_out,
    ),
    Misconception(
        "cluster 0 left out",
        "It looks as if cluster 0 adds nothing.",
        "Look at: where range starts, and what `if label` says of 0.",
        _first_left_out,
    ),
    Misconception(
        "clusters counted by labels",
        "It looks as if there are taken to be as many clusters as different labels occur.",
        "The labels that occur can have gaps; count the clusters by len(centroids).",
        _clusters_counted_by_labels,
    ),
    Misconception(
        "cut to integers",
        "It looks as if the numbers are cut to integers.",
        "Look at: the dtype of each array on the way.",
        _cut_to_integers,
    ),
    Misconception(
        "single precision",
        "It looks as if the numbers are cut to float32, which keeps seven digits.",
        "Look at: the dtype of each array on the way.",
        _single_precision,
    ),
    Misconception(
        "two coordinates only",
        "It looks as if only the first two coordinates are used.",
        "Let NumPy work on whole rows, so that no column needs a number.",
        _two_coordinates,
    ),
    Misconception(
        "writes into an argument",
        "It looks as if the differences are written into X, which the caller still needs.",
        "Look at: operators that end in =, such as -=.",
        _written_into_points,
    ),
    NOTHING_RETURNED,
)
