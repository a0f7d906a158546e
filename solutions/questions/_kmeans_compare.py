"""Judging an answer of `kmeans`: its centroids, its labels, and, in the cases that are about it, its history."""

from typing import Any

import numpy as np
from courselab.faults import as_float, largest
from kmeans_lab.exercises.kmeans import history_form, parts_form

from grader.questions import Case
from solutions.questions._kmeans_run import Run, follow
from solutions.questions._shared import Array, point_text, squared_distances

CENTROID_TOLERANCE = 1e-9
"""How far a centroid may be off, as a part of the largest number in the case."""

HISTORY_TOLERANCE = 1e-6
"""How far an entry of history may be off, as a part of J."""

LONGER = 20
"""How many updates beyond max_iter are looked through for centroids that moved on too long."""


_NO_UPDATE = "The centroids are still the initial ones, and have to move."


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Say what is wrong with `(centroids, labels, history)`, or None where it is right.

    J in history is judged in the cases of its own aspect only, so that a wrong one does not cost the rest.
    """
    if fault := parts_form(case.arguments, answer):
        return fault
    with np.errstate(all="ignore"):
        return (
            _centroids_fault(case, answer[0], expected[0])
            or _labels_fault(case, answer[1], expected)
            or _history_fault(case, answer[2])
        )


def _centroids_fault(case: Case, centroids: Any, expected: Array) -> str | None:
    if not np.all(np.isfinite(centroids)):
        return f"Centroid {_first(~np.isfinite(centroids).all(axis=1))} holds nan or infinity."
    wrong = np.any(~_are_close(case, centroids, expected), axis=1)
    if not wrong.any():
        return None
    return (
        _wrong_length(case, centroids)
        or _wrong_order(case, centroids, expected)
        or _moved_while_empty(case, centroids, expected)
        or f"Centroid {_first(wrong)} is not where the run ends."
    )


def _wrong_length(case: Case, centroids: Array) -> str | None:
    """Say after how many updates the centroids stand as they do, where the run has passed there."""
    X, start, *_ = case.arguments
    run = follow(*case.arguments)
    for t, passed in enumerate(follow(X, start, run.updates + LONGER).centroids):
        if np.all(_are_close(case, centroids, passed)):
            why = "where the run is not over" if t < run.updates else f"and max_iter is {run.max_iter}"
            return f"The centroids are those after {t} update{'s' * (t != 1)}, {why}." if t else _NO_UPDATE
    return None


def _wrong_order(case: Case, centroids: Array, expected: Array) -> str | None:
    in_order = [C[np.lexsort(C.T[::-1])] for C in (centroids, expected)]
    if np.all(_are_close(case, *in_order)):
        return "On this input the right centroids come back in another order: it stays that of initial_centroids."
    return None


def _moved_while_empty(case: Case, centroids: Array, expected: Array) -> str | None:
    run = follow(*case.arguments)
    empty = [label not in np.concatenate(run.labels) for label in range(len(expected))]
    moved = empty & np.any(~_are_close(case, centroids, expected), axis=1)
    return f"Cluster {_first(moved)} has no points, and its centroid has moved." if moved.any() else None


def _labels_fault(case: Case, labels: Any, expected: Any) -> str | None:
    centroids, right = expected[0], expected[1]
    wrong = labels != right
    if not wrong.any():
        return None
    first = _first(wrong)
    point = case.arguments[0][first]
    two_least = np.sort(squared_distances(point[np.newaxis], centroids)[0])[:2]
    tied = len(two_least) == 2 and two_least[0] == two_least[1]
    reason = "is equally far from two of them; ties go to the lowest index" if tied else "is nearer to another one"
    which = (
        f"{wrong.sum()} of {len(right)} labels {'is' if wrong.sum() == 1 else 'are'}"
        if len(right) > 1
        else "The label is"
    )
    return (
        f"{which} not the assignment to the returned centroids. The first is that of point {first} at "
        f"{point_text(point)}, which {reason}."
    )


def _history_fault(case: Case, history: Any) -> str | None:
    judged = case.aspect == "history"
    if fault := history_form(history):
        return fault if judged else None
    entries = np.array([as_float(entry) for entry in history])
    if not np.all(np.isfinite(entries)):
        return f"Entry {_first(~np.isfinite(entries))} of history is nan or infinite."
    return _wrong_costs(follow(*case.arguments), entries) if judged else None


def _wrong_costs(run: Run, entries: Array) -> str | None:
    tolerance = 1e-14 * len(run.X) * largest(run.X, run.centroids[0]) ** 2
    if any(_agree(entries, costs, run.updates, tolerance) for costs in _accepted_costs(run)):
        return None
    rises = np.diff(entries) > HISTORY_TOLERANCE * np.abs(entries[:-1]) + tolerance
    if rises.any():
        return f"history rises at entry {_first(rises) + 1}, and J never rises."
    if len(entries) < run.updates:
        return f"The length of history is {len(entries)}, and the run takes more iterations."
    return "history is not J of each iteration: the sum of squared distances, one entry an iteration."


def _accepted_costs(run: Run) -> tuple[list[float], ...]:
    """J of each iteration as it may be measured: after the update, after the assignment, or after the next assignment.

    A run that ends by itself may hold J of its last assignment once more.
    """
    after = run.costs_after_assignment
    cut_off = run.updates == run.max_iter
    return run.costs_after_update, after[:-1] if cut_off else after, after[1:] or after


def _agree(entries: Array, costs: list[float], updates: int, tolerance: float) -> bool:
    """Whether the entries are the costs, at least one for each update that moved a centroid.

    Stopping by label, by centroid and by J differ in how often the last cost is repeated, so repeats are free.
    """
    if len(entries) < updates:
        return False
    targets = np.array(costs)[np.minimum(np.arange(len(entries)), len(costs) - 1)]
    return bool(np.all(np.abs(entries - targets) <= HISTORY_TOLERANCE * targets + tolerance))


def _are_close(case: Case, centroids: Array, target: Array) -> Array:
    return np.asarray(np.abs(centroids - target) <= CENTROID_TOLERANCE * largest(*case.arguments[:2]))


def _first(which: Any) -> int:
    return int(np.argmax(which))
