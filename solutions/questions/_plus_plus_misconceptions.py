"""Known wrong ways to choose first centroids, each as the short function that a learner with it writes."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from grader.questions import Misconception
from solutions.questions._shared import NOTHING_RETURNED, Array

Weigh = Callable[[Array], Array]


def _distances(X: Array, chosen: list[int]) -> Array:
    """The distance of each point to each point chosen, shape (n, number chosen)."""
    points = np.asarray(X, dtype=float)
    return np.sqrt(((points[:, np.newaxis] - points[chosen]) ** 2).sum(axis=2))


def _pick(X: Array, k: int, rng: np.random.Generator, weigh: Weigh, first: int | None = None) -> list[int]:
    """Positions picked with chances proportional to `weigh(distances to those chosen)`."""
    chosen = [int(rng.integers(len(X))) if first is None else first]
    for _ in range(k - 1):
        weights = weigh(_distances(X, chosen))
        chosen.append(int(rng.choice(len(X), p=weights / weights.sum())))
    return chosen


def _square(distances: Array) -> Array:
    return np.asarray(distances.min(axis=1) ** 2)


def _weighed(weigh: Weigh, X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[_pick(X, k, rng, weigh)]


def _uniform(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[rng.choice(len(X), size=k, replace=False)]


def _uniform_with_repeats(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[rng.integers(len(X), size=k)]


def _farthest(X: Array, k: int, rng: np.random.Generator) -> Any:
    chosen = [int(rng.integers(len(X)))]
    for _ in range(k - 1):
        chosen.append(int(_square(_distances(X, chosen)).argmax()))
    return np.asarray(X, dtype=float)[chosen]


def _first_row(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[_pick(X, k, rng, _square, first=0)]


def _best_of_candidates(X: Array, k: int, rng: np.random.Generator) -> Any:
    chosen = [int(rng.integers(len(X)))]
    for _ in range(k - 1):
        weights = _square(_distances(X, chosen))
        tried = rng.choice(len(X), size=2 + int(np.log(k)), p=weights / weights.sum())
        chosen.append(int(min(tried, key=lambda one: _square(_distances(X, [*chosen, int(one)])).sum())))
    return np.asarray(X, dtype=float)[chosen]


def _positions(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.array(_pick(X, k, rng, _square))


def _own_seed(X: Array, k: int, rng: np.random.Generator) -> Any:
    return _weighed(_square, X, k, np.random.default_rng(0))


def _global_chance(X: Array, k: int, rng: np.random.Generator) -> Any:
    return _weighed(_square, X, k, np.random.default_rng())


def _means(X: Array, k: int, rng: np.random.Generator) -> Any:
    points = np.asarray(X, dtype=float)
    return points.mean(axis=0) + points.std(axis=0) * rng.normal(size=(k, points.shape[1]))


def _in_order_of_place(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[sorted(_pick(X, k, rng, _square))]


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "plain distance",
        "It looks as if the chances are proportional to the distance itself.",
        "D-squared sampling: what happens to the distances before you divide by their sum?",
        partial(_weighed, lambda distances: distances.min(axis=1)),
    ),
    Misconception(
        "last picked only",
        "It looks as if only the centroid picked last counts.",
        "Keep the distance to the nearest of all centroids picked; look at: np.minimum.",
        partial(_weighed, lambda distances: distances[:, -1] ** 2),
    ),
    Misconception(
        "sum over all picked",
        "It looks as if the squared distances to all centroids picked are added up.",
        "Only the nearest centroid counts; look at: np.min and its axis.",
        partial(_weighed, lambda distances: (distances**2).sum(axis=1)),
    ),
    Misconception(
        "always the farthest",
        "It looks as if the farthest point is taken each time, without chance.",
        "The farthest point is only the likeliest; look at: the argument p of rng.choice.",
        _farthest,
    ),
    Misconception(
        "no distances",
        "It looks as if all centroids are picked with equal chances.",
        "Only the first is; look at: the argument p of rng.choice.",
        _uniform,
    ),
    Misconception(
        "repeats allowed",
        "It looks as if each centroid is drawn from all points, whatever is picked already.",
        "A picked point has distance 0 to itself. What chance does that give it?",
        _uniform_with_repeats,
    ),
    Misconception(
        "first row first",
        "It looks as if the first centroid is always row 0 of X.",
        "Look at: rng.integers.",
        _first_row,
    ),
    Misconception(
        "best of several candidates",
        "It looks as if several candidates are drawn and the best is kept, as scikit-learn does.",
        "A good idea, but another rule: draw one point for each centroid.",
        _best_of_candidates,
    ),
    Misconception(
        "positions instead of points",
        "It looks as if the positions of the points are returned.",
        "Use them between square brackets: rows of X are wanted.",
        _positions,
    ),
    Misconception(
        "a seed of its own",
        "It looks as if the function makes its own generator with a fixed seed.",
        "Draw with the rng that is given: whoever calls the function chooses the seed.",
        _own_seed,
    ),
    Misconception(
        "chance from elsewhere",
        "It looks as if chance comes from another generator than rng.",
        "Look at: every call of np.random, and of default_rng without a seed.",
        _global_chance,
    ),
    Misconception(
        "places in between",
        "It looks as if the centroids are drawn anywhere around the mean.",
        "Each centroid is one of the points: pick rows of X.",
        _means,
    ),
    Misconception(
        "sorted afterwards",
        "It looks as if the rows are sorted by their place in X, not in the order picked.",
        "Return the rows in the order in which they were picked.",
        _in_order_of_place,
    ),
)
