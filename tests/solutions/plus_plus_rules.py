"""Ways to choose first centroids, right and wrong, as chances: of the first pick, and of the next after those before.

From these the chance that a rule is accepted on a case is computed; no rule ever draws.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
Weigh = Callable[[Array], Array]
Next = Callable[[Array, Sequence[int], int], Array]
Sequences = dict[tuple[int, ...], float]


def equal_chances(X: Array) -> Array:
    return np.full(len(X), 1 / len(X))


@dataclass(frozen=True)
class Rule:
    """`first(X)` gives the chance of each row to be picked first, `then(X, picked, k)` that of the next one.

    `whole(X, chances)` may change the chances of whole sequences of rows in the end.
    """

    then: Next
    first: Callable[[Array], Array] = equal_chances
    whole: Callable[[Array, Sequences], Sequences] = lambda X, chances: chances


def shares(weights: Array) -> Array:
    """Chances from weights, as rng.choice wants them. Raises ValueError where there are none, as that does."""
    with np.errstate(all="ignore"):
        chances = weights / weights.sum()
    if not np.isfinite(chances).all():
        raise ValueError("probabilities contain NaN")
    return chances


def distances(X: Array, picked: Sequence[int], norm: float = 2.0) -> Array:
    """The distance of each row to each of those picked, shape (n, number picked)."""
    return np.linalg.norm(X[:, np.newaxis] - X[list(picked)], ord=norm, axis=2)


def by_distance(weigh: Weigh, norm: float = 2.0) -> Next:
    """The next pick by weights of the distances to all picked."""
    return lambda X, picked, k: shares(weigh(distances(X, picked, norm)))


def nearest(power: float) -> Weigh:
    return lambda found: found.min(axis=1) ** power


def but_picked(then: Next) -> Next:
    """The same, with no chance for what is picked already."""

    def chances(X: Array, picked: Sequence[int], k: int) -> Array:
        weights = then(X, picked, k).copy()
        weights[list(picked)] = 0
        return shares(weights)

    return chances


squares = by_distance(nearest(2))


def on_features(which: Callable[[int], Sequence[int]]) -> Next:
    """k-means++ that sees some features of d only."""
    return lambda X, picked, k: squares(X[:, list(which(X.shape[1]))], picked, k)


def best_of(candidates: Callable[[int], int]) -> Next:
    """Several candidates are drawn, with repeats, and the one with the least cost stays."""

    def chances(X: Array, picked: Sequence[int], k: int) -> Array:
        p, number = squares(X, picked, k), candidates(k)
        now = distances(X, picked).min(axis=1)
        costs = np.array([(np.minimum(now, distances(X, [one])[:, 0]) ** 2).sum() for one in range(len(X))])
        better_or_equal = np.array([p[costs >= cost].sum() for cost in costs])
        worse = np.array([p[costs > cost].sum() for cost in costs])
        tied = np.array([p[costs == cost].sum() for cost in costs])
        return shares(
            np.divide(p, tied, where=tied > 0, out=np.zeros(len(p))) * (better_or_equal**number - worse**number)
        )

    return chances


def farthest(X: Array, picked: Sequence[int], k: int) -> Array:
    return np.eye(len(X))[distances(X, picked).min(axis=1).argmax()]


def uniform(X: Array, picked: Sequence[int], k: int) -> Array:
    return equal_chances(X)


def different_only(then: Next) -> Next:
    """The same on the different rows: equal points together have the chance of one."""

    def chances(X: Array, picked: Sequence[int], k: int) -> Array:
        rows, places, inverse = np.unique(X, axis=0, return_index=True, return_inverse=True)
        p = np.zeros(len(X))
        p[places] = then(rows, [int(inverse.ravel()[one]) for one in picked], k)
        return p

    return chances


def fixed(place: Callable[[Array], int]) -> Callable[[Array], Array]:
    """The first pick without chance."""
    return lambda X: np.eye(len(X))[place(X)]


def reordered(order: Callable[[tuple[int, ...]], Sequence[int]]) -> Callable[[Array, Sequences], Sequences]:
    """The rows are returned in another order than picked."""

    def whole(X: Array, chances: Sequences) -> Sequences:
        found: Sequences = {}
        for sequence, chance in chances.items():
            other = tuple(order(sequence))
            found[other] = found.get(other, 0.0) + chance
        return found

    return whole


def best_start_of(number: int) -> Callable[[Array, Sequences], Sequences]:
    """So many times all centroids are picked, and those with the least cost are returned."""

    def whole(X: Array, chances: Sequences) -> Sequences:
        p = np.array(list(chances.values()))
        costs = np.array([(distances(X, one).min(axis=1) ** 2).sum() for one in chances]).round(9)
        better_or_equal, worse, tied = (
            np.array([p[compare(costs, cost)].sum() for cost in costs])
            for compare in (np.greater_equal, np.greater, np.equal)
        )
        return dict(zip(chances, p / tied * (better_or_equal**number - worse**number), strict=True))

    return whole


def _from_mean(X: Array) -> Array:
    return ((X - X.mean(axis=0)) ** 2).sum(axis=1)


def _first_of_different(X: Array) -> Array:
    return np.bincount(np.unique(X, axis=0, return_index=True)[1], minlength=len(X)) / len(np.unique(X, axis=0))


def _last_only(found: Array) -> Array:
    return found[:, -1] ** 2


def _first_only(found: Array) -> Array:
    return found[:, 0] ** 2


def _root_of_later(found: Array) -> Array:
    """The running minimum, with squares for the first and plain distances for the later ones."""
    return np.minimum(found[:, 0] ** 2, found[:, 1:].min(axis=1, initial=np.inf))


def _to_mean_of_picked(X: Array, picked: Sequence[int], k: int) -> Array:
    return shares(((X - X[list(picked)].mean(axis=0)) ** 2).sum(axis=1))


def _not_the_last_row(X: Array, picked: Sequence[int], k: int) -> Array:
    weights = squares(X, picked, k).copy()
    weights[-1] = 0
    return shares(weights)


def _far_enough(part: float) -> Weigh:
    def weigh(found: Array) -> Array:
        near = found.min(axis=1) ** 2
        return np.where(near < part * near.max(), 0, near)

    return weigh


def _softmax(power: float) -> Weigh:
    def weigh(found: Array) -> Array:
        near = found.min(axis=1) ** power
        return np.exp(near - near.max())

    return weigh


def _smoothed(epsilon: float) -> Next:
    return by_distance(lambda found: found.min(axis=1) ** 2 + epsilon)


RIGHT = Rule(squares)

WRONG: dict[str, Rule] = (
    {f"power {power:g}": Rule(by_distance(nearest(power))) for power in (0.5, 1, 1.5, 3, 4)}
    | {
        f"norm {norm:g}, power {power}": Rule(by_distance(nearest(power), norm))
        for norm in (1.0, 3.0, np.inf)
        for power in (1, 2)
    }
    | {f"first {m} features": Rule(on_features(lambda d, m=m: range(min(m, d)))) for m in (1, 2, 3, 4, 10, 64)}
    | {f"last {m} features": Rule(on_features(lambda d, m=m: range(max(0, d - m), d))) for m in (1, 2, 3, 4, 10, 64)}
    | {
        f"all features but {name}": Rule(on_features(lambda d, j=j: [i for i in range(d) if i != j % d or d == 1]))
        for name, j in (("the first", 0), ("the second", 1), ("the last", -1))
    }
    | {
        f"every second feature from {start}": Rule(on_features(lambda d, s=start: range(s % d, d, 2)))
        for start in (0, 1)
    }
    | {"first and last feature": Rule(on_features(lambda d: sorted({0, d - 1})))}
    | {
        name + ending: Rule(change(then))
        for name, then in {
            "cut at 1,000": by_distance(lambda found: np.minimum(found.min(axis=1) ** 2, 1e3)),
            "cut at a million": by_distance(lambda found: np.minimum(found.min(axis=1) ** 2, 1e6)),
            "sum over all picked": by_distance(lambda found: (found**2).sum(axis=1)),
            "mean over all picked": by_distance(lambda found: (found**2).mean(axis=1)),
            "farthest of all picked": by_distance(lambda found: found.max(axis=1) ** 2),
            "last picked only": by_distance(_last_only),
            "last two picked only": by_distance(lambda found: found[:, -2:].min(axis=1) ** 2),
            "first picked only": by_distance(_first_only),
            "first two picked only": by_distance(lambda found: found[:, :2].min(axis=1) ** 2),
            "mean of the picked": _to_mean_of_picked,
            "equal chances": uniform,
        }.items()
        for ending, change in (("", lambda then: then), (", none twice", but_picked))
    }
    | {f"plus {epsilon:g}": Rule(but_picked(_smoothed(epsilon))) for epsilon in (1e-16, 1e-12, 1e-9, 1e-6, 1e-3, 1.0)}
    | {f"softmax of power {power}": Rule(but_picked(by_distance(_softmax(power)))) for power in (1, 2)}
    | {f"none nearer than {part:g} of the farthest": Rule(by_distance(_far_enough(part))) for part in (0.05, 0.1, 0.5)}
    | {
        "first is row 0": Rule(squares, fixed(lambda X: 0)),
        "first is the last row": Rule(squares, fixed(lambda X: len(X) - 1)),
        "first is nearest to the mean": Rule(squares, fixed(lambda X: int(_from_mean(X).argmin()))),
        "first is farthest from the mean": Rule(squares, fixed(lambda X: int(_from_mean(X).argmax()))),
        "first is farthest from 0": Rule(squares, fixed(lambda X: int((X**2).sum(axis=1).argmax()))),
        "first by the distance from the mean": Rule(
            squares, lambda X: shares(_from_mean(X)) if len(X) > 1 else np.ones(1)
        ),
        "first is never the last row": Rule(squares, lambda X: shares(np.arange(len(X)) < max(1, len(X) - 1))),
        "first among different points": Rule(squares, _first_of_different),
        "the other way round": Rule(squares, whole=reordered(lambda sequence: sequence[::-1])),
        "sorted by place": Rule(squares, whole=reordered(sorted)),
        "best of three starts": Rule(squares, whole=best_start_of(3)),
        "two candidates": Rule(best_of(lambda k: 2)),
        "2 + log k candidates": Rule(best_of(lambda k: 2 + int(np.log(k)))),
        "the farthest": Rule(farthest),
        "later never the last row": Rule(_not_the_last_row),
        "different points only": Rule(different_only(squares), _first_of_different),
        "later among different points": Rule(different_only(squares)),
        "plain distances to later ones": Rule(by_distance(_root_of_later)),
    }
)
