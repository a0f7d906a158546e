"""What is asked about `assign_clusters(X, centroids)`: the label of the nearest centroid for each point."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.assign_clusters import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion
from solutions.questions._assign_clusters_cases import cases
from solutions.questions._assign_clusters_misconceptions import MISCONCEPTIONS
from solutions.questions._assign_clusters_styles import STYLES
from solutions.questions._shared import Array, differing, has_every_label, is_decided, point_text, squared_distances

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Take one point, compute its distance to each centroid, and look at: np.argmin.",
    ),
    Aspect(
        "ties",
        1.0,
        RULES["ties"],
        "Look at: which index np.argmin gives for [3, 1, 1].",
    ),
    Aspect(
        "empty clusters",
        0.5,
        RULES["empty clusters"],
        "Let one centroid be far from every point, and look at the labels.",
    ),
    Aspect(
        "edge shapes",
        0.5,
        RULES["edge shapes"],
        "Print the shape of each array on the way, for one point and for one centroid.",
    ),
    Aspect(
        "large and tiny numbers",
        0.5,
        RULES["large and tiny numbers"],
        "Look for fixed numbers in your code, for rounding, and for a dtype smaller than float64.",
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
        "Let NumPy index the arrays; look at: lines that reshape X or write into it.",
    ),
    Aspect(
        ARGUMENTS_LEFT_ALONE,
        0.5,
        LEFT_ALONE,
        "Look at: operators such as -=, and assignments to a slice.",
    ),
)


def valid(case: Case) -> bool:
    """Whether each label is beyond dispute, and ties and empty clusters are where they belong."""
    X, centroids = case.arguments
    labels = squared_distances(X, centroids).argmin(axis=1)
    is_full = case.aspect == "empty clusters" and has_every_label(labels, len(centroids))
    return not is_full and is_decided(X, centroids, with_ties=case.aspect == "ties")


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge labels exactly; any integer dtype will do."""
    X, centroids = case.arguments
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    outside = np.flatnonzero((answer < 0) | (answer >= len(centroids)))
    if outside.size:
        return _out_of_range(outside, len(X), len(centroids))
    wrong = np.flatnonzero(answer != expected)
    if wrong.size:
        return f"{differing(wrong.size, len(X), 'label')} {_point_with_ties(case, wrong[0])}."
    return None


def _out_of_range(outside: Array, n: int, k: int) -> str:
    is_one = outside.size == 1
    lie = (
        f"{'lies' if is_one else 'lie'} outside 0 to {k - 1}"
        if k > 1
        else f"{'is' if is_one else 'are'} not 0, the only index"
    )
    if n == 1:
        return f"The only label {lie}."
    return f"{outside.size} of {n} labels {lie}; the first is that of point {outside[0]}."


def _point_with_ties(case: Case, point: int) -> str:
    X, centroids = case.arguments
    text = f"that of point {point} at {point_text(X[point])}"
    squared = squared_distances(X[[point]], centroids)[0]
    nearest = np.flatnonzero(squared == squared.min())
    if case.aspect != "ties" or len(nearest) == 1:
        return text
    return f"{text}, which is equally far from centroids {nearest[0]} and {nearest[1]}"


question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    styles=STYLES,
    axes={"X": "nd", "centroids": "kd"},
    valid=valid,
)
