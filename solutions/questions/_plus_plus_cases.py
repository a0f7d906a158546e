"""Hidden points for `kmeans_plus_plus_init`. Chances are judged on few points, on which wrong rules differ most."""

import numpy as np

from grader.questions import Case, Chance
from solutions.questions._shared import HUGE, TINY, Array, cloud, fortran, read_only, strided, tenths, whole_numbers

DRAWS = 200
"""So many tell a plainly wrong rule; fewer are not counted. Cases for rules that are nearly right take more."""

FEW = 8

SOME = 32
"""So many show a pick that the rule never makes: wrong rules have about one chance in two each time."""


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden points, numbers of centroids and seeds."""
    most = [*_ordinary(rng), *_generator(rng), *_first(rng), *_next(rng), *_nearest(rng), *_equal(rng), *_edges(rng)]
    return [*most, *_features(rng)]


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    return [
        Case(aspect, "four points, two centroids", (tenths(rng, 4, 2), 2, _seeds(rng, FEW))),
        Case(aspect, "thirty points, five centroids", (cloud(rng, 30, 2), 5, _seeds(rng, FEW))),
        Case(aspect, "many features", (cloud(rng, 40, 64), 10, _seeds(rng, FEW))),
        Case(aspect, "two far points beside many", (_far_pair(rng), 3, _seeds(rng, FEW))),
    ]


def _generator(rng: np.random.Generator) -> list[Case]:
    """So many picks from so many points that two seeds give the same rows with a chance below 1e-10."""
    aspect = "the generator"
    same = tuple(int(seed) for seed in rng.integers(2**31, size=4))
    return [
        Case(aspect, "each seed twice", (cloud(rng, 60, 2), 10, Chance(same + same))),
        Case(aspect, "forty seeds", (cloud(rng, 60, 2), 10, _seeds(rng, 40))),
    ]


def _first(rng: np.random.Generator) -> list[Case]:
    aspect = "first centroid"
    return [
        Case(aspect, "three points on a line, one centroid", (_line(rng, [0, 1, 9]), 1, _seeds(rng, DRAWS + 100))),
        Case(aspect, "a point far out", (_line(rng, [0, 1, 2, 40]), 2, _seeds(rng, DRAWS))),
        Case(aspect, "eight equal points and one other", (_line(rng, [0.0] * 8 + [5.0]), 1, _seeds(rng, DRAWS))),
    ]


def _next(rng: np.random.Generator) -> list[Case]:
    """The distances differ so much that each power, and each norm, weighs them otherwise."""
    aspect = "squared distance"
    crowd = [0.0] * 40 + [1.0] * 40 + [7.0]
    return [
        Case(aspect, "at 0, 100,000 and 900,000", (_line(rng, [0, 1e5, 9e5]), 2, _seeds(rng, 2 * DRAWS))),
        Case(aspect, "forty points at 0, forty at 1, one at 7", (_line(rng, crowd), 2, _seeds(rng, 3 * DRAWS))),
        Case(aspect, "equally far along an axis and slanting", (_slanting(rng), 2, _seeds(rng, DRAWS + 100))),
    ]


def _nearest(rng: np.random.Generator) -> list[Case]:
    """In both, powers of the distance have no say: who only squares wrongly is right here."""
    aspect = "nearest picked"
    corners = 1e3 * np.repeat([[0.0, 0], [6, 0], [0, 8], [6, 8]], 5, axis=0)
    return [
        Case(aspect, "two pairs far apart, three centroids", (_line(rng, [0, 9, 900, 909]), 3, _seeds(rng, DRAWS))),
        Case(
            aspect,
            "five points in each of four corners, four centroids",
            (_moved(rng, corners + cloud(rng, 20, 2, 1e-6)), 4, _seeds(rng, SOME)),
        ),
    ]


def _equal(rng: np.random.Generator) -> list[Case]:
    aspect = "equal points"
    unlike = _line(rng, [0.0] * 10 + [4.0] * 9 + [-4.0])
    exactly = np.repeat(cloud(rng, 4, 2), [5, 1, 2, 4], axis=0)
    return [
        Case(aspect, "each of equal points has its chance", (unlike, 2, _seeds(rng, DRAWS))),
        Case(aspect, "as many different points as centroids", (exactly, 4, _seeds(rng, FEW))),
        Case(aspect, "hundred equal points and one other", (np.array([[1.5]] * 100 + [[4.0]]), 2, _seeds(rng, FEW))),
    ]


def _edges(rng: np.random.Generator) -> list[Case]:
    aspect = "shapes and types"
    return [
        Case(aspect, "one point", (np.array([[2.5, -1.0]]), 1, _seeds(rng, 2))),
        Case(aspect, "every point", (cloud(rng, 6, 3), 6, _seeds(rng, FEW))),
        Case(aspect, "one feature", (cloud(rng, 12, 1), 3, _seeds(rng, FEW))),
        Case(aspect, "integers", (np.unique(whole_numbers(rng, 20, 2), axis=0), 4, _seeds(rng, FEW))),
        Case(aspect, "huge numbers", (cloud(rng, 15, 2, HUGE), 3, _seeds(rng, FEW))),
        Case(aspect, "tiny numbers", (cloud(rng, 15, 2, TINY), 3, _seeds(rng, FEW))),
        Case(aspect, "far from the origin", (cloud(rng, 15, 4, 1.0, 1e3), 3, _seeds(rng, FEW))),
        Case(aspect, "read-only", (read_only(cloud(rng, 15, 2)), 3, _seeds(rng, FEW))),
        Case(aspect, "column by column", (fortran(cloud(rng, 15, 2)), 3, _seeds(rng, FEW))),
        Case(aspect, "strided", (strided(cloud(rng, 15, 2)), 3, _seeds(rng, FEW))),
    ]


def _features(rng: np.random.Generator) -> list[Case]:
    """Two places far apart along one feature: the second centroid is in the other place, but for a chance below 1e-12.

    Whoever leaves that feature out takes all points to be in one place. Each feature of four has its turn, so that no
    part of them will do, and both ends of ninety, for who takes a fixed number of the first or of the last.
    """
    return [
        Case(
            "squared distance",
            f"two places apart along feature {feature} of {d}",
            (_apart(rng, d, feature), 2, _seeds(rng, SOME)),
        )
        for d, feature in [(4, 0), (4, 1), (4, 2), (4, 3), (90, 0), (90, 89)]
    ] + [
        Case(
            "squared distance",
            "all tiny, in two places",
            (TINY * 1e-3 * _apart(rng, 2, 0), 2, _seeds(rng, SOME)),
        )
    ]


def _apart(rng: np.random.Generator, d: int, feature: int) -> Array:
    """Ten points each in two places that differ in one feature."""
    far = rng.choice([-1e3, 1e3]) * np.eye(d)[feature]
    return rng.permutation(cloud(rng, 20, d, 1e-6) + np.repeat([np.zeros(d), far], 10, axis=0))


def _slanting(rng: np.random.Generator) -> Array:
    """Twenty points at the middle of a hundred features, one 10 away along one of them, and one 1 away along each."""
    axis = 10.0 * np.eye(100)[rng.integers(100)]
    return _moved(rng, np.vstack([np.zeros((20, 100)), axis, rng.choice([-1.0, 1.0], size=100)]))


def _seeds(rng: np.random.Generator, n: int) -> Chance:
    return Chance(tuple(int(seed) for seed in rng.integers(2**31, size=n)))


def _line(rng: np.random.Generator, places: list[float]) -> Array:
    """Points on a line at these places, moved, mirrored at random and shuffled."""
    return _moved(rng, np.array(places, dtype=float)[:, np.newaxis])


def _moved(rng: np.random.Generator, X: Array) -> Array:
    """The same distances at another place, in another order."""
    return rng.permutation(X * rng.choice([-1.0, 1.0]) + rng.integers(-20, 20))


def _far_pair(rng: np.random.Generator) -> Array:
    """Forty points close together and one each far to both sides: three centroids take one of each."""
    return rng.permutation(np.vstack([cloud(rng, 40, 1, 1e-4), [[5e3]], [[-5e3]]]))
