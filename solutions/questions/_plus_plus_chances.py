"""How often k-means++ must pick what: exact chances by enumeration, and tests of draws against them.

The rule is that of D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", 2007.
"""

from collections import Counter
from typing import Any

import numpy as np
from scipy.stats import chi2_contingency, chisquare

from solutions.questions._shared import Array

Picks = tuple[int, ...]
Row = tuple[float, ...]

REJECTED = 1e-7
"""Draws are wrong where right ones would lie as far off with a smaller chance than this."""

NEVER = 1e-12
"""A pick is wrong where the rule makes it, or one that is as unlikely, with a smaller chance than this."""

LEAST_EXPECTED = 5.0
"""Outcomes are pooled until each is expected so often: Pearson's test needs it."""


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


def chances(X: Array, k: int) -> dict[Picks, float]:
    """The chance of every sequence of k picks."""
    rows, counts = rows_and_weights(X)
    squares = ((rows[:, np.newaxis] - rows) ** 2).sum(axis=2)
    found: dict[Picks, float] = {(i,): float(count) for i, count in enumerate(counts / counts.sum())}
    for _ in range(k - 1):
        longer: dict[Picks, float] = {}
        for sequence, chance in found.items():
            weights = counts * squares[list(sequence)].min(axis=0)
            for i in np.flatnonzero(weights):
                longer[(*sequence, int(i))] = chance * float(weights[i] / weights.sum())
        found = longer
    return found


def is_off(drawn: list[Picks], expected: dict[Picks, float], upto: int) -> bool:
    """Whether the first `upto` picks of the draws are too far from their chances to be right."""
    targets: Counter[Picks] = Counter()
    for sequence, chance in expected.items():
        targets[sequence[:upto]] += chance * len(drawn)  # type: ignore[assignment]
    seen = Counter(sequence[:upto] for sequence in drawn)
    if not seen.keys() <= targets.keys():
        return True
    observed, wanted = _pooled([(seen[sequence], target) for sequence, target in targets.items()])
    return len(observed) > 1 and float(chisquare(observed, wanted).pvalue) < REJECTED


def never_picked(X: Array, sequence: Picks) -> bool:
    """Whether the rule would never go on as the sequence does: a pick lies next to one before it, others far away."""
    rows, counts = rows_and_weights(X)
    for before, pick in enumerate(sequence[1:], start=1):
        picked = rows[list(sequence[:before])]
        weights = counts * ((rows[:, np.newaxis] - picked) ** 2).sum(axis=2).min(axis=1)
        if weights[weights <= weights[pick]].sum() < NEVER * weights.sum():
            return True
    return False


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
