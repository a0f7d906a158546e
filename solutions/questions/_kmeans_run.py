"""The run of K-Means that the rules demand: every centroid and label on the way, and how clear each assignment is."""

from dataclasses import dataclass

import numpy as np

from solutions.questions._shared import Array, squared_distances


@dataclass(frozen=True)
class Run:
    """A run from `centroids[0]` to `centroids[-1]`, each update in it changing some centroid.

    `labels[t]` assigns the points `X`, as floats, to `centroids[t]`. The run ends by itself or at `max_iter` updates.
    """

    X: Array
    max_iter: int
    centroids: list[Array]
    labels: list[Array]

    @property
    def updates(self) -> int:
        """How many updates changed a centroid."""
        return len(self.centroids) - 1

    @property
    def costs_after_update(self) -> list[float]:
        """J of each iteration, measured after its update; where nothing moves at all, J once."""
        return [self._cost(t, t + 1) for t in range(self.updates)] or [self._cost(0, 0)]

    @property
    def costs_after_assignment(self) -> list[float]:
        """J of each assignment, the last being the one to the centroids returned."""
        return [self._cost(t, t) for t in range(self.updates + 1)]

    def _cost(self, assignment: int, update: int) -> float:
        return float(((self.X - self.centroids[update][self.labels[assignment]]) ** 2).sum())


def follow(X: Array, initial_centroids: Array, max_iter: int = 100) -> Run:
    """Run K-Means on `X` (n, d) from the centroids (k, d); a tie goes to the lowest index, an empty cluster stays."""
    points, centroids = X.astype(float), initial_centroids.astype(float)
    run = Run(points, max_iter, [centroids], [_assign(points, centroids)])
    while run.updates < max_iter:
        centroids = _update(points, run.labels[-1], centroids)
        if np.array_equal(centroids, run.centroids[-1]):
            break
        run.centroids.append(centroids)
        run.labels.append(_assign(points, centroids))
    return run


def is_clear(run: Run, least_gap: float) -> bool:
    """Whether rounding can dispute no label on the way.

    At each assignment the second nearest centroid of each point must be behind the nearest by `least_gap` of the
    squared spread, in squared distance. An exact tie is clear where the centroids are exact, whichever way a mean is
    computed.
    """
    if len(run.centroids[0]) == 1:
        return True
    least = least_gap * np.vstack([run.X, run.centroids[0]]).var(axis=0).sum()
    for t, centroids in enumerate(run.centroids):
        gaps = _gaps(run.X, centroids)
        if not np.all((gaps >= least) | ((gaps == 0) & _has_exact_centroids(run, t))):
            return False
    return True


def tied_points(run: Run, t: int) -> int:
    """How many points are equally far from their two nearest centroids at assignment `t`."""
    if len(run.centroids[t]) == 1:
        return 0
    return int(np.sum(_gaps(run.X, run.centroids[t]) == 0))


def _assign(X: Array, centroids: Array) -> Array:
    return squared_distances(X, centroids).argmin(axis=1)


def _update(X: Array, labels: Array, centroids: Array) -> Array:
    members = labels == np.arange(len(centroids))[:, np.newaxis]
    sizes = members.sum(axis=1)[:, np.newaxis]
    return np.where(sizes > 0, members @ X / np.maximum(sizes, 1), centroids)


def _gaps(X: Array, centroids: Array) -> Array:
    two_least = np.partition(squared_distances(X, centroids), 1, axis=1)
    return np.asarray(two_least[:, 1] - two_least[:, 0])


def _has_exact_centroids(run: Run, t: int) -> bool:
    """Whether `centroids[t]` are free of rounding: small whole numbers first, later means of 1, 2, 4, ... points."""
    sizes = [np.bincount(labels) for labels in run.labels[:t]]
    whole = all(np.array_equal(values, np.round(values)) for values in (run.X, run.centroids[0]))
    return whole and all(np.all(size & (size - 1) == 0) for size in sizes)
