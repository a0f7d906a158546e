"""K-means in the notebook, half a step at a time, run by the learner's own functions."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import traitlets
from courselab.layout import PLAIN
from courselab.names import nearest
from courselab.widgets import Asking, Still, Text, module, styles, synced
from numpy.typing import ArrayLike

from .. import plots
from ..arrays import Floats, Integers
from ..palette import CENTROID_SHAPE
from ..scatter import Scatter, describe, limits, scatter
from . import intake
from .clustering import MOST_HALF_STEPS, Clustering, Said
from .drawing import look, outline, ticks
from .functions import Functions
from .modes import MODES

DEFAULT_K = 3
INTERRUPTED = Said("wrong", "The half step was interrupted.", ("Does a loop in your function ever end?",))


HELP = (
    "Drag a centroid, or go to it with Tab and move it with the arrow keys, with Shift in small steps. "
    "A click adds a point; so does Enter, where the centroid is."
)


class KMeansExplorer(Asking):
    """Points and centroids that can be dragged, buttons for the steps of k-means, and the curve of the cost J.

    What is wrong with X or the centroids stands in the widget. Raises ValueError for a mode that does not exist.

    Each half step calls the functions given as `assign`, `update` and `cost`, or else the notebook's own
    `assign_clusters`, `update_centroids` and `kmeans_cost`, as they are defined at that moment.

    `mode` is "steps", "tie" (assign only), "empty", "beat" (place the centroids yourself) or "starts" (against
    k-means++). Each has an example of its own, used where X is left out. `X` has shape (n, d), one point in each row;
    the first two columns are drawn, with axes called `x` and `y`. `centroids` has shape (k, d), or is an integer k: as
    many points of X, drawn at random. `seed` fixes every random start.
    """

    _esm = module(Path(__file__).with_suffix(".js"))
    _css = styles(Path(__file__).with_suffix(".css"))

    _points = synced(traitlets.Bytes())
    _centroids = synced(traitlets.Bytes())
    _labels = synced(traitlets.Bytes())
    _columns = synced(traitlets.Int(2))
    _frame = synced(traitlets.List())
    _axes = synced(traitlets.List())
    _costs = synced(traitlets.List())
    _steps = synced(traitlets.List())
    _next_step = synced(traitlets.Unicode("assign"))
    _ended = synced(traitlets.Bool(False))
    _most_half_steps = synced(traitlets.Int(MOST_HALF_STEPS))
    _scores = synced(traitlets.List())
    _alt = synced(traitlets.Unicode())
    _ticks = synced(traitlets.List())
    _cost_ticks = synced(traitlets.List())
    _help = synced(traitlets.Unicode())
    _buttons = synced(traitlets.List())
    _is_live = synced(traitlets.Bool(False))
    _looks = synced(traitlets.List())
    _plain = synced(traitlets.Dict({"colour": PLAIN, "shape": outline("o")}))
    _cross = synced(traitlets.List(outline(CENTROID_SHAPE)))
    _step_shapes = synced(traitlets.Dict({"assign": outline("s"), "update": outline("o")}))

    def __init__(
        self,
        X: ArrayLike | None = None,
        centroids: ArrayLike | int | None = None,
        *,
        mode: str = "steps",
        assign: Callable[..., Any] | None = None,
        update: Callable[..., Any] | None = None,
        cost: Callable[..., Any] | None = None,
        x: str = "x1",
        y: str = "x2",
        seed: int = 0,
    ) -> None:
        if mode not in MODES:
            raise ValueError(f'No mode is called {mode!r}. Did you mean "{nearest(mode, MODES) or "steps"}"?')
        super().__init__(_axes=[x, y])
        self._mode = MODES[mode]()
        self._rng = np.random.default_rng(seed)
        self._functions = Functions({"assign": assign, "update": update, "cost": cost})
        self._now: Clustering | None = None
        try:
            self._start = self._take_in(X, centroids)
        except ValueError as error:
            self._show(Said("wrong", "This explorer has nothing to show.", (str(error),)))
            return
        self._reset()
        self.on_msg(self._receive)

    @property
    def X(self) -> Floats | None:  # noqa: N802  # The name of the points in every lesson.
        """The points as they are now, shape (n, d)."""
        return None if self._now is None else self._now.X.copy()

    @property
    def centroids(self) -> Floats | None:
        """The centroids as they are now, shape (k, d)."""
        return None if self._now is None else self._now.centroids.copy()

    @property
    def labels(self) -> Integers | None:
        """The labels as they are now, shape (n,), or None before the first assignment."""
        return None if self._now is None or self._now.labels is None else self._now.labels.copy()

    @property
    def history(self) -> list[float]:
        """J after each half step."""
        return [] if self._now is None else list(self._now.costs)

    def still(self) -> Still:
        """Return the scatter plot, or the sentence of an explorer that has none."""
        if self._now is None:
            return Text(" ".join(self._message))
        x, y = self._axes
        return plots.points(intake.drawn(self._now.X), self._now.labels, intake.drawn(self._now.centroids), x=x, y=y)

    def _take_in(self, X: ArrayLike | None, centroids: ArrayLike | int | None) -> tuple[Floats, Floats]:
        example = self._mode.example() if X is None else (X, DEFAULT_K)
        points = intake.points(example[0])
        return points, intake.centroids(example[1] if centroids is None else centroids, points, self._rng)

    def _reset(self) -> None:
        X, centroids = self._start
        self._now = Clustering(X, centroids, self._functions)
        d = X.shape[1]
        with self.hold_sync():
            self._columns, self._help = d, f"{intake.caption(d)} {HELP}".strip()
            self._buttons = [list(button) for button in self._mode.buttons]
            self._is_live = self._mode.is_live
            self._frame = []
            self._show(Said("plain", self._mode.opening))

    def _receive(self, _widget: Any, request: dict[str, Any], _buffers: Any) -> None:
        """Answer to the front end. A learner's function may do anything; what it raises is said by the clustering."""
        if self._now is None:
            return
        try:
            said = self._answer(self._now, request)
        except KeyboardInterrupt:
            said = INTERRUPTED
        self._show(said)

    def _answer(self, now: Clustering, request: dict[str, Any]) -> Said:
        do = request["do"]
        if do in ("assign", "update"):
            had_ended = now.ended
            said = now.take(do)
            if now.ended and not had_ended:
                self._mode.ended(now)
            return said
        if do == "move":
            now.move(request["cluster"], self._position(now.centroids[request["cluster"]], request))
            return self._mode.moved(now)
        if do == "add":
            return self._add(now, request)
        if do == "reset":
            self._mode.forget()
            self._reset()
            return Said("plain", self._mode.opening)
        return self._mode.other(do, now, self._rng)

    def _add(self, now: Clustering, request: dict[str, Any]) -> Said:
        d = now.X.shape[1]
        if d > 2:
            return Said("plain", f"A click adds no point here: a place on the plot has 2 coordinates, a point {d}.")
        self._mode.forget()
        now.add(self._position(np.zeros(d), request))
        return Said("plain", f"You added point {len(now.X) - 1}, so J starts anew. Next: Assign.")

    @staticmethod
    def _position(before: Floats, request: dict[str, Any]) -> Floats:
        """Return `before`, shape (d,), with the coordinates that are drawn replaced."""
        position = before.copy()
        position[:2] = [request["x"], request["y"]][: len(position)]
        return position

    def _show(self, said: Said) -> None:
        """Send all that has changed to the front end, in one message."""
        with self.hold_sync():
            self._tone, self._message = said.tone, [said.headline, *said.lines]
            if self._now is not None:
                self._show_clustering(self._now)
            self._answered += 1

    def _show_clustering(self, now: Clustering) -> None:
        panel = scatter(intake.drawn(now.X), now.labels, intake.drawn(now.centroids), x=self._axes[0], y=self._axes[1])
        self._points = panel.X.astype("<f4").tobytes()
        self._centroids = intake.drawn(now.centroids).astype("<f8").tobytes()
        self._labels = b"" if now.labels is None else now.labels.astype("<i4").tobytes()
        self._costs, self._steps = list(now.costs), list(now.steps)
        self._cost_ticks = ticks(0, max(now.costs, default=0) or 1, beyond=True)
        self._next_step, self._ended = now.next_step, now.ended
        self._scores = [list(row) for row in self._mode.scores()]
        self._looks = [look(cluster) for cluster in range(len(now.centroids))]
        self._alt = describe(panel)
        if not self._holds(panel):
            (left, right), (bottom, top) = limits([panel])
            self._frame = [left, right, bottom, top]
            self._ticks = [ticks(left, right), ticks(bottom, top) if self._columns > 1 else []]

    def _holds(self, panel: Scatter) -> bool:
        """Say whether everything lies within the present frame, which stays as long as it can."""
        if not self._frame:
            return False
        left, right, bottom, top = self._frame
        places = np.vstack([panel.X, panel.centroids if panel.centroids is not None else panel.X])
        return bool((places >= [left, bottom]).all() and (places <= [right, top]).all())
