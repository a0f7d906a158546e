"""Wrong ways to choose first centroids, as functions: by other weights, other distances, or without chance."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from solutions.questions._shared import Array

Weigh = Callable[[Array], Array]


def distances(X: Array, chosen: list[int]) -> Array:
    """The distance of each point to each point chosen, shape (n, number chosen)."""
    points = np.asarray(X, dtype=float)
    return np.sqrt(((points[:, np.newaxis] - points[chosen]) ** 2).sum(axis=2))


def pick(X: Array, k: int, rng: np.random.Generator, weigh: Weigh, first: int | None = None) -> list[int]:
    """Positions picked with chances proportional to `weigh(distances to those chosen)`."""
    chosen = [int(rng.integers(len(X))) if first is None else first]
    for _ in range(k - 1):
        weights = weigh(distances(X, chosen))
        chosen.append(int(rng.choice(len(X), p=weights / weights.sum())))
    return chosen


def square(distances: Array) -> Array:
    return np.asarray(distances.min(axis=1) ** 2)


def weighed(weigh: Weigh, X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[pick(X, k, rng, weigh)]


def uniform(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[rng.choice(len(X), size=k, replace=False)]


def uniform_with_repeats(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[rng.integers(len(X), size=k)]


def farthest(X: Array, k: int, rng: np.random.Generator) -> Any:
    chosen = [int(rng.integers(len(X)))]
    for _ in range(k - 1):
        chosen.append(int(square(distances(X, chosen)).argmax()))
    return np.asarray(X, dtype=float)[chosen]


def first_row(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[pick(X, k, rng, square, first=0)]


def last_row(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[pick(X, k, rng, square, first=len(X) - 1)]


def one_minus_share(distances: Array) -> Array:
    squares = square(distances)
    return np.asarray(1 - squares / squares.sum())


def softmax(distances: Array) -> Array:
    squares = square(distances)
    return np.asarray(np.exp(squares - squares.max()))


def by_other_distances(measure: Weigh, X: Array, k: int, rng: np.random.Generator) -> Any:
    """Chances by what `measure` makes of the differences to each point chosen, shape (n, number chosen, d)."""
    points = np.asarray(X, dtype=float)
    chosen = [int(rng.integers(len(X)))]
    for _ in range(k - 1):
        weights = measure(points[:, np.newaxis] - points[chosen]).min(axis=1)
        chosen.append(int(rng.choice(len(X), p=weights / weights.sum())))
    return points[chosen]


def of_coordinates(some: slice) -> Weigh:
    return lambda differences: np.asarray((differences[..., some] ** 2).sum(axis=2))


def by_coordinates(some: slice) -> Callable[..., Any]:
    return partial(by_other_distances, of_coordinates(some))


def best_of_candidates(X: Array, k: int, rng: np.random.Generator) -> Any:
    chosen = [int(rng.integers(len(X)))]
    for _ in range(k - 1):
        weights = square(distances(X, chosen))
        tried = rng.choice(len(X), size=2 + int(np.log(k)), p=weights / weights.sum())
        chosen.append(int(min(tried, key=lambda one: square(distances(X, [*chosen, int(one)])).sum())))
    return np.asarray(X, dtype=float)[chosen]


def positions(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.array(pick(X, k, rng, square))


def own_seed(X: Array, k: int, rng: np.random.Generator) -> Any:
    return weighed(square, X, k, np.random.default_rng(0))


def global_chance(X: Array, k: int, rng: np.random.Generator) -> Any:
    return weighed(square, X, k, np.random.default_rng())


def means(X: Array, k: int, rng: np.random.Generator) -> Any:
    points = np.asarray(X, dtype=float)
    return points.mean(axis=0) + points.std(axis=0) * rng.normal(size=(k, points.shape[1]))


def in_order_of_place(X: Array, k: int, rng: np.random.Generator) -> Any:
    return np.asarray(X, dtype=float)[sorted(pick(X, k, rng, square))]
