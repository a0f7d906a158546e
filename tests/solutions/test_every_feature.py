"""Every feature counts, however many there are: who leaves some out is never right, whichever they are."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest

from tests.solutions.asking import solution, verdict_on

SEEDS = (0, 1, 2)
POINTS = {
    "assign_clusters": (0, 1),
    "euclidean_distance": (0, 1),
    "kmeans_cost": (0, 2),
    "next_chances": (0,),
    "predict_digits": (0, 1),
    "tied_centroids": (0, 1),
}
"""The places of the arguments with features on their last axis."""

PARTS: dict[str, Callable[[int], Sequence[int]]] = (
    {f"the first {m}": lambda d, m=m: range(min(m, d)) for m in (1, 2, 5, 8, 20, 63)}  # type: ignore[misc]
    | {f"the last {m}": lambda d, m=m: range(max(0, d - m), d) for m in (1, 2, 5, 8, 20, 63)}  # type: ignore[misc]
    | {f"all but number {j}": lambda d, j=j: [i for i in range(d) if i != j] or [0] for j in (0, 1, 7, 40, 62)}  # type: ignore[misc]
    | {
        "all but the last": lambda d: range(max(1, d - 1)),
        "every second": lambda d: range(0, d, 2),
        "every other second": lambda d: range(1 % d, d, 2),
        "the first and the last": lambda d: sorted({0, d - 1}),
    }
)


def seeing(name: str, part: Callable[[int], Sequence[int]]) -> Callable[..., Any]:
    """The solution on some features only."""

    def rule(*arguments: Any) -> Any:
        def cut(x: np.ndarray) -> np.ndarray:
            return np.ascontiguousarray(x[..., list(part(x.shape[-1]))])

        return solution(name)(*(cut(x) if place in POINTS[name] else x for place, x in enumerate(arguments)))

    return rule


def kmeans_seeing(part: Callable[[int], Sequence[int]]) -> Callable[..., Any]:
    """K-Means that assigns by some features only; all else is done with all of them."""

    def rule(X: np.ndarray, initial_centroids: np.ndarray, max_iter: int = 100) -> Any:
        assign, update, cost = seeing("assign_clusters", part), solution("update_centroids"), solution("kmeans_cost")
        C, history = initial_centroids.astype(float), []
        labels = assign(X, C)
        for _ in range(max_iter):
            moved = update(X, labels, C)
            history.append(cost(X, labels, moved))
            at_rest, C = np.array_equal(moved, C), moved
            labels = assign(X, C)
            if at_rest:
                break
        return C, labels, history

    return rule


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
@pytest.mark.parametrize("name", POINTS)
def test_function_that_sees_some_features_only_is_never_right(name: str, part: Callable[[int], Sequence[int]]) -> None:
    assert all(verdict_on(name, seeing(name, part), seed).score < 100 for seed in SEEDS)


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_kmeans_that_assigns_by_some_features_only_is_never_right(part: Callable[[int], Sequence[int]]) -> None:
    assert all(verdict_on("kmeans", kmeans_seeing(part), seed).score < 100 for seed in SEEDS)


def test_kmeans_that_assigns_by_all_features_is_right() -> None:
    assert verdict_on("kmeans", kmeans_seeing(range)).score == 100
