"""The run of K-Means that the rules demand: every centroid and label on the way, and how clear each assignment is."""

from dataclasses import dataclass, field

import numpy as np

from solutions.questions._shared import Array, squared_distances


@dataclass(frozen=True)
class Run:
    """A run from `centroids[0]` to `centroids[-1]`, each update in it changing some centroid.

    `labels[t]` assigns the points `X`, as floats, to `centroids[t]`; `gaps[t]` says by how much the second nearest is
    farther, in squared distance. The run ends by itself or at `max_iter` updates.
    """

    X: Array
    max_iter: int
    centroids: list[Array] = field(default_factory=list)
    labels: list[Array] = field(default_factory=list)
    gaps: list[Array] = field(default_factory=list)

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

    def go_on(self, centroids: Array) -> None:
        """Assign the points to the next centroids."""
        squares = squared_distances(self.X, centroids)
        self.centroids.append(centroids)
        self.labels.append(squares.argmin(axis=1))
        self.gaps.append(_gaps(squares))

    def _cost(self, assignment: int, update: int) -> float:
        return float(((self.X - self.centroids[update][self.labels[assignment]]) ** 2).sum())


def follow(X: Array, initial_centroids: Array, max_iter: int = 100) -> Run:
    """Run K-Means on `X` (n, d) from the centroids (k, d); a tie goes to the lowest index, an empty cluster stays."""
    run = Run(X.astype(float), max_iter)
    run.go_on(initial_centroids.astype(float))
    while run.updates < max_iter:
        centroids = _update(run.X, run.labels[-1], run.centroids[-1])
        if np.array_equal(centroids, run.centroids[-1]):
            break
        run.go_on(centroids)
    return run


def is_clear(run: Run, least_gap: float) -> bool:
    """Whether rounding can dispute no label on the way.

    At each assignment the second nearest centroid of each point must be behind the nearest by `least_gap` of the
    squared spread, in squared distance. An exact tie is clear where the centroids are exact, whichever way a mean is
    computed.
    """
    least = least_gap * np.vstack([run.X, run.centroids[0]]).var(axis=0).sum()
    return all(
        np.all((gaps >= least) | ((gaps == 0) & _has_exact_centroids(run, t))) for t, gaps in enumerate(run.gaps)
    )


def tied_points(run: Run, t: int) -> int:
    """How many points are equally far from their two nearest centroids at assignment `t`."""
    return int(np.sum(run.gaps[t] == 0))


def _update(X: Array, labels: Array, centroids: Array) -> Array:
    members = labels == np.arange(len(centroids))[:, np.newaxis]
    sizes = members.sum(axis=1)[:, np.newaxis]
    return np.where(sizes > 0, members @ X / np.maximum(sizes, 1), centroids)


def _gaps(squares: Array) -> Array:
    """The second least of each row less the least; infinite where there is but one."""
    if squares.shape[1] == 1:
        return np.full(len(squares), np.inf)
    two_least = np.partition(squares, 1, axis=1)
    return np.asarray(two_least[:, 1] - two_least[:, 0])


def _has_exact_centroids(run: Run, t: int) -> bool:
    """Whether `centroids[t]` are free of rounding: small whole numbers first, later means of 1, 2, 4, ... points."""
    sizes = [np.bincount(labels) for labels in run.labels[:t]]
    whole = all(np.array_equal(values, np.round(values)) for values in (run.X, run.centroids[0]))
    return whole and all(np.all(size & (size - 1) == 0) for size in sizes)
