"""The cell of a centroid: the part of the plane for which no other centroid is nearer. Its borders are straight."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from .arrays import Floats


def cell(own: Floats, others: Iterable[Floats], corners: Floats) -> Floats:
    """Return the corners of the cell of `own`, shape (m, 2), within the convex polygon `corners`.

    Each other centroid cuts off what lies beyond the perpendicular bisector between the two; an equal one cuts nothing.
    """
    for other in others:
        if len(corners) and not np.array_equal(own, other):
            corners = _cut(corners, (own + other) / 2, other - own)
    return corners


def _cut(corners: Floats, on_border: Floats, away: Floats) -> Floats:
    """Keep the part of a convex polygon that lies against the direction `away`, as Sutherland and Hodgman (1974) do."""
    beyond = (corners - on_border) @ away
    kept = []
    for (start, end), (before, after) in zip(
        pairwise([*corners, corners[0]]), pairwise([*beyond, beyond[0]]), strict=True
    ):
        if before <= 0:
            kept.append(start)
        if before * after < 0:
            kept.append(start + (end - start) * before / (before - after))
    return np.array(kept).reshape(-1, 2)
