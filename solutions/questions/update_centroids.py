"""What is asked about `update_centroids(X, labels, centroids)`: the mean of the points given each label."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from courselab.faults import largest
from kmeans_lab.exercises.update_centroids import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion
from solutions.questions._shared import (
    HUGE,
    TINY,
    Array,
    cloud,
    clusters_without,
    differing,
    every_label,
    fortran,
    has_every_label,
    random_clusters,
    read_only,
    squared_distances,
    strided,
    tenths,
    whole_numbers,
)
from solutions.questions._update_centroids_misconceptions import MISCONCEPTIONS
from solutions.questions._update_centroids_styles import STYLES

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Pick the points of one label; look at: np.mean and its axis.",
    ),
    Aspect(
        "labels as given",
        0.5,
        RULES["labels as given"],
        "Look at: every line that computes a distance, and whether the mean needs one.",
    ),
    Aspect(
        "empty clusters",
        1.0,
        RULES["empty clusters"],
        "Count the points of a label before you divide.",
    ),
    Aspect(
        "edge shapes",
        0.5,
        RULES["edge shapes"],
        "Print the shape of what you return for one cluster, and for one coordinate.",
    ),
    Aspect(
        "large and tiny numbers",
        0.5,
        RULES["large and tiny numbers"],
        "Look for rounding, for fixed numbers, and for a dtype smaller than float64.",
    ),
    Aspect(
        "integers",
        0.5,
        RULES["integers"],
        "Look at: the dtype of the array that you fill.",
    ),
    Aspect(
        "memory layout",
        0.5,
        RULES["memory layout"],
        "Fill an array of your own; look at: copy.",
    ),
    Aspect(
        ARGUMENTS_LEFT_ALONE,
        0.5,
        LEFT_ALONE,
        "A second name for an array is not a second array; look at: copy.",
    ),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden points, labels and previous centroids."""
    return [
        *_ordinary(rng),
        *_labels_as_given(rng),
        *_empty(rng),
        *_edges(rng),
        *_large_and_tiny(rng),
        *_integers(rng),
        *_layouts(rng),
    ]


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    short = tenths(rng, 7, 2)
    return [
        Case(aspect, "five points with one decimal", (short[:5], rng.permutation([0, 0, 0, 1, 1]), short[5:])),
        Case(aspect, "40 points", _nearest(rng, 40, 3, 2)),
        Case(aspect, "60 points of four coordinates", _nearest(rng, 60, 5, 4)),
        Case(aspect, "1,100 points", _nearest(rng, 1100, 3, 2)),
    ]


def _labels_as_given(rng: np.random.Generator) -> list[Case]:
    aspect = "labels as given"
    short = np.array([[0.0, 0.0], [0.0, 1.0], [8.0, 8.0], [8.0, 9.0]]) + tenths(rng, 1, 2)
    X, labels, centroids = random_clusters(rng, 25, 4, 3)
    return [
        Case(aspect, "four points labelled by the farther centroid", (short, np.array([1, 1, 0, 0]), short[[0, 3]])),
        Case(aspect, "random labels", random_clusters(rng, 30, 3, 2)),
        Case(aspect, "random labels as int32", (X, labels.astype(np.int32), centroids)),
    ]


def _empty(rng: np.random.Generator) -> list[Case]:
    """Empty clusters in every place, and two that only look empty: a mean of zero, and nothing but zeros."""
    aspect = "empty clusters"
    short = tenths(rng, 5, 2)
    whole, half = whole_numbers(rng, 4, 2), whole_numbers(rng, 4, 2)
    balanced = np.concatenate([half, -half]) * 1.0
    zeros = np.concatenate([np.zeros((3, 2)), cloud(rng, 4, 2)])
    return [
        Case(aspect, "three points, the first cluster empty", (short[:3], np.array([1, 1, 1]), short[3:])),
        Case(aspect, "one point, two clusters empty", (short[:1], np.array([1]), short[2:])),
        Case(aspect, "the first of four empty", clusters_without(rng, 4, [0])),
        Case(aspect, "the last of four empty", clusters_without(rng, 4, [3])),
        Case(aspect, "two in the middle empty", clusters_without(rng, 5, [1, 3])),
        Case(aspect, "more clusters than points", (cloud(rng, 3, 3), rng.permutation(6)[:3], cloud(rng, 6, 3, 4.0))),
        Case(aspect, "one of four empty, stored by columns", tuple(map(fortran, clusters_without(rng, 4, [2])))),
        Case(aspect, "whole points, one cluster empty", (whole, np.array([0, 2, 0, 2]), short[2:])),
        Case(aspect, "a cluster with mean zero", (balanced, np.zeros(8, dtype=int), tenths(rng, 2, 2))),
        Case(aspect, "a cluster of zeros", (zeros, np.array([1, 1, 1, 0, 0, 2, 2]), tenths(rng, 3, 2))),
    ]


def _edges(rng: np.random.Generator) -> list[Case]:
    aspect = "edge shapes"
    X, labels, centroids = _nearest(rng, 20, 3, 2)
    again = np.concatenate([np.arange(20), rng.integers(20, size=15)])
    sizes = rng.permutation(np.repeat([0, 1, 2], [1, 2, 20]))
    return [
        Case(aspect, "one point, one cluster, one coordinate", (tenths(rng, 1, 1), np.array([0]), tenths(rng, 1, 1))),
        Case(aspect, "one cluster", random_clusters(rng, 8, 1, 3)),
        Case(aspect, "one coordinate", random_clusters(rng, 12, 3, 1)),
        Case(aspect, "one point in each cluster", random_clusters(rng, 4, 4, 2)),
        Case(aspect, "300 clusters", random_clusters(rng, 340, 300, 2)),
        Case(aspect, "clusters of 1, 2 and 20 points", (cloud(rng, 23, 2), sizes, cloud(rng, 3, 2))),
        Case(aspect, "equal points", (X[again], labels[again], centroids)),
    ]


def _large_and_tiny(rng: np.random.Generator) -> list[Case]:
    aspect = "large and tiny numbers"
    return [
        Case(aspect, f"of the order of {HUGE:g}", random_clusters(rng, 20, 3, 2, scale=HUGE)),
        Case(aspect, f"of the order of {TINY:g}", random_clusters(rng, 6, 2, 2, scale=TINY)),
        Case(aspect, "1e3 from zero", random_clusters(rng, 20, 3, 4, offset=1e3)),
        Case(aspect, "1e6 from zero", random_clusters(rng, 20, 3, 2, offset=1e6)),
    ]


def _integers(rng: np.random.Generator) -> list[Case]:
    """The coordinates of two points add up to odd numbers, so that no mean is whole, or even ones, so that each is."""
    aspect = "integers"
    pair = whole_numbers(rng, 1, 2)
    odd = np.concatenate([pair, pair + 2 * whole_numbers(rng, 1, 2) + 1, whole_numbers(rng, 3, 2)])
    even = np.concatenate([pair, pair + 2 * whole_numbers(rng, 1, 2), np.repeat(whole_numbers(rng, 1, 2), 3, axis=0)])
    whole, decimals = whole_numbers(rng, 2, 2), cloud(rng, 2, 2, 3.0)
    labels = np.array([0, 0, 1, 1, 1])
    return [
        Case(aspect, "whole numbers", (odd, labels, whole)),
        Case(aspect, "whole numbers with whole means", (even, labels, whole)),
        Case(aspect, "whole points, previous centroids with decimals", (odd, labels, decimals)),
        Case(aspect, "whole previous centroids, points with decimals", (cloud(rng, 5, 2, 3.0), labels, whole)),
    ]


def _layouts(rng: np.random.Generator) -> list[Case]:
    aspect = "memory layout"
    short = (tenths(rng, 4, 2), np.array([0, 1, 0, 1]), tenths(rng, 2, 2))
    return [
        Case(aspect, "stored by columns", tuple(map(fortran, random_clusters(rng, 15, 3, 3)))),
        Case(aspect, "read-only", tuple(map(read_only, short))),
        Case(aspect, "strided", tuple(map(strided, random_clusters(rng, 15, 3, 3)))),
    ]


def _nearest(rng: np.random.Generator, n: int, k: int, d: int) -> tuple[Array, Array, Array]:
    """Points, the labels of their nearest centroids, and the centroids; each cluster has two points or more."""
    centroids = 10.0 * rng.permutation(np.eye(k, d) + np.arange(k)[:, np.newaxis])
    X = centroids[np.concatenate([np.arange(k), every_label(rng, n - k, k)])] + cloud(rng, n, d)
    return X, squared_distances(X, centroids).argmin(axis=1), centroids


def valid(case: Case) -> bool:
    """Whether no cluster is empty, but in the aspect that is about them."""
    _, labels, centroids = case.arguments
    return case.aspect == "empty clusters" or has_every_label(labels, len(centroids))


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge centroids to nine digits of the largest number in X and centroids."""
    X, labels, centroids = case.arguments
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    with np.errstate(all="ignore"):
        close = np.abs(answer.astype(float) - expected) <= 1e-9 * largest(X, centroids)
    wrong = np.flatnonzero(~close.all(axis=1))
    if not wrong.size:
        return None
    finite = "" if np.isfinite(answer[wrong[0]]).all() else ", and which holds nan or infinity"
    first = f"centroid {wrong[0]}, whose cluster has {_count(labels, wrong[0])}"
    return f"{differing(wrong.size, len(centroids), 'centroid')} {first}{finite}."


def _count(labels: Array, label: int) -> str:
    n = int(np.count_nonzero(labels == label))
    return {0: "no points", 1: "one point"}.get(n, f"{n} points")


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
