"""Where plots, words and legends stand on a figure, in inches.

The places are fixed. So the plots of all figures line up, and nothing is drawn twice to be measured, as matplotlib's
own layouts do: they take longer than the drawing itself.
"""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

INK = "#333333"  # What is drawn and written to be read.
PLAIN = "#666666"  # What stands back: axes, grids, guides.

PLOT = (4.05, 3.04)  # Width and height. Small, so that a narrow screen shrinks the words little.
PANEL = (1.95, 1.46)
PANELS_IN_A_ROW = 2
LEFT, RIGHT, BOTTOM, TOP = 0.85, 0.1, 0.55, 0.2  # For the words beside a plot.
PANEL_LEFT, PANEL_TOP = 0.7, 0.35
LEGEND_COLUMNS, LEGEND_ROW, LEGEND_GAP = 4, 0.22, 0.12


def one_plot(entries: Sequence[Line2D] = ()) -> tuple[Figure, Axes]:
    """Return a figure with one plot, and beneath it a legend of the entries."""
    below = _legend_height(entries)
    figure = Figure(figsize=(LEFT + PLOT[0] + RIGHT, below + BOTTOM + PLOT[1] + TOP))
    _add_legend(figure, entries)
    return figure, _add_axes(figure, LEFT, below + BOTTOM, PLOT)


def panels(n: int, entries: Sequence[Line2D] = (), words: bool = True) -> tuple[Figure, list[Axes]]:
    """Return a figure with n small plots in rows, and beneath them a legend of the entries.

    Without `words` the plots have a title only, and take the place that the names of axes would have.
    """
    columns, rows = min(n, PANELS_IN_A_ROW), -(-n // PANELS_IN_A_ROW)
    below = _legend_height(entries)
    left, bottom = (PANEL_LEFT, BOTTOM) if words else (RIGHT, 0.0)
    width, height = PANEL_LEFT + PANEL[0] + RIGHT, PANEL_TOP + PANEL[1] + BOTTOM
    size = width - left - RIGHT, height - PANEL_TOP - bottom
    figure = Figure(figsize=(columns * width, below + rows * height))
    _add_legend(figure, entries)
    places = [divmod(i, columns) for i in range(n)]
    return figure, [
        _add_axes(figure, column * width + left, below + (rows - 1 - row) * height + bottom, size)
        for row, column in places
    ]


def _legend_height(entries: Sequence[Line2D]) -> float:
    rows = -(-len(entries) // LEGEND_COLUMNS)
    return LEGEND_GAP + LEGEND_ROW * rows if rows else 0.0


def _add_legend(figure: Figure, entries: Sequence[Line2D]) -> None:
    if entries:
        columns = min(len(entries), LEGEND_COLUMNS)
        figure.legend(handles=entries, loc="lower center", ncols=columns, frameon=False, borderaxespad=0.2)


def _add_axes(figure: Figure, left: float, bottom: float, size: tuple[float, float]) -> Axes:
    across, up = figure.get_size_inches()
    axes = figure.add_axes((left / across, bottom / up, size[0] / across, size[1] / up))
    axes.spines[["top", "right"]].set_visible(False)
    axes.grid(color=PLAIN, alpha=0.15)
    axes.set_axisbelow(True)
    return axes
