"""The functions that an explorer runs: the learner's own, as they were last defined, and what can be said of them."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
from courselab import names
from courselab.faults import kind, number_value
from courselab.trial import try_live
from courselab.wording import number
from scipy.spatial.distance import cdist

from ..arrays import Floats, Integers
from ..exercises import EXERCISES, assign_clusters, kmeans_cost, update_centroids

STEPS = {"assign": assign_clusters.EXERCISE, "update": update_centroids.EXERCISE, "cost": kmeans_cost.EXERCISE}
"""The steps of k-means and the exercises that they run."""
KEEPS = f"The rule: {update_centroids.RULES['empty clusters']}"


class StepFault(Exception):  # noqa: N818  # Not an error of ours: what a learner's function did, in sentences.
    """A half step that could not be taken, told in the words of the open checks: a headline and the lines below it."""

    def __init__(self, name: str, word: str, sentence: str, *lines: str) -> None:
        super().__init__(f"{name}: {word}. {sentence}")
        self.word = word
        check = f'Run check("{name}") in a cell: it looks for the smallest input that goes wrong.'
        self.lines = (*(line for line in lines if line), *([check] if word == "wrong" and name in EXERCISES else []))


class Functions:
    """The learner's functions by step: "assign", "update" and "cost".

    A function that is given counts by its name, so that a cell run again mends a running explorer. Where none is given,
    the notebook's `assign_clusters`, `update_centroids` and `kmeans_cost` are meant.
    """

    def __init__(self, given: Mapping[str, Any]) -> None:
        self._given = {step: function for step, function in given.items() if function is not None}

    def assign(self, X: Floats, centroids: Floats) -> Integers:
        """Return the labels that the function gives, shape (n,). Raises StepFault."""
        labels = np.asarray(self._ask("assign", X, centroids))
        low, high, k = labels.min(), labels.max(), len(centroids)
        if low < 0 or high >= k:
            sentence = (
                f"It returned the label {low if low < 0 else high}; the labels of {k} centroids are 0 to {k - 1}."
            )
            raise StepFault(self.called("assign"), "wrong", sentence)
        return labels.astype(np.int64)

    def update(self, X: Floats, labels: Integers, centroids: Floats) -> Floats:
        """Return the centroids that the function gives, shape (k, d). Raises StepFault."""
        moved = np.asarray(self._ask("update", X, labels, centroids), dtype=np.float64)
        lost = np.flatnonzero(~np.isfinite(moved).all(axis=1))
        if lost.size:
            sentence = f"It moved centroid {lost[0]} to nan or infinity, which is nowhere."
            raise StepFault(self.called("update"), "wrong", sentence, KEEPS)
        return moved

    def check_cost(self, X: Floats, labels: Integers, centroids: Floats) -> None:
        """Compare the learner's J with ours. Raises StepFault where it is wrong; none, or none written yet, is well."""
        if self._find("cost") is None:
            return
        try:
            answer = self._ask("cost", X, labels, centroids)
        except StepFault as stopped:
            if stopped.word == "not attempted":
                return
            raise
        sentence = number_value("cost", answer, cost(X, labels, centroids), relative=1e-7, absolute=1e-12)
        if sentence:
            raise StepFault(self.called("cost"), "wrong", f"{sentence} It says {number(answer)}.")

    def called(self, step: str) -> str:
        """Return the name of the function that takes a step."""
        return names.called(self._find(step), STEPS[step].name)

    def _ask(self, step: str, *arguments: Any) -> Any:
        function = self._find(step)
        exercise = STEPS[step]
        if function is None:
            lines = f"No function {exercise.signature} is defined yet.", "Run the cell that defines it, then try again."
            raise StepFault(exercise.name, "missing", *lines)
        if not callable(function):
            raise StepFault(exercise.name, "wrong", f"The name stands for {kind(function)}, and not for a function.")
        answer, failed = try_live(exercise, function, arguments, names.defined())
        if failed:
            raise StepFault(self.called(step), failed.word, failed.sentence, failed.line, failed.rule)
        return answer

    def _find(self, step: str) -> Any:
        if step in self._given:
            return names.newest(self._given[step])
        own = names.defined().get(STEPS[step].name)
        return _borrowed(step) if own is None else own


def cost(X: Floats, labels: Integers, centroids: Floats) -> float:
    """Return J, by another road than the learner's: from the table of all squared distances."""
    squares = cdist(X, centroids, "sqeuclidean")
    return float(np.take_along_axis(squares, labels[:, np.newaxis], axis=1).sum())


def _borrowed(step: str) -> Callable[..., Any] | None:
    """A lesson before or after the exercise must move for a learner who brings no solution of it."""
    from sklearn.metrics import pairwise_distances_argmin  # noqa: PLC0415  # It takes a second.

    return {"assign": pairwise_distances_argmin, "update": scipy_means}.get(step)


def scipy_means(X: Floats, labels: Integers, centroids: Floats) -> Floats:
    """Move each centroid that has points to their mean, column by column."""
    from scipy.ndimage import mean  # noqa: PLC0415

    moved, present = centroids.copy(), np.unique(labels)
    moved[present] = np.transpose([mean(column, labels, present) for column in X.T])
    return moved
