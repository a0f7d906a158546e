"""How often k-means++ must pick what: the chance of each pick given those before it, and how far draws lie from it.

The rule is that of D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", 2007.
"""

from collections import Counter, defaultdict
from typing import Any

import numpy as np
from scipy.special import xlogy
from scipy.stats import chi2_contingency

from solutions.questions._shared import Array

Picks = tuple[int, ...]
Row = tuple[float, ...]

REJECTED = 5e-9
"""Draws are wrong where right ones would lie as far off with a smaller chance than this. A learner's draws are looked
at some ten times, so that the chance to reject a right function stays below 1e-7 in all.
"""

NEVER = 1e-12
"""A pick is wrong where the rule makes it, or one that is as unlikely, with a smaller chance than this."""

LEAST_EXPECTED = 5.0
"""Outcomes are pooled until each is expected so often: many unlikely ones would hide what the likely ones say."""


def rows_and_weights(X: Array) -> tuple[Array, Array]:
    """The different rows of X as floats, and how often each stands in X."""
    rows, counts = np.unique(np.asarray(X, dtype=float), axis=0, return_counts=True)
    return rows, counts


def row_positions(X: Array) -> dict[Row, int]:
    """The position of each different row of X among all of them."""
    return {tuple(row): i for i, row in enumerate(rows_and_weights(X)[0].tolist())}


def picks(X: Array, answers: list[Array]) -> list[Picks]:
    """Each answer as the positions of its rows among the different rows of X. Raises KeyError for another row."""
    positions = row_positions(X)
    return [tuple(positions[tuple(map(float, row))] for row in answer.tolist()) for answer in answers]


def next_chances(rows: Array, counts: Array, before: Picks) -> Array:
    """The chance of each different row to be picked after those before."""
    weights = counts * _squares_to_nearest(rows, before) if before else counts
    return np.asarray(weights / weights.sum())


def is_off(X: Array, drawn: list[Picks], place: int) -> bool:
    """Whether the picks at a place (0 is the first) come too seldom or too often, given what each draw picked before.

    A fault in the first pick is so no fault of the second.
    """
    rows, counts = rows_and_weights(X)
    after = defaultdict(list)
    for sequence in drawn:
        after[sequence[:place]].append(sequence[place])
    surprise, freedom = 0.0, 0
    for before, nexts in after.items():
        more = surprise_of(np.bincount(nexts, minlength=len(rows)), next_chances(rows, counts, before))
        surprise, freedom = surprise + float(more[0]), freedom + int(more[1])
    return bool(chance_of_surprise(surprise, freedom) < REJECTED)


def surprise_of(seen: Array, chances: Array) -> tuple[Array, Array]:
    """How far counts of outcomes (on the last axis) lie from their chances, and how many of them are free.

    In nats: the relative entropy of the shares seen to the chances, times the number of draws. It is infinite where
    something was seen that has no chance.
    """
    expected = seen.sum(axis=-1, keepdims=True) * chances
    is_likely, is_impossible = expected >= LEAST_EXPECTED, (chances == 0) & (seen > 0)
    rest, rest_expected = (np.where(is_likely, 0, one).sum(axis=-1) for one in (seen, expected))
    with np.errstate(divide="ignore", invalid="ignore"):
        parts = np.where(is_likely, xlogy(seen, seen / expected), 0).sum(axis=-1)
        parts += np.where(rest > 0, xlogy(rest, rest / rest_expected), 0)
    parts = np.where(is_impossible.any(axis=-1), np.inf, parts)
    return parts, np.maximum(is_likely.sum(axis=-1) + (rest_expected > 0) - 1, 0)


def chance_of_surprise(surprise: Any, freedom: Any) -> Any:
    """A bound on the chance that right draws are as surprising.

    It holds for any number of draws and any chances, however small, where the tail of Pearson's test does not: the
    moments are below those of a gamma distribution (R. Agrawal, "Finite-sample concentration of the multinomial in
    relative entropy", 2020). For independent counts both arguments are sums.
    """
    each = np.maximum(freedom, 1)
    known = np.where(np.isfinite(surprise), np.maximum(surprise, each), each)
    bound = np.where(np.isfinite(surprise), np.exp(each * np.log(known / each) + each - known), 0.0)
    return np.where((surprise <= freedom) & np.isfinite(surprise), 1.0, bound)


def never_picked(X: Array, drawn: list[Picks]) -> bool:
    """Whether the rule would never pick as one of the draws does: next to a pick before it, while others are far."""
    rows, counts = rows_and_weights(X)
    steps = {(sequence[:place], sequence[place]) for sequence in drawn for place in range(1, len(sequence))}
    never = {before: never_next(rows, counts, before) for before, _ in steps}
    return any(never[before][pick] for before, pick in steps)


def never_next(rows: Array, counts: Array, before: Picks) -> Array:
    """Which rows the rule never picks after those before: they and all that are less likely have hardly a chance."""
    chances = next_chances(rows, counts, before)
    order = chances.argsort()
    never = np.empty(len(rows), dtype=bool)
    never[order] = chances[order].cumsum() < NEVER
    return never


def _squares_to_nearest(rows: Array, before: Picks) -> Array:
    """The squared distance of each row to the nearest of those picked before."""
    return np.asarray(((rows[:, np.newaxis] - rows[list(before)]) ** 2).sum(axis=2).min(axis=1))


def look_alike(drawn: list[Picks], others: list[Picks]) -> bool:
    """Whether two sets of draws may come from the same chances."""
    one, other = Counter(drawn), Counter(others)
    keys = sorted(one.keys() | other.keys())
    table = _pooled([(one[key], other[key]) for key in keys])
    return len(table[0]) < 2 or float(chi2_contingency(np.array(table)).pvalue) > 1e-4


def _pooled(pairs: list[tuple[Any, Any]]) -> tuple[list[float], list[float]]:
    """Two lists of counts, in which outcomes that the second expects too seldom are put together."""
    firsts, seconds, rest = [], [], [0.0, 0.0]
    for first, second in sorted(pairs, key=lambda pair: -pair[1]):
        if second >= LEAST_EXPECTED:
            firsts.append(float(first))
            seconds.append(float(second))
        else:
            rest = [rest[0] + first, rest[1] + second]
    if rest[1] >= LEAST_EXPECTED or not firsts:
        return [*firsts, rest[0]], [*seconds, rest[1]]
    firsts[-1] += rest[0]
    seconds[-1] += rest[1]
    return firsts, seconds
