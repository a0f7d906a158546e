"""What is asked about `euclidean_distance(a, b)`: the straight-line distance between two points."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from courselab.faults import largest, number_value
from kmeans_lab.exercises.euclidean_distance import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion
from solutions.questions._euclidean_distance_misconceptions import MISCONCEPTIONS
from solutions.questions._euclidean_distance_styles import STYLES
from solutions.questions._shared import HUGE, TINY, cloud, point_text, read_only, strided, tenths, whole_numbers

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.5,
        RULES["ordinary inputs"],
        "Compute (0, 0) to (3, 4) by hand and look at each step: difference, square, sum, root.",
    ),
    Aspect(
        "any number of coordinates",
        1.0,
        RULES["any number of coordinates"],
        "Look at: what np.sum adds up when no coordinate is named.",
    ),
    Aspect(
        "equal points",
        0.5,
        RULES["equal points"],
        "Call your function with the same point twice.",
    ),
    Aspect(
        "large and tiny numbers",
        0.5,
        RULES["large and tiny numbers"],
        "Look for rounding, for numbers added for safety, and for a dtype smaller than float64.",
    ),
    Aspect(
        "integers",
        0.5,
        RULES["integers"],
        "Look at: the dtype of each array that you make.",
    ),
    Aspect(
        "memory layout",
        0.5,
        RULES["memory layout"],
        "Look at: which lines write into an array that was handed in.",
    ),
    Aspect(
        ARGUMENTS_LEFT_ALONE,
        0.5,
        LEFT_ALONE,
        "Look at: the difference between a = a - b and a -= b.",
    ),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden pairs of points."""
    return [
        *_ordinary(rng),
        *_numbers_of_coordinates(rng),
        *_equal(rng),
        *_large_and_tiny(rng),
        *_integers(rng),
        *_layouts(rng),
    ]


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    shared = tenths(rng, 2, 3)
    shared[1, 1] = shared[0, 1]
    return [
        Case(aspect, "two coordinates with one decimal", tuple(tenths(rng, 2, 2))),
        Case(aspect, "two coordinates", tuple(cloud(rng, 2, 2, 3.0))),
        Case(aspect, "two coordinates, negative", tuple(cloud(rng, 2, 2, 3.0, -20.0))),
        Case(aspect, "three coordinates", tuple(cloud(rng, 2, 3, 3.0))),
        Case(aspect, "three coordinates, far apart", tuple(cloud(rng, 2, 3, 100.0))),
        Case(aspect, "three coordinates, one of them the same", tuple(shared)),
        Case(aspect, "less than 1 apart", tuple(cloud(rng, 2, 2, 0.1, 3.0))),
        Case(aspect, "all coordinates of a point equal", (np.full(3, 1.5), cloud(rng, 1, 3, 3.0)[0])),
    ]


def _numbers_of_coordinates(rng: np.random.Generator) -> list[Case]:
    aspect = "any number of coordinates"
    low, high = np.sort(rng.choice(np.arange(-50, 51), size=(2, 1), replace=False) / 10, axis=0)
    quarters = whole_numbers(rng, 1, 5, 20)[0] / 4
    return [
        Case(aspect, "one coordinate, a below b", (low, high)),
        Case(aspect, "one coordinate, a above b", (high, low)),
        Case(aspect, "one coordinate, random", tuple(cloud(rng, 2, 1, 5.0))),
        Case(aspect, "four coordinates with one decimal", tuple(tenths(rng, 2, 4))),
        Case(aspect, "five coordinates, all differences equal", (quarters, quarters + rng.integers(1, 9) / 4)),
        Case(aspect, "seven coordinates", tuple(cloud(rng, 2, 7))),
        Case(aspect, "64 coordinates, as of a digit", tuple(cloud(rng, 2, 64, 4.0, 8.0))),
    ]


def _equal(rng: np.random.Generator) -> list[Case]:
    aspect = "equal points"
    short, one, long = tenths(rng, 1, 2)[0], cloud(rng, 1, 1, 5.0)[0], cloud(rng, 1, 6, 5.0)[0]
    return [
        Case(aspect, "two coordinates", (short, short.copy())),
        Case(aspect, "one coordinate", (one, one.copy())),
        Case(aspect, "six coordinates", (long, long.copy())),
        Case(aspect, "both at the origin", (np.zeros(3), np.zeros(3))),
    ]


def _large_and_tiny(rng: np.random.Generator) -> list[Case]:
    aspect = "large and tiny numbers"
    tiny = cloud(rng, 1, 3, TINY)[0]
    return [
        Case(aspect, f"of the order of {HUGE:g}", tuple(cloud(rng, 2, 3, HUGE))),
        Case(aspect, f"of the order of {TINY:g}", tuple(cloud(rng, 2, 2, TINY))),
        Case(aspect, "equal and tiny", (tiny, tiny.copy())),
        *(
            Case(aspect, f"close together, {offset:g} from zero", tuple(cloud(rng, 2, d, 1.0, offset)))
            for offset, d in ((1e3, 4), (-1e3, 4), (1e4, 3), (-1e4, 3))
        ),
    ]


def _integers(rng: np.random.Generator) -> list[Case]:
    aspect = "integers"
    return [
        Case(aspect, "small whole numbers", (np.array([0, 0]), 1 + rng.permutation(5)[:2])),
        Case(aspect, "whole numbers", tuple(whole_numbers(rng, 2, 3, 50))),
        Case(aspect, "whole numbers up to 100,000", tuple(whole_numbers(rng, 2, 4, 100_000))),
        Case(aspect, "whole numbers and decimals", (whole_numbers(rng, 1, 3)[0], cloud(rng, 1, 3, 5.0)[0])),
        Case(aspect, "decimals and whole numbers", (cloud(rng, 1, 3, 5.0)[0], whole_numbers(rng, 1, 3)[0])),
    ]


def _layouts(rng: np.random.Generator) -> list[Case]:
    aspect = "memory layout"
    a, b = cloud(rng, 2, 5, 3.0)
    return [
        Case(aspect, "read-only", tuple(read_only(point) for point in tenths(rng, 2, 3))),
        Case(aspect, "strided", (strided(a), strided(b))),
        Case(aspect, "strided beside contiguous", (strided(b), a)),
    ]


def valid(case: Case) -> bool:
    """Whether the points are equal where the aspect has it so; a single coordinate has an aspect of its own."""
    a, b = case.arguments
    if case.aspect == "ordinary inputs" and len(a) == 1:
        return False
    return case.aspect == "large and tiny numbers" or np.array_equal(a, b) is (case.aspect == "equal points")


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge a distance to six digits; only where the points are equal, against the size of the coordinates."""
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    a, b = case.arguments
    absolute = 1e-7 * largest(a, b) if np.array_equal(a, b) else 0.0
    name = f"distance between {point_text(a)} and {point_text(b)}"
    return number_value(name, answer, expected, relative=1e-6, absolute=absolute)


question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    styles=STYLES,
    axes={"a": "d", "b": "d"},
    valid=valid,
)
