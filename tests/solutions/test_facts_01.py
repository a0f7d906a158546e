"""What the introduction says of its five transmitters, by another route than the explorer."""

from pathlib import Path

import numpy as np
import pytest
from kmeans_lab import data
from scipy.spatial.distance import cdist

INTRODUCTION = Path(__file__).parents[2] / "solutions" / "lessons" / "01_introduction.py"


@pytest.fixture
def houses_of_each_transmitter() -> list[int]:
    """How many houses each transmitter ends with, when all five begin in one corner."""
    houses, _ = data.blobs(n=300, k=5, seed=1)
    corner = np.array([[0, 0], [2, 0], [0, 2], [2, 2], [1, 1]])
    transmitters = houses.min(axis=0) + corner
    for _ in range(100):
        tuned = cdist(houses, transmitters).argmin(axis=1)
        for one in np.unique(tuned):
            transmitters[one] = houses[tuned == one].mean(axis=0)
    return np.bincount(tuned, minlength=5).tolist()


def test_two_transmitters_serve_two_groups_each_and_three_share_one(houses_of_each_transmitter: list[int]) -> None:
    largest = sorted(houses_of_each_transmitter)
    assert largest[3:] == [120, 120]
    assert sum(largest[:3]) == 60
    text = INTRODUCTION.read_text(encoding="utf-8")
    assert "Two transmitters leave, and serve two groups each; three stay behind and share one group." in text
