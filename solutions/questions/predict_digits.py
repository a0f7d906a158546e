"""What is asked about `predict_digits(X_new, centroids, names)`: the name of the nearest centroid's cluster."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.predict_digits import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from solutions.questions._shared import (
    HUGE,
    NOTHING_RETURNED,
    TINY,
    Array,
    clear_points,
    cloud,
    each_coordinate_decides,
    first_not_nearest,
    fortran,
    is_decided,
    read_only,
    squared_distances,
    strided,
)

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "First find the label of the nearest centroid, then look up its name.",
    ),
    Aspect("ties", 0.5, RULES["ties"], "Look at: which position np.argmin gives for 3, 1, 1."),
    Aspect(
        "names",
        0.5,
        RULES["names"],
        "Look at: what stands between the square brackets of names.",
    ),
    Aspect(
        "integer images",
        1.0,
        RULES["integer images"],
        "Convert to float before you subtract.",
    ),
    Aspect(
        "shapes and layout",
        0.5,
        RULES["shapes and layout"],
        "Look for fixed numbers such as 64 and 10.",
    ),
    Aspect(ARGUMENTS_LEFT_ALONE, 0.5, LEFT_ALONE, "Look at: operators such as -=."),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden images, centroids and names; no rounding can dispute which centroid is nearest, but for whole ties."""
    return [*_ordinary(rng), *_ties(rng), *_names(rng), *_integers(rng), *_shapes(rng)]


def _drawn(rng: np.random.Generator, n: int, k: int, d: int, scale: float = 1.0) -> tuple[Array, Array, Array]:
    """Clear images, centroids, and names that are not the labels."""
    centroids = cloud(rng, k, d, 3.0)
    X = clear_points(rng, centroids, n)
    return scale * X, scale * centroids, rng.permutation(10)[np.arange(k) % 10]


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    few = (np.array([[1.0, 2.0], [8.0, 9.0], [2.0, 1.0]]), np.array([[9.0, 9.0], [1.0, 1.0]]))
    return [
        Case(aspect, "three images of two pixels", (*few, rng.permutation([3, 5]))),
        Case(aspect, "forty images, ten clusters", _drawn(rng, 40, 10, 64)),
        Case(aspect, "twenty images, three clusters", _drawn(rng, 20, 3, 5)),
        Case(
            aspect,
            "straight lines, not corners",
            (np.array([[0.0, 0.0]]), np.array([[6.0, 0], [4, 4]]), np.array([2, 7])),
        ),
    ]


def _ties(rng: np.random.Generator) -> list[Case]:
    aspect = "ties"
    high, low = np.array([8, 3, 5]), np.array([1, 6, 0])
    between = np.array([[2.0], [6.0], [4.0]])
    return [
        Case(aspect, "half way between two", (between, np.array([[0.0], [4.0], [8.0]]), high)),
        Case(aspect, "half way, names the other way round", (between, np.array([[0.0], [4.0], [8.0]]), low)),
        Case(aspect, "equal centroids", (cloud(rng, 6, 2), np.ones((3, 2)), rng.permutation(10)[:3])),
    ]


def _names(rng: np.random.Generator) -> list[Case]:
    aspect = "names"
    X, centroids, _ = _drawn(rng, 25, 6, 4)
    return [
        Case(aspect, "two clusters have the same name", (X, centroids, np.array([4, 4, 9, 0, 9, 4]))),
        Case(aspect, "clusters without a name", (X, centroids, np.array([-1, 3, -1, 7, 1, -1]))),
        Case(aspect, "all have the same name", (X, centroids, np.full(6, int(rng.integers(10))))),
        Case(aspect, "names as uint8", (X, centroids, np.array([5, 2, 0, 9, 7, 1], dtype=np.uint8))),
    ]


def _integers(rng: np.random.Generator) -> list[Case]:
    aspect = "integer images"
    places = np.array([[0, 16, 3], [12, 2, 9], [5, 8, 14]])
    X = np.clip(np.repeat(places, 6, axis=0) + rng.integers(-1, 2, size=(18, 3)), 0, 16)
    wide = (
        np.array([[3], [0], [250], [190]], dtype=np.uint8),
        np.array([[5], [200]], dtype=np.uint8),
        np.array([7, 1]),
    )
    names = rng.permutation(10)[:3]
    return [
        Case(aspect, "four images of one pixel, uint8", wide),
        Case(aspect, "uint8 images, centroids as floats", (X.astype(np.uint8), places + 0.25, names)),
        Case(aspect, "uint8 images and centroids", (X.astype(np.uint8), places.astype(np.uint8), names)),
        Case(aspect, "int64", (X, places, names)),
        Case(aspect, "squares beyond 255", ((X * 15).astype(np.uint8), (places * 15).astype(np.uint8), names)),
    ]


def _shapes(rng: np.random.Generator) -> list[Case]:
    aspect = "shapes and layout"
    X, centroids, names = _drawn(rng, 15, 4, 3)
    alone, five, others = _drawn(rng, 1, 5, 64)
    return [
        Case(aspect, "one image", (alone, first_not_nearest(alone, five), others)),
        Case(aspect, "one cluster", (cloud(rng, 5, 3), cloud(rng, 1, 3), np.array([int(rng.integers(10))]))),
        Case(aspect, "one pixel", _drawn(rng, 12, 3, 1)),
        Case(aspect, "80 pixels, each decides for an image", (*each_coordinate_decides(rng), rng.permutation(10)[:2])),
        Case(aspect, "thirty clusters", _drawn(rng, 60, 30, 8)),
        Case(aspect, "huge numbers", _drawn(rng, 12, 3, 2, HUGE)),
        Case(aspect, "tiny numbers", _drawn(rng, 12, 3, 2, TINY)),
        Case(aspect, "read-only", (read_only(X), read_only(centroids), read_only(names))),
        Case(aspect, "strided, column by column", (strided(X), fortran(centroids), strided(names))),
    ]


def valid(case: Case) -> bool:
    """Whether it is beyond dispute which centroid is nearest to each image."""
    X, centroids, _ = case.arguments
    return is_decided(X, centroids, with_ties=case.aspect == "ties")


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge names exactly; any integer dtype will do."""
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    wrong = np.flatnonzero(answer != expected)
    return (
        f"{wrong.size} of {len(expected)} names differ; the first is that of image {wrong[0]}." if wrong.size else None
    )


def _labels(X: Array, centroids: Array) -> Array:
    return np.asarray(squared_distances(X.astype(float), centroids.astype(float)).argmin(axis=1))


def _wrapping(X: Array, centroids: Array, names: Array) -> Array:
    offsets = X[:, np.newaxis] - centroids
    return np.asarray(names[(offsets * offsets).sum(axis=2).argmin(axis=1)])


def _last_of_ties(X: Array, centroids: Array, names: Array) -> Array:
    squares = squared_distances(X.astype(float), centroids.astype(float))
    return np.asarray(names[len(names) - 1 - squares[:, ::-1].argmin(axis=1)])


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "labels for names",
        "It looks as if the number of the cluster is returned.",
        "A label is a position in names.",
        lambda X, centroids, names: _labels(X, centroids),
    ),
    Misconception(
        "wrapping round",
        "It looks as if differences are taken between unsigned integers.",
        "3 minus 5 is 254 in uint8: convert to float first.",
        _wrapping,
    ),
    Misconception(
        "ties to the last",
        "It looks as if a tie goes to the highest cluster.",
        "Look at: which position np.argmin gives for 3, 1, 1.",
        _last_of_ties,
    ),
    Misconception(
        "farthest centroid",
        "It looks as if the farthest centroid gives the name.",
        "Look at: np.argmin and np.argmax.",
        lambda X, centroids, names: names[squared_distances(X.astype(float), centroids.astype(float)).argmax(axis=1)],
    ),
    Misconception(
        "sums of plain differences",
        "It looks as if the differences are added up without squares.",
        "Square before you add.",
        lambda X, centroids, names: names[
            np.abs(X.astype(float)[:, np.newaxis] - centroids.astype(float)).sum(axis=2).argmin(axis=1)
        ],
    ),
    Misconception(
        "one name for all",
        "It looks as if all images together get one name.",
        "Look at: the axis of np.argmin.",
        lambda X, centroids, names: np.full(
            len(X), names[squared_distances(X.astype(float), centroids.astype(float)).sum(axis=0).argmin()]
        ),
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    axes={"X_new": "nd", "centroids": "kd", "names": "k"},
    valid=valid,
)
