"""Drawing inputs of `kmeans` until their run is clear and shows what the family is for."""

from collections.abc import Callable
from typing import Any

import numpy as np

from solutions.questions._kmeans_run import Run, follow, is_clear, tied_points
from solutions.questions._shared import CLEAR_GAP, squared_distances

Arguments = tuple[Any, ...]
Wish = Callable[[Run], bool]

MOST_DRAWS = 3000


def draw(
    make: Callable[[], Arguments],
    *wishes: Wish,
    least_gap: float = CLEAR_GAP,
    with_ties: bool = False,
    with_empty: bool = False,
) -> Arguments:
    """Call `make` until its arguments lead to a run that is clear by `least_gap` and grants every wish.

    There are no ties unless `with_ties`, and no empty clusters unless `with_empty`, so that a wrong rule for either
    costs its own aspect only. Raises RuntimeError where no draw will do.
    """
    for _ in range(MOST_DRAWS):
        arguments = make()
        if is_fit(follow(*arguments), *wishes, least_gap=least_gap, with_ties=with_ties, with_empty=with_empty):
            return arguments
    raise RuntimeError(
        f"None of {MOST_DRAWS} draws for a case of kmeans will do; ask less, or make data that fit better"
    )


def is_fit(
    run: Run, *wishes: Wish, least_gap: float = CLEAR_GAP, with_ties: bool = False, with_empty: bool = False
) -> bool:
    """Whether a run is clear by `least_gap`, grants every wish, and has ties and empty clusters only where it may."""
    return (
        all(wish(run) for wish in wishes)
        and (with_empty or _is_never_empty(run))
        and (with_ties or not _has_ties(run))
        and is_clear(run, least_gap)
    )


def _has_ties(run: Run) -> bool:
    return any(tied_points(run, t) > 0 for t in range(run.updates + 1))


def _is_never_empty(run: Run) -> bool:
    return all(len(np.unique(labels)) == len(run.centroids[0]) for labels in run.labels)


def takes(updates: int) -> Wish:
    """At least so many updates change a centroid."""
    return lambda run: run.updates >= updates


def is_cut_off(run: Run) -> bool:
    """The run reaches max_iter, the last update changes labels, and one update more would change centroids."""
    if run.updates < run.max_iter or np.array_equal(run.labels[-1], run.labels[-2]):
        return False
    return follow(run.X, run.centroids[-1], 1).updates == 1


def last_is_empty(run: Run) -> bool:
    """No point ever has the last label."""
    return all(labels.max() < len(run.centroids[0]) - 1 for labels in run.labels)


def first_is_empty(run: Run) -> bool:
    """No point ever has label 0."""
    return all(labels.min() > 0 for labels in run.labels)


def second_wins_later(run: Run) -> bool:
    """Cluster 1 is empty at first and has points after the first update."""
    return run.labels[0].max() == 0 and run.labels[-1].max() == 1


def becomes_empty(run: Run) -> bool:
    """Cluster 1 loses all its points after its centroid has moved, and the others move on."""
    moved = run.updates >= 2 and not np.allclose(run.centroids[0][1], run.centroids[1][1])
    return moved and 1 in run.labels[0] and 1 not in run.labels[1]


def outer_settle_early(run: Run) -> bool:
    """The first and the last centroid stand still in the second update, and the run goes on after it."""
    if run.updates < 3:
        return False
    return np.array_equal(run.centroids[1][[0, -1]], run.centroids[2][[0, -1]])


def sizes_repeat(run: Run) -> bool:
    """Two assignments in a row differ and have equal cluster sizes, and later updates move the centroids on."""
    sizes = [np.bincount(labels, minlength=len(run.centroids[0])) for labels in run.labels]
    return any(np.array_equal(sizes[t], sizes[t + 1]) for t in range(run.updates - 2))


def tie_rule_matters(run: Run) -> bool:
    """Three points or more are tied at the start, and ties to the highest index lead to other centroids."""
    if tied_points(run, 0) < 3:
        return False
    highest = follow(run.X, run.centroids[0][::-1])
    return not np.allclose(highest.centroids[-1][::-1], run.centroids[-1])


def is_tied_throughout(run: Run) -> bool:
    """Some point is tied at each assignment, the last one too, and some update moves a centroid."""
    return run.updates >= 1 and all(tied_points(run, t) > 0 for t in range(run.updates + 1))


def moves_firmly(run: Run) -> bool:
    """Each update moves every centroid, one of them by a tenth of the spread, and lowers J by a fiftieth.

    So neither a stop at the first centroid that rests nor a small tolerance ends the run too early.
    """
    if run.updates == 0:
        return False
    steps = np.abs(np.diff(run.centroids, axis=0)).max(axis=2) / run.X.std()
    costs = np.array(run.costs_after_update)
    return bool(np.all(steps > 0.01) and np.all(steps.max(axis=1) > 0.1) and np.all(costs[1:] < 0.98 * costs[:-1]))


def needs_float64(run: Run) -> bool:
    """With points and centroids in float32, some labels at the start would be others."""
    short = run.X.astype(np.float32), run.centroids[0].astype(np.float32)
    return not np.array_equal(squared_distances(*short).argmin(axis=1), run.labels[0])


def depends_on_order(run: Run) -> bool:
    """Other centroids come out where the numbers of the first ones are taken column by column."""
    start = run.centroids[0]
    scrambled = follow(run.X, start.T.reshape(start.shape), run.max_iter)
    return not np.allclose(scrambled.centroids[-1], run.centroids[-1])


def has_a_tiny_step(run: Run) -> bool:
    """Some update before the last one moves all centroids together by less than 1e-4, a careless tolerance."""
    lengths = np.abs(np.diff(run.centroids, axis=0)).sum(axis=(1, 2))
    return bool(np.any(lengths[:-1] < 1e-4))
