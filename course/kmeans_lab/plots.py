"""The figures of the lessons. Each function returns a Picture: an image that also says in words what it shows."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from courselab import layout
from courselab.layout import INK
from courselab.picture import Picture
from courselab.wording import count, listing, number, span
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon
from matplotlib.ticker import MaxNLocator
from numpy.typing import ArrayLike

from . import scatter
from .arrays import Floats, floats, line, plane
from .palette import style
from .voronoi import cell

__all__ = [
    "bars",
    "cells",
    "colour_pictures",
    "cost_curve",
    "curve",
    "curves",
    "histogram",
    "images",
    "points",
    "side_by_side",
]


def points(
    X: ArrayLike,
    labels: ArrayLike | None = None,
    centroids: ArrayLike | None = None,
    title: str = "",
    *,
    names: Sequence[str] | None = None,
    x: str = "x1",
    y: str = "x2",
) -> Picture:
    """Return a scatter plot of X, shape (n, 2). A cluster has its own colour and its own marker.

    `labels` has shape (n,) and `centroids` (k, 2). `names` holds a name for each point, written beside it, or for each
    cluster, used in the legend. `x` and `y` label the axes. Raises ValueError for arrays of another shape.
    """
    panel = scatter.scatter(X, labels, centroids, title, names=names, x=x, y=y)

    def draw() -> Figure:
        figure, axes = layout.one_plot(scatter.legend([panel]))
        scatter.draw(axes, panel, scatter.limits([panel]))
        return figure

    return Picture(draw, scatter.describe(panel), title)


def cells(X: ArrayLike, centroids: ArrayLike, title: str = "") -> Picture:
    """Return the points of X, shape (n, 2), over the cells of the centroids, shape (k, 2): where each one is nearest.

    Equal centroids share a cell, which is shaded for the lowest index. Raises ValueError for arrays of another shape.
    """
    panel, owners = scatter.scatter(X, None, centroids), plane("centroids", centroids)

    def draw() -> Figure:
        figure, axes = layout.one_plot(scatter.legend([panel]))
        frame = scatter.limits([panel])
        _shade_cells(axes, owners, frame)
        axes.scatter(panel.X[:, 0], panel.X[:, 1], color=INK, marker="o", s=14, linewidths=0)
        scatter.draw_centroids(axes, panel.centroids)
        scatter.set_frame(axes, frame, panel.x, panel.y)
        return figure

    shaded = "The plane is shaded by the nearest centroid; the borders between cells are straight lines."
    return Picture(draw, f"{scatter.describe(panel)} {shaded}", title)


def side_by_side(picture_specs: Sequence[Mapping[str, Any]], title: str = "") -> Picture:
    """Return several scatter plots in one picture. Each spec is a dict of arguments of `points`.

    Plots whose axes have the same names share their limits. Raises ValueError for arrays of a wrong shape or no specs.
    """
    if not picture_specs:
        raise ValueError("side_by_side needs one or more dicts of arguments; it got none.")
    panels = [scatter.scatter(**spec) for spec in picture_specs]

    def draw() -> Figure:
        figure, all_axes = layout.panels(len(panels), scatter.legend(panels))
        for axes, panel in zip(all_axes, panels, strict=True):
            alike = [other for other in panels if (other.x, other.y) == (panel.x, panel.y)]
            scatter.draw(axes, panel, scatter.limits(alike))
            axes.set_title(panel.title)
        return figure

    described = [f"Plot {i}, {panel.title}: {scatter.describe(panel)}" for i, panel in enumerate(panels, start=1)]
    return Picture(draw, f"{count(len(panels), 'plot')} side by side. {' '.join(described)}", title)


def cost_curve(history: ArrayLike, title: str = "") -> Picture:
    """Return the cost J against the iteration, counted from 1. `history` holds one J for each iteration."""
    costs = line("history", history)

    def draw() -> Figure:
        figure, axes = layout.one_plot()
        axes.plot(np.arange(1, len(costs) + 1), costs, color=style(0).colour, marker="o")
        axes.set(xlabel="iteration", ylabel="cost J")
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))
        return figure

    ends = f"from {number(costs[0])} to {number(costs[-1])}"
    alt = f"Line plot of the cost J over {count(len(costs), 'iteration')}: {ends}. {_say_rise(costs)}"
    return Picture(draw, alt, title)


def curve(xs: ArrayLike, ys: ArrayLike, x: str = "x", y: str = "y", title: str = "") -> Picture:
    """Return a plain line through the points (xs, ys), both of shape (n,). `x` and `y` label the axes."""
    across, up = line("xs", xs), line("ys", ys)
    if len(across) != len(up):
        raise ValueError(f"xs and ys must be equally long; they hold {len(across)} and {len(up)} numbers.")

    def draw() -> Figure:
        figure, axes = layout.one_plot()
        axes.plot(across, up, color=style(0).colour, marker="o" if len(across) <= 30 else None)
        _name_axes(axes, across, x, y)
        return figure

    places = {"first": 0, "last": -1, "lowest": int(up.argmin()), "highest": int(up.argmax())}
    said = [f"{word} {number(up[i])} at {x} {number(across[i])}" for word, i in places.items()]
    return Picture(draw, f"Line plot of {y} against {x}, {count(len(up), 'value')}: {', '.join(said)}.", title)


def curves(xs: ArrayLike, lines: Mapping[str, ArrayLike], x: str = "x", y: str = "y", title: str = "") -> Picture:
    """Return several lines over the same `xs`, shape (n,): each name in `lines` stands for its values, shape (n,)."""
    across = line("xs", xs)
    ups = {name: line(name, values) for name, values in lines.items()}
    for name, up in ups.items():
        if len(across) != len(up):
            raise ValueError(f"xs and {name} must be equally long; they hold {len(across)} and {len(up)} numbers.")

    def draw() -> Figure:
        entries = [
            Line2D(across, up, color=style(i).colour, marker=style(i).marker, label=name)
            for i, (name, up) in enumerate(ups.items())
        ]
        figure, axes = layout.one_plot(entries)
        for entry in entries:
            axes.add_line(entry)
        axes.autoscale_view()
        _name_axes(axes, across, x, y)
        return figure

    said = [
        f"{name}: first {number(up[0])}, last {number(up[-1])}, {span('values', up.tolist())}"
        for name, up in ups.items()
    ]
    return Picture(draw, f"{count(len(ups), 'line')} of {y} against {x}. {'; '.join(said)}.", title)


def bars(names: Sequence[object], values: ArrayLike, x: str = "", y: str = "value", title: str = "") -> Picture:
    """Return one bar for each name, as high as its value, shape (n,). `x` and `y` label the axes."""
    heights, labels = line("values", values), [str(name) for name in names]
    if len(labels) != len(heights):
        raise ValueError(f"names and values must be equally long; they hold {len(labels)} and {len(heights)}.")

    def draw() -> Figure:
        figure, axes = layout.one_plot()
        axes.bar(labels, heights, color=style(0).colour)
        axes.set(xlabel=x, ylabel=y)
        return figure

    said = ", ".join(f"{name} {number(height)}" for name, height in zip(labels, heights, strict=True))
    return Picture(draw, f"Bar chart of {y}: {said}.", title)


def histogram(values: ArrayLike, x: str = "value", title: str = "") -> Picture:
    """Return a histogram of `values`, shape (n,), in 20 bars of equal width. `x` labels the axis."""
    numbers = line("values", values)
    counts, edges = np.histogram(numbers, bins=20)

    def draw() -> Figure:
        figure, axes = layout.one_plot()
        axes.hist(numbers, bins=edges.tolist(), color=style(0).colour, edgecolor="white")
        axes.set(xlabel=x, ylabel="count")
        return figure

    tallest = int(np.argmax(counts))
    where = f"from {number(edges[tallest])} to {number(edges[tallest + 1])}"
    alt = f"Histogram of {count(len(numbers), 'value')}: {span(x, numbers.tolist())}."
    return Picture(draw, f"{alt} The tallest bar, {where}, holds {int(np.max(counts))}.", title)


def images(images: ArrayLike, titles: Sequence[object] | None = None, columns: int = 10) -> Picture:
    """Return grey images, shape (n, height, width), in rows of `columns`. The more ink a pixel has, the darker it is.

    `titles` holds one title for each image. Raises ValueError for another shape or number of titles.
    """
    stack = floats("images", images)
    if stack.ndim != 3 or stack.size == 0:
        reshape = "Rows of 64 pixels become images by .reshape(-1, 8, 8)."
        raise ValueError(f"images must have shape (n, height, width); the shape is {stack.shape}. {reshape}")
    n, height, width = stack.shape
    captions = [""] * n if titles is None else [str(title) for title in titles]
    if len(captions) != n:
        raise ValueError(f"titles must hold one for each image: {n}, not {len(captions)}.")
    named = "" if titles is None else f" Their titles: {listing(captions)}."

    def draw() -> Figure:
        return _draw_images(stack, captions, min(columns, n))

    return Picture(draw, f"{count(n, 'grey image')} of {height} by {width} pixels.{named}")


def colour_pictures(pictures: Sequence[ArrayLike], titles: Sequence[str]) -> Picture:
    """Return colour pictures side by side, each of shape (height, width, 3) with red, green and blue from 0 to 255."""
    titled = [(title, floats("picture", picture)) for picture, title in zip(pictures, titles, strict=True)]
    for _, colours in titled:
        if colours.ndim != 3 or colours.shape[2] != 3:
            raise ValueError(f"A colour picture has shape (height, width, 3); the shape is {colours.shape}.")

    def draw() -> Figure:
        figure, all_axes = layout.panels(len(titled), words=False)
        for axes, (title, colours) in zip(all_axes, titled, strict=True):
            axes.imshow(np.clip(colours, 0, 255) / 255)
            axes.set_title(title)
            axes.set_axis_off()
        return figure

    said = []
    for title, colours in titled:
        different = len(np.unique(colours.reshape(-1, 3), axis=0))
        said.append(f"{title}: {colours.shape[1]} by {colours.shape[0]} pixels in {count(different, 'colour')}")
    return Picture(draw, f"{count(len(said), 'colour picture')} side by side. {'; '.join(said)}.")


def _name_axes(axes: Axes, across: Floats, x: str, y: str) -> None:
    """Name both axes. Where all places across are whole numbers, so are the marks on that axis."""
    axes.set(xlabel=x, ylabel=y)
    if np.array_equal(across, np.round(across)):
        axes.xaxis.set_major_locator(MaxNLocator(integer=True, min_n_ticks=1))


def _shade_cells(axes: Axes, centroids: Floats, frame: scatter.Limits) -> None:
    """Shade from the last to the first, so that of equal centroids the lowest index is on top."""
    (left, right), (bottom, top) = frame
    corners = np.array([(left, bottom), (right, bottom), (right, top), (left, top)])
    for cluster in reversed(range(len(centroids))):
        colour = style(cluster).colour
        polygon = cell(centroids[cluster], centroids, corners)
        axes.add_patch(Polygon(polygon, facecolor="white", zorder=0.5))
        axes.add_patch(Polygon(polygon, facecolor=colour, alpha=0.25, zorder=0.5))
        axes.add_patch(Polygon(polygon, fill=False, edgecolor=INK, zorder=0.6))


def _say_rise(costs: Floats) -> str:
    risen = np.flatnonzero(np.diff(costs) > 0)
    return "It never rises." if risen.size == 0 else f"It rises at iteration {risen[0] + 2}."


def _draw_images(stack: Floats, titles: Sequence[str], columns: int) -> Figure:
    rows = -(-len(stack) // columns)
    figure = Figure(figsize=(0.9 * columns, 1.1 * rows))
    figure.subplots_adjust(left=0.01, right=0.99, bottom=0.01, top=1 - 0.2 / rows, hspace=0.3, wspace=0.1)
    darkest, lightest = float(stack.max()), min(0.0, float(stack.min()))
    for i, (image, title) in enumerate(zip(stack, titles, strict=True), start=1):
        axes = figure.add_subplot(rows, columns, i)
        axes.imshow(image, cmap="gray_r", vmin=lightest, vmax=darkest)
        axes.set_title(title, fontsize=9)
        axes.set_axis_off()
    return figure
