"""Known wrong ways to choose first centroids, each as the short function that a learner with it writes."""

from functools import partial

import numpy as np

from grader.questions import Misconception
from solutions.questions._plus_plus_wrong_parts import (
    best_of_candidates,
    by_coordinates,
    by_other_distances,
    farthest,
    first_row,
    global_chance,
    in_order_of_place,
    last_row,
    means,
    one_minus_share,
    own_seed,
    positions,
    softmax,
    uniform,
    uniform_with_repeats,
    weighed,
)
from solutions.questions._shared import NOTHING_RETURNED

_CHANCES, _DISTANCE, _NEAREST = "other chances", "another distance", "not the nearest picked"

MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "plain distance",
        "It looks as if the chances are proportional to the distance itself.",
        "D-squared sampling: what happens to the distances before you divide by their sum?",
        partial(weighed, lambda distances: distances.min(axis=1)),
        _CHANCES,
    ),
    Misconception(
        "squared twice",
        "It looks as if the squared distances are squared once more.",
        "Count the squares: where does the distance come from, and is it squared already?",
        partial(weighed, lambda distances: distances.min(axis=1) ** 4),
        _CHANCES,
    ),
    Misconception(
        "third power of the distance",
        "It looks as if the chances are proportional to the third power of the distance.",
        "Work out the chances for points at 0, 1 and 3 by hand.",
        partial(weighed, lambda distances: distances.min(axis=1) ** 3),
        _CHANCES,
    ),
    Misconception(
        "root of the distance",
        "It looks as if the chances are proportional to the root of the distance.",
        "Count the roots and the squares between X and the chances.",
        partial(weighed, lambda distances: np.sqrt(distances.min(axis=1))),
        _CHANCES,
    ),
    Misconception(
        "near points likelier",
        "It looks as if near points are likelier than far ones.",
        "The farther, the likelier: look at what you do to the squared distances before you draw.",
        partial(weighed, one_minus_share),
        _CHANCES,
    ),
    Misconception(
        "exponential chances",
        "It looks as if the chances grow with the exponential of the distance, as a softmax makes them.",
        "Divide the squared distances by their sum, no more.",
        partial(weighed, softmax),
        _CHANCES,
    ),
    Misconception(
        "Manhattan distance",
        "It looks as if the absolute differences are added up, and their sum is squared.",
        "Square each difference, then add up.",
        partial(by_other_distances, lambda differences: np.abs(differences).sum(axis=2) ** 2),
        _DISTANCE,
    ),
    Misconception(
        "largest difference only",
        "It looks as if only the largest difference of the features counts.",
        "Square each difference, then add up.",
        partial(by_other_distances, lambda differences: np.abs(differences).max(axis=2) ** 2),
        _DISTANCE,
    ),
    Misconception(
        "absolute value for square",
        "It looks as if absolute differences are added up, where squares are needed.",
        "Square each difference, then add up.",
        partial(by_other_distances, lambda differences: np.abs(differences).sum(axis=2)),
        _DISTANCE,
    ),
    Misconception(
        "squared after the sum",
        "It looks as if the differences are added up first and squared afterwards, so that they cancel out.",
        "Square each difference, then add up.",
        partial(by_other_distances, lambda differences: differences.sum(axis=2) ** 2),
        _DISTANCE,
    ),
    *(
        Misconception(
            name,
            f"It looks as if {says}, where all features count.",
            "Let NumPy work on whole rows, so that no feature needs a number.",
            by_coordinates(some),
            "features left out",
        )
        for name, says, some in (
            ("first feature only", "only the first feature counts", slice(1)),
            ("two features only", "only the first two features count", slice(2)),
            ("three features only", "only the first three features count", slice(3)),
            ("last feature only", "only the last feature counts", slice(-1, None)),
        )
    ),
    Misconception(
        "last picked only",
        "It looks as if only the centroid picked last counts.",
        "Keep the distance to the nearest of all centroids picked; look at: np.minimum.",
        partial(weighed, lambda distances: distances[:, -1] ** 2),
        _NEAREST,
    ),
    Misconception(
        "distances not brought up to date",
        "It looks as if the distances are not brought up to date: the centroid picked last does not count.",
        "Look at: what is computed before the loop and what in it, and where a slice of those picked ends.",
        partial(weighed, lambda distances: distances[:, 0] ** 2),
        _NEAREST,
    ),
    Misconception(
        "sum over all picked",
        "It looks as if the squared distances to all centroids picked are added up.",
        "Only the nearest centroid counts; look at: np.min and its axis.",
        partial(weighed, lambda distances: (distances**2).sum(axis=1)),
        _NEAREST,
    ),
    Misconception(
        "farthest of all picked",
        "It looks as if each point counts its distance to the farthest centroid picked.",
        "Only the nearest centroid counts; look at: np.min and its axis.",
        partial(weighed, lambda distances: distances.max(axis=1) ** 2),
        _NEAREST,
    ),
    Misconception(
        "always the farthest",
        "It looks as if the farthest point is taken each time, without chance.",
        "The farthest point is only the likeliest; look at: the argument p of rng.choice.",
        farthest,
    ),
    Misconception(
        "no distances",
        "It looks as if all centroids are picked with equal chances.",
        "Only the first is; look at: the argument p of rng.choice.",
        uniform,
    ),
    Misconception(
        "repeats allowed",
        "It looks as if each centroid is drawn from all points, whatever is picked already.",
        "A picked point has distance 0 to itself. What chance does that give it?",
        uniform_with_repeats,
    ),
    Misconception(
        "first row first",
        "It looks as if the first centroid is always row 0 of X.",
        "Look at: rng.integers.",
        first_row,
        "first without chance",
    ),
    Misconception(
        "last row first",
        "It looks as if the first centroid is always the last row of X.",
        "Look at: rng.integers.",
        last_row,
        "first without chance",
    ),
    Misconception(
        "best of several candidates",
        "It looks as if several candidates are drawn and the best is kept, as scikit-learn does.",
        "A good idea, but another rule: draw one point for each centroid.",
        best_of_candidates,
    ),
    Misconception(
        "positions instead of points",
        "It looks as if the positions of the points are returned.",
        "Use them between square brackets: rows of X are wanted.",
        positions,
    ),
    Misconception(
        "a seed of its own",
        "It looks as if the function makes its own generator with a fixed seed.",
        "Draw with the rng that is given: whoever calls the function chooses the seed.",
        own_seed,
    ),
    Misconception(
        "chance from elsewhere",
        "It looks as if chance comes from another generator than rng.",
        "Look at: every call of np.random, and of default_rng without a seed.",
        global_chance,
    ),
    Misconception(
        "places in between",
        "It looks as if the centroids are drawn anywhere around the mean.",
        "Each centroid is one of the points: pick rows of X.",
        means,
    ),
    Misconception(
        "sorted afterwards",
        "It looks as if the rows are sorted by their place in X, not in the order picked.",
        "Return the rows in the order in which they were picked.",
        in_order_of_place,
    ),
)
