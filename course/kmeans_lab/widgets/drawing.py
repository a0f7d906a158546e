"""What a front end needs to draw as the figures do: the outlines of markers, and round numbers for axes."""

from typing import Any

import numpy as np
from matplotlib.markers import MarkerStyle
from matplotlib.ticker import MaxNLocator

from ..palette import style


def outline(marker: str) -> list[list[float]]:
    """Return the corners of a marker of the figures, about 1 from its middle, with y downwards as on a screen."""
    shape = MarkerStyle(marker)
    path = shape.get_path().transformed(shape.get_transform())
    corners = np.array(path.to_polygons()[0])[:-1]
    across, up = 1.2 * corners.T / np.sqrt(np.abs(corners).max())
    return np.column_stack([across, -up]).round(3).tolist()


def ticks(low: float, high: float, beyond: bool = False) -> list[float]:
    """Return round numbers between two others, with `beyond` also the first outside."""
    steps = MaxNLocator(5, steps=[1, 2, 5, 10]).tick_values(low, high)
    return [float(tick) for tick in steps if beyond or low <= tick <= high]


def look(cluster: int) -> dict[str, Any]:
    """Return the colour and the outline of a cluster's points."""
    return {"colour": style(cluster).colour, "shape": outline(style(cluster).marker)}
