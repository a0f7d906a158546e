"""What an explorer is for: its buttons, its first sentence, its data, and what it counts beside J."""

from collections.abc import Sequence

import numpy as np
from courselab import names
from courselab.failures import told
from courselab.wording import count, number

from .. import data
from ..arrays import Floats
from .clustering import Clustering, Said

Button = tuple[str, str]
ASSIGN, UPDATE, RUN = ("assign", "Assign"), ("update", "Update"), ("run", "Run")
NEW, RESET = ("new", "New start"), ("reset", "Reset")
LEVEL = 0.02
"""The part of J by which a person may be behind and still be level: a hand does not find the mean exactly."""
ROAD = (0.0, 19.0, 20.0, 22.0, 42.0, 44.0)


class Mode:
    """Half steps, a whole run, new starts: the explorer at its plainest. Other modes change parts of it."""

    buttons: Sequence[Button] = (ASSIGN, UPDATE, RUN, NEW, RESET)
    is_live = False
    """Whether Python is asked while a centroid is dragged, and not only when it is dropped."""
    opening = "Press Assign, then Update, and watch J. Drag a centroid, or click to add a point."

    def example(self) -> tuple[Floats, Floats]:
        """Return points and centroids for an explorer that is given none."""
        return data.six_people()

    def moved(self, clustering: Clustering) -> Said:
        """Answer to a centroid that a person has moved."""
        return Said("plain", "You moved a centroid, so J starts anew. Next: Assign.")

    def ended(self, clustering: Clustering) -> None:
        """Take note of a run that has just ended."""

    def forget(self) -> None:
        """Forget what was counted: the points are others now."""

    def other(self, do: str, clustering: Clustering, rng: np.random.Generator) -> Said:
        """Answer to a button that is not a half step: here "new", a start from random points."""
        clustering.restart(random_start(clustering.X, len(clustering.centroids), rng))
        return Said("plain", "A new start: each centroid is a point, drawn at random. Next: Assign.")

    def scores(self) -> list[tuple[str, str]]:
        """Return what the mode counts, as rows of a name and a value."""
        return []


class Tie(Mode):
    """One half step only: whom does a point on the border belong to?"""

    buttons = (ASSIGN, RESET)
    opening = "Press Assign. Then drag a centroid, or move it with the arrow keys, until a point lies on the border."

    def moved(self, clustering: Clustering) -> Said:
        """Remind of the only button."""
        return Said("plain", "You moved a centroid. Press Assign: the labels are still the old ones.")


class Empty(Mode):
    """A run in which a cluster loses all its points."""

    opening = "Press Assign and Update in turn. Watch the cluster that loses its points: what happens to its centroid?"

    def example(self) -> tuple[Floats, Floats]:
        """Return six houses along a road, and three boxes, of which one loses both of its houses."""
        X = np.array(ROAD)[:, np.newaxis]
        return X, X[[0, 4, 5]]


class Beat(Mode):
    """A person places the centroids, and J follows while they drag. The algorithm runs from chance starts."""

    is_live = True
    buttons = (("algorithm", "Let the algorithm try"), RESET)
    opening = "Drag the centroids: J follows. How low can you get it? Then let the algorithm try."

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin to count anew, for both sides."""
        self.own: float | None = None
        self.own_best: float | None = None
        self.its: list[float] = []

    def example(self) -> tuple[Floats, Floats]:
        """Return five groups of points, with the centroids in a row in the middle."""
        X, _ = data.blobs(n=120, k=5, seed=3, spread=1.6)
        return X, np.repeat(X.mean(axis=0, keepdims=True), 5, axis=0) + np.linspace(-6, 6, 5)[:, np.newaxis] * [1, 0]

    def moved(self, clustering: Clustering) -> Said:
        """Assign at once, and compare J with the best so far."""
        said = clustering.take("assign")
        if said.tone == "wrong":
            return said
        self.own = clustering.costs[-1]
        self.own_best = self.own if self.own_best is None else min(self.own, self.own_best)
        return Said("plain", f"Your J is {number(self.own)}. {self._verdict()}".rstrip())

    def other(self, do: str, clustering: Clustering, rng: np.random.Generator) -> Said:
        """Run the algorithm from a start of its own, beside what the person sees."""
        own = Clustering(clustering.X, random_start(clustering.X, len(clustering.centroids), rng), clustering.functions)
        said = own.run()
        if said.tone == "wrong":
            return said
        self.its.append(own.costs[-1])
        ended = f"Start {len(self.its)} of the algorithm ended after {count(len(own.steps), 'half step')}"
        return Said("plain", f"{ended} with J = {number(self.its[-1])}. {self._verdict()}".rstrip())

    def scores(self) -> list[tuple[str, str]]:
        """Return the J of both sides."""
        rows = [("Your J now", self.own), ("Your best J", self.own_best)]
        rows += [("Its last J", self.its[-1]), ("Its best J", min(self.its))] if self.its else []
        return [(name, number(value)) for name, value in rows if value is not None]

    def _verdict(self) -> str:
        if not self.its or self.own_best is None:
            return ""
        difference = self.own_best - min(self.its)
        if difference < -1e-9 * self.own_best:
            return "You are ahead: it is stuck in a local minimum. Another start may free it."
        if difference <= LEVEL * self.own_best:
            return "Level: nobody places a mean by hand to the last digit."
        return "The algorithm is ahead."


class Starts(Mode):
    """Chance starts against k-means++: where do their runs end?"""

    buttons = (("new", "Random start"), ("plusplus", "k-means++ start"), RUN, ASSIGN, UPDATE, RESET)
    opening = "Press Run. Then compare: some random starts and some k-means++ starts, each run to its end."

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin to count anew, with the start that is given."""
        self.kind = "First start"
        self.ends: dict[str, list[float]] = {}

    def moved(self, clustering: Clustering) -> Said:
        """Count what follows as a start of the person's own."""
        self.kind = "Your own start"
        return super().moved(clustering)

    def example(self) -> tuple[Floats, Floats]:
        """Return five groups of points, with all five centroids in one of them."""
        X, groups = data.blobs(n=200, k=5, seed=1)
        return X, X[groups == 1][:5]

    def other(self, do: str, clustering: Clustering, rng: np.random.Generator) -> Said:
        """Start anew, at random or by k-means++. A fault of the learner's function is said."""
        if do == "new":
            self.kind = "Random start"
            return super().other(do, clustering, rng)
        try:
            start = plus_plus_start(clustering.X, len(clustering.centroids), rng)
        except (Exception, SystemExit) as error:
            return Said("wrong", f"kmeans_plus_plus_init: crashed. It stops with {told(error)}.")
        if start.shape != clustering.centroids.shape or not np.isfinite(start).all():
            wanted = f"{clustering.centroids.shape} of numbers"
            return Said("wrong", f"kmeans_plus_plus_init: wrong. It must return an array of shape {wanted}.")
        self.kind = "k-means++ start"
        clustering.restart(start)
        return Said(
            "plain", "Started by k-means++: each centroid is a point, likely to be far from the others. Press Run."
        )

    def ended(self, clustering: Clustering) -> None:
        """Keep the J of the run, under the kind of its start."""
        self.ends.setdefault(self.kind, []).append(clustering.costs[-1])

    def scores(self) -> list[tuple[str, str]]:
        """Return for each kind of start how its runs ended."""
        return [
            (f"{kind}, {count(len(ends), 'run')}", f"best J {number(min(ends))}, worst {number(max(ends))}")
            for kind, ends in self.ends.items()
        ]


MODES: dict[str, type[Mode]] = {"steps": Mode, "tie": Tie, "empty": Empty, "beat": Beat, "starts": Starts}


def random_start(X: Floats, k: int, rng: np.random.Generator) -> Floats:
    """Return k different points of X, drawn at random, shape (k, d). Raises ValueError if X has fewer."""
    distinct = np.unique(X, axis=0)
    if not 1 <= k <= len(distinct):
        most = len(distinct)
        raise ValueError(
            f"k is {k}, but X has {count(most, 'different point')} to start from. Choose k from 1 to {most}."
        )
    return distinct[rng.choice(len(distinct), size=k, replace=False)]


def plus_plus_start(X: Floats, k: int, rng: np.random.Generator) -> Floats:
    """Return k centroids chosen by k-means++, shape (k, d): by the learner's function if there is one.

    Otherwise by scikit-learn's. Source: D. Arthur and S. Vassilvitskii, "k-means++", 2007.
    """
    own = names.defined().get("kmeans_plus_plus_init")
    if callable(own):
        return np.asarray(own(X.copy(), k, rng), dtype=np.float64)
    from sklearn.cluster import kmeans_plusplus  # noqa: PLC0415  # It takes a second.

    centroids, _ = kmeans_plusplus(X, k, random_state=int(rng.integers(2**31)))
    return np.asarray(centroids, dtype=np.float64)
