"""One clustering of some points, taken half a step at a time. It knows nothing of screens and browsers."""

from dataclasses import dataclass

import numpy as np
from courselab.wording import count, listing, number, place
from scipy.spatial.distance import cdist

from ..arrays import Floats, Integers
from ..exercises import assign_clusters
from .functions import Functions, StepFault, cost

MOST_NAMED = 6
MOST_HALF_STEPS = 200
NOISE = 1e-9
"""The part of J that rounding may add to it."""
ROUNDING = 1e-24
"""The part of the sum of all squared coordinates that rounding may add to a J of 0."""
TIE = 1e-9
"""Two distances are equal if they differ by less than this part of the larger."""
RULES = {
    "assign": f"The rule: {assign_clusters.RULES['ordinary inputs']}",
    "update": "The rule: Each centroid moves to the mean of its points.",
}


@dataclass(frozen=True)
class Said:
    """What is said of a step: a tone, "plain", "right" or "wrong", a headline and the lines below it."""

    tone: str
    headline: str
    lines: tuple[str, ...] = ()


class Clustering:
    """Points X, shape (n, d), centroids, shape (k, d), labels, shape (n,), once assigned, and J after each step."""

    def __init__(self, X: Floats, centroids: Floats, functions: Functions) -> None:
        self.X = X
        self.functions = functions
        self.restart(centroids)

    def restart(self, centroids: Floats) -> None:
        """Begin anew from these centroids, shape (k, d)."""
        self.centroids = centroids.copy()
        self.labels: Integers | None = None
        self.begin_curve()

    def begin_curve(self) -> None:
        """Forget the costs so far: they belong to other points or to centroids that a person has moved."""
        self.costs: list[float] = []
        self.steps: list[str] = []
        self.ended = False

    @property
    def next_step(self) -> str:
        """The half step that k-means takes next: "assign" or "update"."""
        return "update" if self.steps and self.steps[-1] == "assign" else "assign"

    def move(self, cluster: int, position: Floats) -> None:
        """Put a centroid somewhere else, by hand."""
        self.centroids[cluster] = position
        self.begin_curve()

    def add(self, point: Floats) -> None:
        """Add a point of shape (d,). It has no label yet, so none has."""
        self.X = np.vstack([self.X, point])
        self.labels = None
        self.begin_curve()

    def take(self, step: str) -> Said:
        """Take the half step "assign" or "update". A fault of the learner's function is said, and nothing moves."""
        try:
            return self._assign() if step == "assign" else self._update()
        except StepFault as stopped:
            return Said("wrong", str(stopped), stopped.lines)

    def run(self) -> Said:
        """Take half steps until nothing changes, MOST_HALF_STEPS are taken or one goes wrong."""
        said = self.take("assign")
        while said.tone != "wrong" and not self.ended and len(self.steps) < MOST_HALF_STEPS:
            said = self.take(self.next_step)
        return said

    def _assign(self) -> Said:
        labels = self.functions.assign(self.X, self.centroids)
        changed = len(labels) if self.labels is None else int(np.count_nonzero(labels != self.labels))
        is_settled = changed == 0 and (self.ended or self.steps[-1:] == ["update"])
        self._accept("assign", labels, self.centroids)
        self.ended = is_settled
        if is_settled:
            return self._end("No label changed, so no centroid will move")
        what = f"{changed} of {count(len(labels), 'point')} got a new label"
        return Said("plain", f"Assign: {what}. J = {number(self.costs[-1])}.", self._ties())

    def _update(self) -> Said:
        if self.labels is None:
            return Said("plain", "Assign first: no point has a label yet.")
        centroids = self.functions.update(self.X, self.labels, self.centroids)
        moved = int(np.count_nonzero((centroids != self.centroids).any(axis=1)))
        before, is_first = self.centroids, not self.steps
        self._accept("update", self.labels, centroids)
        self.ended = moved == 0 and not is_first
        if self.ended:
            return self._end("No centroid moved, so no label will change")
        what = f"{moved} of {count(len(centroids), 'centroid')} moved"
        return Said("plain", f"Update: {what}. J = {number(self.costs[-1])}.", self._empties(before))

    def _accept(self, step: str, labels: Integers, centroids: Floats) -> None:
        """Take over what came back and measure J. Raises StepFault if J rose: the picture then shows what is wrong."""
        before = None if self.labels is None or not self.steps else self.costs[-1]
        after = cost(self.X, labels, centroids)
        self.labels, self.centroids = labels, centroids
        self.costs.append(after)
        self.steps.append(step)
        if before is not None and after > before * (1 + NOISE) + ROUNDING * np.square(self.X).sum():
            rose = f"J rose from {number(before)} to {number(after)}, and no half step ever raises it."
            raise StepFault(self.functions.called(step), "wrong", rose, RULES[step])
        self.functions.check_cost(self.X, labels, centroids)

    def _end(self, why: str) -> Said:
        steps = count(len(self.steps), "half step")
        return Said("right", f"{why}: the run has ended after {steps} with J = {number(self.costs[-1])}.")

    def _ties(self) -> tuple[str, ...]:
        """Say which points are equally near to two centroids, if they are few, and where the function put them."""
        nearest_two = np.sort(cdist(self.X, self.centroids), axis=1)[:, :2]
        if nearest_two.shape[1] < 2:
            return ()
        tied = np.flatnonzero(nearest_two[:, 1] - nearest_two[:, 0] <= TIE * nearest_two[:, 1])
        if not 0 < tied.size <= MOST_NAMED or self.labels is None:
            return ()
        got = listing([str(self.labels[point]) for point in tied])
        who = f"Point {tied[0]} is" if tied.size == 1 else f"Points {listing([str(point) for point in tied])} are"
        return (f"{who} equally near to two centroids. {self.functions.called('assign')} gave: {got}.",)

    def _empties(self, before: Floats) -> tuple[str, ...]:
        """Say which clusters have no points, and what the function did with their centroids."""
        sizes = np.bincount(self.labels if self.labels is not None else [], minlength=len(before))
        return tuple(self._empty(int(cluster), before[cluster]) for cluster in np.flatnonzero(sizes == 0)[:MOST_NAMED])

    def _empty(self, cluster: int, before: Floats) -> str:
        now = self.centroids[cluster]
        did = "left its centroid where it was" if np.array_equal(now, before) else f"moved its centroid to {place(now)}"
        return f"Cluster {cluster} has no points: {self.functions.called('update')} {did}."
