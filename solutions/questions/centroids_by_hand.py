"""What is asked about `centroids_by_hand`: one round on paper, with a tie and an empty cluster."""

from typing import Any

import numpy as np
from kmeans_lab.exercises.centroids_by_hand import EXERCISE

from grader.questions import Misconception, ValueQuestion
from solutions.questions._shared import real_numbers


def compare(answer: Any, expected: Any) -> str | None:
    """Judge three centroids, in whatever form they are written."""
    centroids = real_numbers(answer)
    if centroids.shape != (3, 2):
        return "It does not hold three rows of two numbers."
    wrong = np.flatnonzero(~(np.abs(centroids - np.asarray(expected)) <= 1e-6).all(axis=1))
    return f"{wrong.size} of 3 centroids differ; the first is centroid {wrong[0]}." if wrong.size else None


question = ValueQuestion(
    name=EXERCISE.name,
    rule="A tie goes to the lowest index; a centroid moves to the mean of its points; without points it stays.",
    hint="Write the labels of the five points down first, then the mean of each column for each label.",
    compare=compare,
    misconceptions=(
        Misconception(
            "tie to the highest index",
            "It looks as if the tied point went to centroid 2.",
            "Which of the two tied centroids has the lower index?",
            lambda: [[1, 0], [4, 7], [4, 0]],
        ),
        Misconception(
            "empty cluster at the origin",
            "It looks as if the centroid without points moved to (0, 0).",
            "A centroid without points keeps its place.",
            lambda: [[2, 0], [4, 7], [0, 0]],
        ),
        Misconception(
            "old place averaged in",
            "It looks as if the old place of a centroid counts as one of its points.",
            "The mean is that of the points alone.",
            lambda: [[7 / 4, 1 / 4], [4, 20 / 3], [7, 1]],
        ),
        Misconception(
            "nothing moved",
            "It looks as if the first centroids are given.",
            "After the assignment comes the update.",
            lambda: [[1, 1], [4, 6], [7, 1]],
        ),
    ),
)
