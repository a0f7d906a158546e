"""What is asked about `kmeans_cost(X, labels, centroids)`: the cost J, a sum of squared distances."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from courselab.faults import largest, number_value
from kmeans_lab.exercises.kmeans_cost import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion
from solutions.questions._kmeans_cost_misconceptions import MISCONCEPTIONS
from solutions.questions._kmeans_cost_styles import STYLES
from solutions.questions._shared import (
    HUGE,
    MANY_COORDINATES,
    TINY,
    Array,
    cloud,
    clusters_without,
    every_label,
    fortran,
    has_every_label,
    random_clusters,
    read_only,
    strided,
    tenths,
    whole_numbers,
)

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Compute J by hand for three points; look at: which numbers np.sum adds up.",
    ),
    Aspect(
        "labels and centroids as given",
        1.0,
        RULES["labels and centroids as given"],
        "Look at: centroids[labels], and every line that computes a mean or a minimum.",
    ),
    Aspect(
        "empty clusters",
        0.5,
        RULES["empty clusters"],
        "Go through the points, or through all rows of centroids; the labels that occur can have gaps.",
    ),
    Aspect(
        "edge shapes",
        0.25,
        RULES["edge shapes"],
        "Print the shape of what you return.",
    ),
    Aspect(
        "large and tiny numbers",
        0.25,
        RULES["large and tiny numbers"],
        "Look for rounding, and for a dtype smaller than float64.",
    ),
    Aspect(
        "integers",
        0.25,
        RULES["integers"],
        "Look at: the dtype of each array that you make.",
    ),
    Aspect(
        "memory layout",
        0.25,
        RULES["memory layout"],
        "Look at: which lines write into an array that was handed in.",
    ),
    Aspect(
        ARGUMENTS_LEFT_ALONE,
        0.5,
        LEFT_ALONE,
        "Look at: the difference between X = X - ... and X -= ...",
    ),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden points, labels and centroids."""
    return [
        *_ordinary(rng),
        *_as_given(rng),
        *_empty(rng),
        *_edges(rng),
        *_large_and_tiny(rng),
        *_integers(rng),
        *_layouts(rng),
    ]


def _ordinary(rng: np.random.Generator) -> list[Case]:
    """Where K-Means has come to rest: each centroid is the mean of the points nearest to it."""
    aspect = "ordinary inputs"
    return [
        Case(aspect, "three points with one decimal", _short_at_rest(rng)),
        Case(aspect, "40 points", _at_rest(rng, 40, 3, 2)),
        Case(aspect, "60 points of four coordinates", _at_rest(rng, 60, 5, 4)),
        Case(aspect, "1,100 points", _at_rest(rng, 1100, 3, 2)),
    ]


def _as_given(rng: np.random.Generator) -> list[Case]:
    aspect = "labels and centroids as given"
    X, labels, centroids = random_clusters(rng, 25, 4, 3)
    far_apart, nearest, means = _at_rest(rng, 30, 3, 2)
    moved = means + cloud(rng, 3, 2, 0.3)
    short = tenths(rng, 5, 2)
    return [
        Case(aspect, "three points, random labels", (short[:3], rng.permutation([0, 0, 1]), short[3:])),
        Case(aspect, "random labels", random_clusters(rng, 30, 3, 2)),
        Case(aspect, "random labels as int32", (X, labels.astype(np.int32), centroids)),
        Case(aspect, "nearest labels, centroids that are not means", (far_apart, nearest, moved)),
        Case(aspect, "300 clusters", random_clusters(rng, 340, 300, 2)),
    ]


def _empty(rng: np.random.Generator) -> list[Case]:
    aspect = "empty clusters"
    short = tenths(rng, 4, 2)
    return [
        Case(aspect, "two points, the first cluster empty", (short[:2], np.array([1, 1]), short[2:])),
        Case(aspect, "one point, two clusters empty", (short[:1], np.array([1]), short[1:])),
        Case(aspect, "the first of four empty", clusters_without(rng, 4, [0])),
        Case(aspect, "the last of four empty", clusters_without(rng, 4, [3])),
        Case(aspect, "two in the middle empty", clusters_without(rng, 5, [1, 3])),
        Case(aspect, "more clusters than points", (cloud(rng, 3, 3), rng.permutation(6)[:3], cloud(rng, 6, 3, 4.0))),
    ]


def _edges(rng: np.random.Generator) -> list[Case]:
    aspect = "edge shapes"
    own = whole_numbers(rng, 3, 2) * 1.0
    labels = every_label(rng, 6, 3)
    X, once, centroids = _at_rest(rng, 12, 3, 2)
    return [
        Case(aspect, "one point, one cluster, one coordinate", random_clusters(rng, 1, 1, 1, scale=5.0)),
        Case(aspect, "one cluster", random_clusters(rng, 8, 1, 3)),
        Case(aspect, "one coordinate", random_clusters(rng, 12, 3, 1)),
        Case(aspect, "as many points as clusters and coordinates", random_clusters(rng, 5, 5, 5)),
        Case(aspect, "80 coordinates", random_clusters(rng, 6, 2, MANY_COORDINATES)),
        Case(aspect, "every point on its centroid", (own[labels], labels, own)),
        Case(aspect, "equal points", (X.repeat(2, axis=0), once.repeat(2), centroids)),
    ]


def _large_and_tiny(rng: np.random.Generator) -> list[Case]:
    aspect = "large and tiny numbers"
    return [
        Case(aspect, f"of the order of {HUGE:g}", random_clusters(rng, 4, 2, 2, scale=HUGE)),
        Case(aspect, f"of the order of {TINY:g}", random_clusters(rng, 4, 2, 2, scale=TINY)),
        Case(aspect, "1e3 from zero", random_clusters(rng, 20, 3, 4, offset=1e3)),
        Case(aspect, "1e4 from zero", random_clusters(rng, 30, 3, 2, offset=1e4)),
        Case(aspect, "1e4 below zero", random_clusters(rng, 30, 3, 3, offset=-1e4)),
    ]


def _integers(rng: np.random.Generator) -> list[Case]:
    aspect = "integers"
    labels, decimals = every_label(rng, 10, 3), cloud(rng, 3, 2, 3.0)
    return [
        Case(aspect, "three whole points", (whole_numbers(rng, 3, 2), np.array([0, 1, 0]), whole_numbers(rng, 2, 2))),
        Case(aspect, "up to 100,000", (whole_numbers(rng, 10, 2, 100_000), labels, whole_numbers(rng, 3, 2, 100_000))),
        Case(aspect, "whole points, centroids with decimals", (whole_numbers(rng, 10, 2), labels, decimals)),
        Case(aspect, "points with decimals, whole centroids", (cloud(rng, 10, 2), labels, whole_numbers(rng, 3, 2))),
    ]


def _layouts(rng: np.random.Generator) -> list[Case]:
    aspect = "memory layout"
    short = (tenths(rng, 4, 2), np.array([0, 1, 0, 1]), tenths(rng, 2, 2))
    return [
        Case(aspect, "stored by columns", tuple(map(fortran, random_clusters(rng, 15, 3, 3)))),
        Case(aspect, "read-only", tuple(map(read_only, short))),
        Case(aspect, "strided", tuple(map(strided, random_clusters(rng, 15, 3, 3)))),
    ]


def _means(X: Array, labels: Array, k: int) -> Array:
    return np.array([X[labels == label].mean(axis=0) for label in range(k)])


def _at_rest(rng: np.random.Generator, n: int, k: int, d: int) -> tuple[Array, Array, Array]:
    """Points in `k` clusters far from each other, their labels, and the means of the clusters as centroids."""
    labels = every_label(rng, n, k)
    places = 20.0 * rng.permutation(k)[:, np.newaxis] * np.ones(d) + cloud(rng, k, d)
    X = places[labels] + cloud(rng, n, d)
    return X, labels, _means(X, labels, k)


def _short_at_rest(rng: np.random.Generator) -> tuple[Array, Array, Array]:
    """Two points on either side of their mean, and one on its own."""
    middle, step, other = tenths(rng, 3, 2) * np.array([[1.0], [0.2], [1.0]])
    X = np.array([middle - step, middle + step, other + 20.0])
    return X, np.array([0, 0, 1]), np.array([middle, X[2]])


def valid(case: Case) -> bool:
    """Whether clusters are empty where the aspect has it so."""
    _, labels, centroids = case.arguments
    return has_every_label(labels, len(centroids)) is not (case.aspect == "empty clusters")


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge J to seven digits, and a little less where rounding of numbers far from zero takes its share.

    Six are enough in the first aspect: float32 then costs the digits that it lacks, and not all points.
    """
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    X, _, centroids = case.arguments
    relative = 1e-6 if case.aspect == ASPECTS[0].name else 1e-7
    absolute = 1e-14 * len(X) * largest(X, centroids) ** 2
    points = "one point" if len(X) == 1 else f"{len(X)} points"
    return number_value(f"cost of {points}", answer, expected, relative, absolute)


question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    styles=STYLES,
    axes={"X": "nd", "labels": "n", "centroids": "kd"},
    indices={"labels": "k"},
    valid=valid,
)
