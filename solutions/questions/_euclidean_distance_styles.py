"""Right ways to write `euclidean_distance` beside the solution's: small changes of them are learners' mistakes."""

import math

import numpy as np

from solutions.questions._shared import Array


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


def by_buffer(a: Array, b: Array) -> float:
    """An array of squares that is filled one by one."""
    squares = np.zeros(len(a))
    for i in range(len(a)):
        squares[i] = (a[i] - b[i]) ** 2
    return np.sqrt(np.sum(squares))


def by_norm(a: Array, b: Array) -> float:
    """The library's norm of the difference."""
    return float(np.linalg.norm(a - b))


STYLES = (by_buffer, by_loop, by_pairs, by_difference, by_norm)
