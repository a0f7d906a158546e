"""A scatter plot of points, clusters and centroids: checked, drawn on axes, and described in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from courselab.layout import INK, PLAIN
from courselab.wording import count, place, span
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patheffects import withStroke
from numpy.typing import ArrayLike

from .arrays import Floats, Integers, clusters, plane
from .palette import CENTROID_SHAPE, style

MARGIN = 0.08  # Of the range, so that no marker touches the frame.
SHAPE = 4 / 3  # Width to height of a plot.
MOST_STRETCH = 4  # The greatest ratio of the two ranges that is still drawn in equal units.
FEW = 50  # As many points can be large, and lie on top of the centroids, so that none is hidden.
CENTROID_LOOK: dict[str, Any] = {
    "marker": CENTROID_SHAPE,
    "s": 240,
    "edgecolors": "white",
    "linewidths": 1.5,
    "zorder": 3,
}
FEW_LOOK: dict[str, Any] = {"s": 44, "edgecolors": "white", "linewidths": 1, "zorder": 4}
MANY_LOOK: dict[str, Any] = {"s": 22, "linewidths": 0, "alpha": 0.85}
Limits = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True)
class Scatter:
    """One scatter plot, its arrays checked. `names` name the points if there are as many, else the clusters."""

    X: Floats
    labels: Integers | None
    centroids: Floats | None
    title: str
    names: tuple[str, ...]
    x: str
    y: str

    @property
    def cluster_numbers(self) -> list[int]:
        """The clusters that have points, in order."""
        return [] if self.labels is None else [int(cluster) for cluster in np.unique(self.labels)]

    @property
    def names_points(self) -> bool:
        """Whether there is one name for each point."""
        return len(self.names) == len(self.X)

    def cluster_name(self, cluster: int) -> str:
        """What the legend calls a cluster."""
        return self.names[cluster] if self.names and not self.names_points else f"cluster {cluster}"


def scatter(
    X: ArrayLike,
    labels: ArrayLike | None = None,
    centroids: ArrayLike | None = None,
    title: str = "",
    *,
    names: Sequence[str] | None = None,
    x: str = "x1",
    y: str = "x2",
) -> Scatter:
    """Check the arguments of a scatter plot. Raises ValueError, in a sentence, for what cannot be drawn."""
    points = plane("X", X)
    checked_labels = None if labels is None else clusters(labels, len(points))
    checked_centroids = None if centroids is None else plane("centroids", centroids)
    checked = Scatter(points, checked_labels, checked_centroids, title, tuple(map(str, names or ())), x, y)
    _check_names(checked)
    return checked


def _check_names(panel: Scatter) -> None:
    most = 1 + max(panel.cluster_numbers, default=-1)
    if panel.names and not panel.names_points and (panel.labels is None or len(panel.names) < most):
        wanted = f"one for each of the {len(panel.X)} points"
        wanted += f", or one for each of the {most} clusters" if most else ""
        raise ValueError(f"names must hold {wanted}; it holds {len(panel.names)}.")


def limits(panels: Sequence[Scatter]) -> Limits:
    """Return the x and the y limits that hold every finite point and centroid of all panels, with a margin.

    They are in the proportion SHAPE, in equal units, unless that would squeeze the points into a line.
    """
    places = np.vstack([place for panel in panels for place in (panel.X, panel.centroids) if place is not None])
    places = places[np.isfinite(places).all(axis=1)]
    low, high = places.min(axis=0), places.max(axis=0)
    size = (1 + 2 * MARGIN) * np.where(high > low, high - low, 1.0)
    if 1 / MOST_STRETCH <= size[0] / size[1] <= MOST_STRETCH:
        size = np.array([max(size[0], size[1] * SHAPE), max(size[1], size[0] / SHAPE)])
    (left, bottom), (right, top) = (low + high - size) / 2, (low + high + size) / 2
    return (float(left), float(right)), (float(bottom), float(top))


def draw(axes: Axes, panel: Scatter, frame: Limits) -> None:
    """Draw the points and the centroids, within the given limits."""
    look = FEW_LOOK if len(panel.X) <= FEW else MANY_LOOK
    if panel.labels is None:
        axes.scatter(panel.X[:, 0], panel.X[:, 1], color=PLAIN, marker="o", **look)
    for cluster in panel.cluster_numbers:
        members = panel.X[panel.labels == cluster]
        colour, marker = style(cluster).colour, style(cluster).marker
        axes.scatter(members[:, 0], members[:, 1], color=colour, marker=marker, **look)
    for name, position in zip(panel.names, panel.X, strict=False) if panel.names_points else ():
        _write(axes, name, position, INK)
    draw_centroids(axes, panel.centroids)
    set_frame(axes, frame, panel.x, panel.y)


def draw_centroids(axes: Axes, centroids: Floats | None) -> None:
    """Draw each centroid as a large cross in the colour of its cluster, with its number beside it."""
    for cluster, position in enumerate(() if centroids is None else centroids):
        colour = style(cluster).colour
        axes.scatter(*position, color=colour, **CENTROID_LOOK)
        if np.isfinite(position).all():
            _write(axes, str(cluster), position, "black", bold=True)


def set_frame(axes: Axes, frame: Limits, x: str, y: str) -> None:
    """Set the limits and the axis labels, and give the plot the proportion SHAPE."""
    axes.set(xlim=frame[0], ylim=frame[1], xlabel=x, ylabel=y)
    axes.set_box_aspect(1 / SHAPE)


def legend(panels: Sequence[Scatter]) -> list[Line2D]:
    """Return one legend entry for each cluster with points in any panel, and one for the centroids."""
    named = {cluster: panel.cluster_name(cluster) for panel in panels for cluster in panel.cluster_numbers}
    entries = [_entry(style(cluster).colour, style(cluster).marker, named[cluster], 7) for cluster in sorted(named)]
    if any(panel.centroids is not None for panel in panels):
        entries.append(_entry(PLAIN, CENTROID_SHAPE, "centroid", 11))
    return entries


def describe(panel: Scatter) -> str:
    """Say in words what the scatter plot shows: how many points, where each cluster lies, and the centroids."""
    within = f" in {count(len(panel.cluster_numbers), 'cluster')}" if panel.labels is not None else ""
    beside = f" with {count(len(panel.centroids), 'centroid')}" if panel.centroids is not None else ""
    sentences = [f"Scatter plot of {count(len(panel.X), 'point')}{within}{beside}."]
    sentences += [_describe_cluster(panel, cluster) for cluster in panel.cluster_numbers]
    if panel.labels is None:
        sentences.append(f"The points have {_spans(panel, panel.X)}.")
    return " ".join([*sentences, *describe_centroids(panel.centroids)])


def describe_centroids(centroids: Floats | None) -> list[str]:
    """Say where each centroid is."""
    return [f"Centroid {j} at {place(position)}." for j, position in enumerate(() if centroids is None else centroids)]


def _describe_cluster(panel: Scatter, cluster: int) -> str:
    members = panel.X[panel.labels == cluster]
    name = panel.cluster_name(cluster)
    named = f"{name[:1].upper()}{name[1:]}"
    return f"{named} ({style(cluster).words}): {count(len(members), 'point')}, {_spans(panel, members)}."


def _spans(panel: Scatter, points: Floats) -> str:
    return f"{span(panel.x, points[:, 0].tolist())}, {span(panel.y, points[:, 1].tolist())}"


def _write(axes: Axes, text: str, position: Floats, colour: str, bold: bool = False) -> None:
    weight = "bold" if bold else "normal"
    beside: dict[str, Any] = {"xytext": (7, 6), "textcoords": "offset points", "color": colour, "weight": weight}
    note = axes.annotate(text, (position[0], position[1]), **beside)
    note.set_path_effects([withStroke(linewidth=3, foreground="white")])


def _entry(colour: str, marker: str, name: str, size: float) -> Line2D:
    return Line2D([], [], color=colour, marker=marker, markersize=size, linestyle="none", label=name)
