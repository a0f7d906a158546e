"""Known wrong ways to compute a distance, each as the short function that a learner with it writes."""

from typing import Any

import numpy as np

from grader.questions import Misconception
from solutions.questions._shared import NOTHING_RETURNED, Array


def _no_root(a: Array, b: Array) -> Any:
    return np.sum((a - b) ** 2)


def _manhattan(a: Array, b: Array) -> Any:
    return np.sum(np.abs(a - b))


def _largest_difference(a: Array, b: Array) -> Any:
    return np.max(np.abs(a - b))


def _mean_of_squares(a: Array, b: Array) -> Any:
    return np.sqrt(np.mean((a - b) ** 2))


def _sum_before_square(a: Array, b: Array) -> Any:
    return np.sqrt(np.sum(a - b) ** 2)


def _difference_of_lengths(a: Array, b: Array) -> Any:
    return abs(np.linalg.norm(a) - np.linalg.norm(b))


def _plus_for_minus(a: Array, b: Array) -> Any:
    return np.linalg.norm(a + b)


def _difference_of_squares(a: Array, b: Array) -> Any:
    with np.errstate(invalid="ignore"):
        return np.sqrt(np.sum(a**2 - b**2))


def _two_coordinates(a: Array, b: Array) -> Any:
    return np.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2)


def _last_left_out(a: Array, b: Array) -> Any:
    return np.linalg.norm(a[:-1] - b[:-1])


def _one_for_each_coordinate(a: Array, b: Array) -> Any:
    return np.sqrt((a - b) ** 2)


def _array_of_one_number(a: Array, b: Array) -> Any:
    return np.array([np.linalg.norm(a - b)])


def _whole_number(a: Array, b: Array) -> Any:
    return int(np.linalg.norm(a - b))


def _two_decimals(a: Array, b: Array) -> Any:
    return round(float(np.linalg.norm(a - b)), 2)


def _root_of_degree_d(a: Array, b: Array) -> Any:
    return np.sum((a - b) ** 2) ** (1 / len(a))


def _signed_in_one_dimension(a: Array, b: Array) -> Any:
    return a[0] - b[0] if len(a) == 1 else np.linalg.norm(a - b)


def _single_precision(a: Array, b: Array) -> Any:
    return np.linalg.norm(a.astype(np.float32) - b.astype(np.float32))


def _added_for_safety(a: Array, b: Array) -> Any:
    return np.sqrt(np.sum((a - b) ** 2) + 1e-8)


def _changed_point(a: Array, b: Array) -> Any:
    a -= b
    return np.linalg.norm(a)


MISCONCEPTIONS = (
    Misconception(
        "no square root",
        "It looks as if the squared differences are added up, and the root is left out.",
        "Look at: np.sqrt, and the last step of the formula.",
        _no_root,
    ),
    Misconception(
        "Manhattan distance",
        "It looks as if absolute differences are added up: the way along the streets, not the straight line.",
        "Compare the order of three steps with the formula: square, sum, root.",
        _manhattan,
    ),
    Misconception(
        "largest difference only",
        "It looks as if only the largest difference counts.",
        "Every coordinate adds its share; look at: np.sum.",
        _largest_difference,
    ),
    Misconception(
        "mean in place of sum",
        "It looks as if the squared differences are averaged, so the number of coordinates divides them.",
        "Look at: np.mean and np.sum, and which of them the formula names.",
        _mean_of_squares,
    ),
    Misconception(
        "squared after the sum",
        "It looks as if the differences are added first and squared after, so that they cancel out.",
        "Look at: which brackets close before the square.",
        _sum_before_square,
    ),
    Misconception(
        "difference of lengths",
        "It looks as if the lengths of the two points are subtracted; two points on one circle then have no distance.",
        "Subtract the points first; look at: what np.linalg.norm is given.",
        _difference_of_lengths,
    ),
    Misconception(
        "plus for minus",
        "It looks as if the points are added, where their difference is asked.",
        "Ask what your function says of two equal points.",
        _plus_for_minus,
    ),
    Misconception(
        "difference of squares",
        "It looks as if each coordinate is squared before the subtraction.",
        "Compare (5 - 3) squared with 5 squared minus 3 squared.",
        _difference_of_squares,
    ),
    Misconception(
        "two coordinates only",
        "It looks as if only the first two coordinates are used.",
        "Let NumPy work on whole arrays, so that no coordinate needs a number.",
        _two_coordinates,
    ),
    Misconception(
        "last coordinate left out",
        "It looks as if the last coordinate is left out.",
        "Look at: where range or a slice ends.",
        _last_left_out,
    ),
    Misconception(
        "one value per coordinate",
        "It looks as if each coordinate keeps a value of its own, and nothing is added up.",
        "Look at: np.sum.",
        _one_for_each_coordinate,
    ),
    Misconception(
        "array of one number",
        "It looks as if the distance is wrapped in an array.",
        "Look at: the shape of what you return, and the axis or keepdims that makes it.",
        _array_of_one_number,
    ),
    Misconception(
        "cut to a whole number",
        "It looks as if the distance is cut to a whole number.",
        "Look at: int, and what it does to 3.9.",
        _whole_number,
    ),
    Misconception(
        "rounded to two decimals",
        "It looks as if the distance is rounded to two decimals.",
        "Round when you print, not when you return.",
        _two_decimals,
    ),
    Misconception(
        "root of degree d",
        "It looks as if the root has as many degrees as there are coordinates.",
        "The root is a square root in any number of dimensions; look at: np.sqrt.",
        _root_of_degree_d,
    ),
    Misconception(
        "signed in one dimension",
        "It looks as if points of one coordinate get a plain difference, which can be negative.",
        "The formula needs no special case for one coordinate.",
        _signed_in_one_dimension,
    ),
    Misconception(
        "single precision",
        "It looks as if the numbers are cut to float32, which keeps seven digits.",
        "Look at: the dtype of each array on the way.",
        _single_precision,
    ),
    Misconception(
        "number added for safety",
        "It looks as if a small number is added under the root; equal points are then not at distance 0.",
        "The root of 0 is safe.",
        _added_for_safety,
    ),
    NOTHING_RETURNED,
    Misconception(
        "writes into an argument",
        "It looks as if the result is written into the first point, which the caller still needs.",
        "Look at: operators that end in =, such as -=.",
        _changed_point,
    ),
)
