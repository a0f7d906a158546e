"""Right ways to write `euclidean_distance` beside the solution's: small changes of them are learners' mistakes."""

import math

import numpy as np

from solutions.questions._shared import Array


def in_one_line(a: Array, b: Array) -> float:
    """All four moves in one expression."""
    return np.sqrt(np.sum((a - b) ** 2))


def by_loop(a: Array, b: Array) -> float:
    """A running total over the positions."""
    total = 0.0
    for i in range(len(a)):
        total += (a[i] - b[i]) ** 2
    return math.sqrt(total)


def by_pairs(a: Array, b: Array) -> float:
    """The coordinates in pairs, in one expression."""
    return math.sqrt(sum((x - y) ** 2 for x, y in zip(a, b, strict=True)))


def by_difference(a: Array, b: Array) -> float:
    """A list of differences first, then the root of their squares' sum."""
    differences = [x - y for x, y in zip(a, b, strict=True)]
    total = 0.0
    for difference in differences:
        square = difference * difference
        total = total + square
    return total**0.5


def by_norm(a: Array, b: Array) -> float:
    """The library's norm of the difference."""
    return float(np.linalg.norm(a - b))


STYLES = (in_one_line, by_loop, by_pairs, by_difference, by_norm)
