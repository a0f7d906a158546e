"""Known wrong ways to assign labels, each as the short function that a learner with it writes."""

from typing import Any

import numpy as np

from grader.questions import Misconception
from solutions.questions._shared import NOTHING_RETURNED, Array, squared_distances


def _farthest(X: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids).argmax(axis=1)


def _counted_from_one(X: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids).argmin(axis=1) + 1


def _ties_to_last(X: Array, centroids: Array) -> Any:
    return len(centroids) - 1 - squared_distances(X, centroids)[:, ::-1].argmin(axis=1)


def _column(X: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids).argmin(axis=1)[:, np.newaxis]


def _list(X: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids).argmin(axis=1).tolist()


def _floats(X: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids).argmin(axis=1).astype(float)


def _one_for_each_centroid(X: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids).argmin(axis=0)


def _no_axis(X: Array, centroids: Array) -> Any:
    return np.argmin(squared_distances(X, centroids))


def _manhattan(X: Array, centroids: Array) -> Any:
    return np.abs(X[:, np.newaxis] - centroids).sum(axis=2).argmin(axis=1)


def _largest_difference(X: Array, centroids: Array) -> Any:
    return np.abs(X[:, np.newaxis] - centroids).max(axis=2).argmin(axis=1)


def _signed_differences(X: Array, centroids: Array) -> Any:
    return np.abs((X[:, np.newaxis] - centroids).sum(axis=2)).argmin(axis=1)


def _lengths(X: Array, centroids: Array) -> Any:
    lengths = np.linalg.norm(X, axis=1)[:, np.newaxis] - np.linalg.norm(centroids, axis=1)
    return np.abs(lengths).argmin(axis=1)


def _two_coordinates(X: Array, centroids: Array) -> Any:
    return squared_distances(X[:, :2], centroids[:, :2]).argmin(axis=1)


def _last_left_out(X: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids[: max(1, len(centroids) - 1)]).argmin(axis=1)


def _renumbered(X: Array, centroids: Array) -> Any:
    return np.unique(squared_distances(X, centroids).argmin(axis=1), return_inverse=True)[1]


def _distances(X: Array, centroids: Array) -> Any:
    return np.sqrt(squared_distances(X, centroids).min(axis=1))


def _table(X: Array, centroids: Array) -> Any:
    return np.eye(len(centroids), dtype=int)[squared_distances(X, centroids).argmin(axis=1)]


def _nearest_centroids(X: Array, centroids: Array) -> Any:
    return centroids[squared_distances(X, centroids).argmin(axis=1)]


def _one_byte(X: Array, centroids: Array) -> Any:
    return squared_distances(X, centroids).argmin(axis=1).astype(np.uint8)


def _single_precision(X: Array, centroids: Array) -> Any:
    return squared_distances(X.astype(np.float32), centroids.astype(np.float32)).argmin(axis=1)


def _squeezed(X: Array, centroids: Array) -> Any:
    return np.argmin(np.squeeze(squared_distances(X, centroids)), axis=-1)


def _row_by_row(X: Array, centroids: Array) -> Any:
    return np.argmin((X - centroids) ** 2, axis=1)


def _fixed_start(X: Array, centroids: Array) -> Any:
    distances = np.linalg.norm(X[:, np.newaxis] - centroids, axis=2)
    return np.where(distances.min(axis=1) < 1000.0, distances.argmin(axis=1), 0)


MISCONCEPTIONS = (
    Misconception(
        "farthest centroid",
        "It looks as if each point gets the farthest centroid.",
        "Look at: np.argmin and np.argmax.",
        _farthest,
    ),
    Misconception(
        "labels from 1",
        "It looks as if the labels are counted from 1.",
        "A label is an index, so centroids[label] must be the nearest centroid.",
        _counted_from_one,
    ),
    Misconception(
        "ties to the last",
        "It looks as if a tie goes to the highest index.",
        "Look at: < and <= in a comparison, and which index np.argmin gives for [3, 1, 1].",
        _ties_to_last,
    ),
    Misconception(
        "column of labels",
        "It looks as if the labels come as a column of shape (n, 1).",
        "Look at: keepdims, reshape, and the shape of what you return.",
        _column,
    ),
    Misconception(
        "list of labels",
        "It looks as if the labels come as a list, for which labels == 0 compares the whole list.",
        "Look at: np.array.",
        _list,
    ),
    Misconception(
        "labels as floats",
        "It looks as if the labels are floats, which cannot be used as indices.",
        "Look at: the dtype that np.zeros gives when none is named.",
        _floats,
    ),
    Misconception(
        "label for each centroid",
        "It looks as if each centroid gets its nearest point, where each point needs its nearest centroid.",
        "Look at: the axis of np.argmin, and the shape of what comes out.",
        _one_for_each_centroid,
    ),
    Misconception(
        "one label in all",
        "It looks as if one smallest distance is sought among all points together.",
        "Look at: the axis of np.argmin.",
        _no_axis,
    ),
    Misconception(
        "Manhattan distance",
        "It looks as if absolute differences are added up, which favours other centroids than the straight line does.",
        "Compare with the formula of euclidean_distance: square, sum, root.",
        _manhattan,
    ),
    Misconception(
        "largest difference only",
        "It looks as if only the largest difference of a point counts.",
        "Every coordinate adds its share; look at: the axis of the sum.",
        _largest_difference,
    ),
    Misconception(
        "signed differences",
        "It looks as if differences are added with their signs, so that they cancel out.",
        "Look at: where the square stands, before the sum or after it.",
        _signed_differences,
    ),
    Misconception(
        "lengths compared",
        "It looks as if the length of a point is compared with the length of a centroid.",
        "Subtract first, then take the length of the difference.",
        _lengths,
    ),
    Misconception(
        "two coordinates only",
        "It looks as if only the first two coordinates are used.",
        "Let NumPy work on whole rows, so that no column needs a number.",
        _two_coordinates,
    ),
    Misconception(
        "last centroid left out",
        "It looks as if the last centroid is never tried.",
        "Look at: where range or a slice ends.",
        _last_left_out,
    ),
    Misconception(
        "labels renumbered",
        "It looks as if the labels are numbered anew over the clusters that have points.",
        "A label is an index into centroids; look at: what np.unique returns.",
        _renumbered,
    ),
    Misconception(
        "distances for labels",
        "It looks as if the smallest distances are returned, not the indices where they stand.",
        "Look at: np.min and np.argmin.",
        _distances,
    ),
    Misconception(
        "table of zeros and ones",
        "It looks as if a table says for each centroid whether it is the nearest.",
        "One integer for each point says the same.",
        _table,
    ),
    Misconception(
        "centroids for labels",
        "It looks as if the nearest centroids themselves are returned, not their indices.",
        "Look at: what stands before the last indexing.",
        _nearest_centroids,
    ),
    Misconception(
        "labels in one byte",
        "It looks as if the labels are stored in one byte, which cannot count past 255.",
        "Look at: dtype, and what uint8 makes of 256.",
        _one_byte,
    ),
    Misconception(
        "single precision",
        "It looks as if the numbers are cut to float32, which keeps seven digits.",
        "Look at: the dtype of each array on the way.",
        _single_precision,
    ),
    Misconception(
        "squeezed shapes",
        "It looks as if an axis of length 1 is dropped, and with one point or one centroid the others change places.",
        "Look at: np.squeeze, and name the axis by its number from the left.",
        _squeezed,
    ),
    Misconception(
        "row by row",
        "It looks as if point 0 is compared with centroid 0, point 1 with centroid 1, and so on.",
        "Every point meets every centroid; look at: np.newaxis, or a loop.",
        _row_by_row,
    ),
    Misconception(
        "fixed first best",
        "It looks as if the search starts from a fixed distance, and a point farther than that finds no centroid.",
        "Start from the first centroid, or from infinity; look at: np.inf.",
        _fixed_start,
    ),
    NOTHING_RETURNED,
)
