"""How often a rule is accepted on a learner's cases of k-means++: computed from its chances, no rule ever draws."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from grader.questions import Case
from solutions.questions._plus_plus_cases import DRAWS, SOME
from solutions.questions._plus_plus_chances import (
    REJECTED,
    chance_of_surprise,
    never_next,
    next_chances,
    rows_and_weights,
    surprise_of,
)
from solutions.questions.kmeans_plus_plus_init import JUDGED, NEXT_TO_A_PICKED
from tests.solutions.plus_plus_rules import Array, Rule

TRIALS = 10_000
SMALL_ENOUGH = 1e-3
SAMPLED, MOST_ENUMERATED = 300, 1000
"""So many sequences stand for all, where there are more than so many ways to begin."""
Picks = tuple[int, ...]


def chance_accepted(rule: Rule, cases: Sequence[Case], rng: np.random.Generator) -> float:
    """At most so often all these cases find the rule right; the cheapest are looked at first, until that is seldom."""
    chance = 1.0
    for case in sorted(counted(cases), key=_order):
        chance *= chance_on(rule, case, rng)
        if chance < SMALL_ENOUGH:
            break
    return chance


def counted(cases: Sequence[Case]) -> list[Case]:
    """The cases in which the function is called so often that chance says something."""
    return [case for case in cases if case.aspect in JUDGED and len(case.arguments[2].seeds) >= SOME]


def _order(case: Case) -> tuple[int, bool, int]:
    X, k, chance = case.arguments
    return k, len(chance.seeds) < DRAWS, len(X)


def _is_sampled(case: Case) -> bool:
    X, k, _ = case.arguments
    return bool(len(X) ** (k - 1) > MOST_ENUMERATED)


def chance_on(rule: Rule, case: Case, rng: np.random.Generator) -> float:
    """At most so often a case finds the rule right."""
    X, k, chance = case.arguments
    try:
        found = sequences(rule, X.astype(float), k, rng if _is_sampled(case) else None)
    except ValueError:  # the learner's function raises it too
        return 0.0
    good = possible(case, found)
    unsure = 3 / SAMPLED if _is_sampled(case) else 0.0
    passing = min(1.0, sum(good.values()) + unsure) ** len(chance.seeds)
    return passing * frequencies_accepted(case, good, rng) if len(chance.seeds) >= DRAWS and passing > 0 else passing


def possible(case: Case, found: dict[Picks, float]) -> dict[Picks, float]:
    """Those sequences in which no point is picked twice, and none that the rule never picks."""
    good = {one: chance for one, chance in found.items() if len(set(one)) == len(one)}
    if case.aspect not in NEXT_TO_A_PICKED:
        return good
    rows, counts = rows_and_weights(case.arguments[0])
    never = {before: never_next(rows, counts, before) for one in good for before in _befores(one)}
    return {one: chance for one, chance in good.items() if not any(never[b][one[len(b)]] for b in _befores(one))}


def _befores(sequence: Picks) -> list[Picks]:
    return [sequence[:place] for place in range(1, len(sequence))]


def sequences(rule: Rule, X: Array, k: int, sampled: np.random.Generator | None = None) -> dict[Picks, float]:
    """The chance of each sequence of different rows of X, or its share among some that are sampled."""
    inverse = np.unique(X, axis=0, return_inverse=True)[1].ravel()
    found: dict[Picks, float] = defaultdict(float)
    by_row: dict[Picks, float] = defaultdict(float)
    for rows, chance in _by_row(rule, X, k, (), 1.0) if sampled is None else _sample(rule, X, k, sampled):
        by_row[rows] += chance
    for rows, chance in rule.whole(X, by_row).items():
        found[tuple(int(inverse[row]) for row in rows)] += chance
    return found


def _sample(rule: Rule, X: Array, k: int, rng: np.random.Generator) -> Iterator[tuple[Picks, float]]:
    for _ in range(SAMPLED):
        picked: Picks = ()
        while len(picked) < k:
            chances = rule.then(X, picked, k) if picked else rule.first(X)
            picked = (*picked, int(rng.choice(len(X), p=chances)))
        yield picked, 1 / SAMPLED


def _by_row(rule: Rule, X: Array, k: int, picked: Picks, chance: float) -> Iterator[tuple[Picks, float]]:
    if len(picked) == k:
        yield picked, chance
        return
    chances = rule.then(X, picked, k) if picked else rule.first(X)
    for row in np.flatnonzero(chances):
        yield from _by_row(rule, X, k, (*picked, int(row)), chance * float(chances[row]))


def frequencies_accepted(case: Case, found: dict[Picks, float], rng: np.random.Generator) -> float:
    """At most so often the frequencies pass for right: in so many sets of draws as chance makes them, and 3 more."""
    X, _, chance = case.arguments
    rows, counts = rows_and_weights(X)
    place, p = JUDGED[case.aspect], np.array(list(found.values()))
    drawn = rng.multinomial(len(chance.seeds), p / p.sum(), size=TRIALS)
    tables: dict[Picks, Array] = defaultdict(lambda: np.zeros((TRIALS, len(rows)), dtype=int))
    for sequence, column in zip(found, drawn.T, strict=True):
        tables[sequence[:place]][:, sequence[place]] += column
    surprise, freedom = np.zeros(TRIALS), np.zeros(TRIALS, dtype=int)
    for before, seen in tables.items():
        more = surprise_of(seen, next_chances(rows, counts, before))
        surprise, freedom = surprise + more[0], freedom + more[1]
    accepted = int((chance_of_surprise(surprise, freedom) >= REJECTED).sum())
    return min(1.0, (accepted + 3) / TRIALS)
