"""Answers by hand, beside what the learner's own function gives."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from kmeans_lab import CheckFailed, check

Define = Callable[..., None]


def next_chances(X: np.ndarray, picked: np.ndarray) -> np.ndarray:
    squares = ((X[:, np.newaxis] - X[picked]) ** 2).sum(axis=2).min(axis=1)
    return squares / squares.sum()


def silhouette(x: np.ndarray, labels: np.ndarray, i: int) -> float:
    distances = np.abs(x - x[i])
    means = [distances[labels == label].mean() for label in np.unique(labels) if label != labels[i]]
    a, b = distances[labels == labels[i]].sum() / (np.sum(labels == labels[i]) - 1), min(means)
    return float((b - a) / max(a, b))


def assign_clusters(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    return ((X[:, np.newaxis] - centroids) ** 2).sum(axis=2).argmin(axis=1)


def update_centroids(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    moved = np.array(centroids, dtype=float)
    for label in np.unique(labels):
        moved[label] = X[labels == label].mean(axis=0)
    return moved


@pytest.fixture
def told(define: Define, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Define names, run a check, and return the last line that it prints."""

    def run(checked: str, **values: Any) -> str:
        define(**values)
        check(checked)
        return capsys.readouterr().out.splitlines()[-1]

    return run


def test_noted_value_promises_a_comparison_while_the_function_is_missing(told: Callable[..., str]) -> None:
    assert told("chances_by_hand", chances_by_hand=[0.2] * 5) == (
        "When your next_chances is right, run this again: it says what your function gives."
    )


def test_noted_value_is_not_compared_with_a_function_that_is_wrong(told: Callable[..., str]) -> None:
    line = told("chances_by_hand", chances_by_hand=[0.2] * 5, next_chances=lambda X, picked: np.full(5, 0.2))
    assert line.startswith("When your next_chances is right, ")


@pytest.mark.parametrize("checked", ["chances_by_hand", "next_chances"])
def test_both_checks_compare_value_and_function(checked: str, told: Callable[..., str]) -> None:
    line = told(checked, chances_by_hand=[0, 0.09, 0.82, 0, 0.09], next_chances=next_chances)
    assert line == (
        "Your next_chances gives [0, 0.091, 0.818, 0, 0.091]; in chances_by_hand you wrote [0, 0.09, 0.82, 0, 0.09]: "
        "the same to two digits."
    )


@pytest.mark.parametrize(
    ("value", "end"), [(0.58, "the same to two digits."), (7 / 12, "the same."), (0.6, "They differ: go through both")]
)
def test_function_that_is_no_exercise_is_compared_too(value: float, end: str, told: Callable[..., str]) -> None:
    line = told("silhouette_by_hand", silhouette_by_hand=value, silhouette=silhouette)
    assert line.startswith("Your silhouette gives 0.583; in silhouette_by_hand you wrote ")
    assert end in line


def test_round_by_hand_is_compared_with_the_update(told: Callable[..., str]) -> None:
    line = told("update_centroids", centroids_by_hand=[[1, 1], [4, 6], [7, 1]], update_centroids=update_centroids)
    assert line.endswith("in centroids_by_hand you wrote [[1, 1], [4, 6], [7, 1]]. They differ: go through both again.")


def test_slip_of_the_tie_is_compared_with_the_assignment(told: Callable[..., str]) -> None:
    line = told("assign_clusters", published_slips=[41, 1.25, 4], assign_clusters=assign_clusters)
    assert "in published_slips you wrote 4 as the third number. They differ" in line


def test_value_of_the_wrong_form_is_not_compared(told: Callable[..., str]) -> None:
    assert "Grading" in told("next_chances", chances_by_hand=[1, 2], next_chances=next_chances)


def test_function_that_stops_is_said_to_stop(told: Callable[..., str]) -> None:
    def stops(x: Any, labels: Any, i: int) -> float:
        raise ValueError("no")

    line = told("silhouette_by_hand", silhouette_by_hand=0.58, silhouette=stops)
    assert line == "Your silhouette stops with ValueError: no."


def test_rounded_chances_that_miss_one_a_little_are_noted_and_others_are_not(define: Define) -> None:
    define(chances_by_hand=[0, 0.09, 0.81, 0, 0.09])
    check("chances_by_hand")
    define(chances_by_hand=[0, 0.1, 0.8, 0, 0.2])
    with pytest.raises(CheckFailed, match=r"add up to 1\.1, and not to 1"):
        check("chances_by_hand")
