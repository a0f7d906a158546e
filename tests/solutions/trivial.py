"""Answers that hold no work: constants, the arguments themselves, first rows, zeros and garbage of every shape."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import numpy as np

Answer = Callable[..., Any]

CONSTANTS: tuple[Any, ...] = (
    *(None, 0, 1, 2, -1, 0.0, 0.5, 1.0, float("nan"), float("inf"), True, False, "", "a", "ABCDEFG", [], (), {}, set()),
    *(np.array(0.0), np.array([]), np.array([0]), np.array([1]), np.array([0, 1]), np.array([1, 2]), np.eye(2)),
    *(np.zeros(2), np.zeros((2, 2)), np.zeros((10, 10), dtype=int), np.zeros((11, 10), dtype=int), [0, 1], [0.0] * 3),
    *(np.array([], dtype=int), np.arange(3), np.full(3, 1 / 3)),
)

OF_ONE_ARGUMENT: dict[str, Callable[[Any], Any]] = {
    "itself": lambda x: x,
    "as floats": lambda x: np.array(x, dtype=float),
    "as integers": lambda x: np.array(x).astype(int),
    "as truth values": lambda x: np.array(x).astype(bool),
    "its first": lambda x: x[0],
    "its first, a truth value": lambda x: bool(x[0]),
    "its last": lambda x: x[-1],
    "its last, a truth value": lambda x: bool(x[-1]),
    "its last position": lambda x: np.array([len(x) - 1]),
    "its length": len,
    "its length in an array": lambda x: np.array([len(x)]),
    "zeros like it": np.zeros_like,
    "ones like it": np.ones_like,
    "zeros, one for each": lambda x: np.zeros(len(x)),
    "whole zeros, one for each": lambda x: np.zeros(len(x), dtype=int),
    "whole ones, one for each": lambda x: np.ones(len(x), dtype=int),
    "equal shares": lambda x: np.full(len(x), 1 / len(x)),
    "positions": lambda x: np.arange(len(x)),
    "numbers from 1": lambda x: np.arange(1, len(x) + 1),
    "numbers from 2": lambda x: np.arange(2, len(x) + 1),
    "numbers below it": np.arange,
    "0, 1, 0, 1": lambda x: np.arange(len(x)) % 2,
    "sorted": np.sort,
    "different ones": np.unique,
    "turned round": lambda x: np.array(x[::-1], dtype=float),
    "its sum": np.sum,
    "its mean": np.mean,
    "its largest": np.max,
    "its smallest": np.min,
    "mean row for each": lambda x: np.tile(x.mean(axis=0), (len(x), 1)),
}

OF_TWO_ARGUMENTS: dict[str, Callable[[Any, Any], Any]] = {
    "first rows": lambda x, k: np.array(x[:k], dtype=float),
    "last rows": lambda x, k: np.array(x[-k:], dtype=float),
    "rows at equal steps": lambda x, k: np.array(x[np.linspace(0, len(x) - 1, k).astype(int)], dtype=float),
    "smallest rows": lambda x, k: np.unique(x, axis=0)[:k].astype(float),
    "mean row k times": lambda x, k: np.tile(np.mean(x, axis=0), (k, 1)),
    "as many as the other": lambda x, y: np.array(x[: len(y)], dtype=float),
    "labels in turn": lambda x, y: np.arange(len(x)) % len(y),
    "random labels": lambda x, y: np.random.default_rng(0).integers(len(y), size=len(x)),
    "difference": lambda x, y: x - y,
    "product": lambda x, y: x * y,
    "equal or not": lambda x, y: x == y,
    "how many are equal": lambda x, y: int(np.sum(x == y)),
}

LIKE_THE_RIGHT_ONE: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "zeros": np.zeros_like,
    "ones": np.ones_like,
    "less than nothing": lambda right: np.zeros_like(right) - right.dtype.type(1),
    "numbers from 0": lambda right: np.arange(right.size).reshape(right.shape).astype(right.dtype),
    "numbers from 1": lambda right: np.arange(1, right.size + 1).reshape(right.shape).astype(right.dtype),
    "equal shares": lambda right: np.full(right.shape, 1 / max(right.size, 1)).astype(right.dtype),
    "garbage": lambda right: np.random.default_rng(0).normal(size=right.shape).astype(right.dtype),
    "garbage of digits": lambda right: np.random.default_rng(0).integers(10, size=right.shape).astype(right.dtype),
}


def like(right: Any) -> Iterator[Any]:
    """Answers of the right one's type and shape without its content. There are none for a truth value or a tuple."""
    if isinstance(right, tuple | bool | str):
        return
    for make in LIKE_THE_RIGHT_ONE.values():
        made = make(np.asarray(right))
        yield made if isinstance(right, np.ndarray) else type(right)(made.tolist())


def of_nothing() -> dict[str, Answer]:
    """Functions that do not look at their arguments."""
    return {f"constant {one!r}": partial(_constant, one) for one in CONSTANTS} | {"exception": _raises}


def of_arguments(count: int) -> dict[str, Answer]:
    """Functions that give back what they were given, or something of its shape."""
    found: dict[str, Answer] = {}
    for first in range(count):
        for name, make in OF_ONE_ARGUMENT.items():
            found[f"argument {first}: {name}"] = partial(_made_of, (first,), make)
        for second in set(range(count)) - {first}:
            for name, made_of_two in OF_TWO_ARGUMENTS.items():
                found[f"arguments {first} and {second}: {name}"] = partial(_made_of, (first, second), made_of_two)
    return found


def clusterings() -> dict[str, Answer]:
    """Centroids, labels and a history that nobody has worked for."""
    centroids = {"given": np.array, "first points": lambda C: C, "zeros": np.zeros_like}
    labels = {"zeros": lambda n, k: np.zeros(n, dtype=int), "in turn": lambda n, k: np.arange(n) % k}
    return {
        f"{one} centroids, labels {other}, history {history}": partial(_clustering, one == "first points", *pair)
        for one, place in centroids.items()
        for other, label in labels.items()
        for history in ([0], [0.0], [1.0], [])
        for pair in [(place, label, history)]
    }


def _constant(value: Any, *arguments: Any) -> Any:
    return value


def _raises(*arguments: Any) -> Any:
    raise ValueError("not today")


def _made_of(places: tuple[int, ...], make: Answer, *arguments: Any) -> Any:
    return make(*(arguments[place] for place in places))


def _clustering(
    points: bool, place: Answer, label: Answer, history: list[float], X: Any, C: Any, max_iter: int = 100
) -> Any:
    start = X[: len(C)] if points else C
    return np.array(place(start), dtype=float), label(len(X), len(C)), history
