"""What is asked about `bad_starts(costs)`: each k whose J is larger than that of some smaller k."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.bad_starts import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from solutions.questions._shared import HUGE, NOTHING_RETURNED, TINY, Array, indices_fault, read_only, strided

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Print costs and your answer side by side; position 0 stands for k = 1.",
    ),
    Aspect(
        "any smaller k",
        1.0,
        RULES["any smaller k"],
        "Keep the smallest J so far; look at: np.minimum.accumulate.",
    ),
    Aspect(
        "nothing to report",
        0.5,
        RULES["nothing to report"],
        "Print the dtype of what you return when there is nothing; look at: np.flatnonzero.",
    ),
    Aspect(
        "scales and layout",
        0.5,
        RULES["scales and layout"],
        "Look for fixed numbers, for rounding, and for lines that write into costs.",
    ),
    Aspect(ARGUMENTS_LEFT_ALONE, 0.5, LEFT_ALONE, "Look at: sort, and assignments."),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden costs, falling with k but for some runs."""
    return [*_ordinary(rng), *_any(rng), *_nothing(rng), *_scales(rng)]


def _falling(rng: np.random.Generator, n: int, scale: float = 100.0) -> Array:
    """`n` costs that fall with k, each by 3 to 60 per cent."""
    return scale * np.cumprod(rng.uniform(0.4, 0.97, size=n)).round(6)


def _lifted(costs: Array, position: int, factor: float = 1.05) -> Array:
    """The costs with one run above the one before it, and still below the one before that."""
    lifted = costs.copy()
    lifted[position] = costs[position - 1] * factor
    return lifted


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    ten = _falling(rng, 10)
    return [
        Case(aspect, "three k, the last rises", (_lifted(_falling(rng, 3), 2, 1.01),)),
        Case(aspect, "two k, the second rises", (_lifted(_falling(rng, 2), 1, 2.0),)),
        Case(aspect, "one rise in ten", (_lifted(ten, int(rng.integers(3, 8)), 1.02),)),
        Case(aspect, "two rises, far apart", (_lifted(_lifted(ten, 2, 1.02), 8, 1.02),)),
        Case(aspect, "the last of eight rises", (_lifted(_falling(rng, 8), 7, 1.02),)),
    ]


def _any(rng: np.random.Generator) -> list[Case]:
    aspect = "any smaller k"
    valley = np.array([90.0, 30.0, 60.0, 50.0, 40.0, 20.0]) + rng.integers(5)
    slow = np.array([100.0, 20.0, 80.0, 79.0, 21.0, 19.0, 18.0, 25.0, 17.0]) + rng.integers(5)
    return [
        Case(aspect, "four k, one high and slowly falling", (np.array([9.0, 2.0, 5.0, 4.0]) + rng.integers(3),)),
        Case(aspect, "a deep valley, then falling", (valley,)),
        Case(aspect, "several hills", (slow,)),
        Case(aspect, "always rising", (np.sort(_falling(rng, 6)),)),
        Case(aspect, "in no order", (rng.permutation(_falling(rng, 12)),)),
    ]


def _nothing(rng: np.random.Generator) -> list[Case]:
    aspect = "nothing to report"
    steps = np.repeat(_falling(rng, 4), 2)
    return [
        Case(aspect, "one k", (_falling(rng, 1),)),
        Case(aspect, "falling all the way", (_falling(rng, 9),)),
        Case(aspect, "equal neighbours", (steps,)),
        Case(aspect, "all equal", (np.full(5, 3.5),)),
        Case(aspect, "down to 0 and staying there", (np.array([8.0, 3.0, 0.0, 0.0]),)),
    ]


def _scales(rng: np.random.Generator) -> list[Case]:
    aspect = "scales and layout"
    hilly = rng.permutation(_falling(rng, 10, 1.0))
    return [
        Case(aspect, "huge", (HUGE * hilly,)),
        Case(aspect, "tiny", (TINY * hilly,)),
        Case(aspect, "a rise in the ninth digit", (np.array([7.0, 5.0, 5.00000005, 4.0]),)),
        Case(aspect, "read-only", (read_only(hilly),)),
        Case(aspect, "strided", (strided(hilly),)),
        Case(aspect, "300 k", (rng.permutation(_falling(rng, 300, 1e6)),)),
    ]


def valid(case: Case) -> bool:
    """Whether there are bad runs where there should be; the first aspect does not ask to look farther back."""
    (costs,) = case.arguments
    bad = costs > _earlier(costs)
    if case.aspect == "ordinary inputs" and not np.array_equal(bad[1:], np.diff(costs) > 0):
        return False
    return bool(bad.any()) is not (case.aspect == "nothing to report") or case.aspect == "scales and layout"


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge the numbers of clusters exactly; any integer dtype will do."""
    return EXERCISE.form_fault(case.arguments, answer) or indices_fault("bad runs", answer, expected)


def _earlier(costs: Array) -> Array:
    return np.minimum.accumulate(costs)


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "neighbours only",
        "It looks as if each J is compared with the one before only.",
        "A run may fall and still be above an earlier one; keep the smallest so far.",
        lambda costs: 2 + np.flatnonzero(np.diff(costs) > 0),
    ),
    Misconception(
        "positions",
        "It looks as if positions are returned, which count from 0.",
        "Position 0 stands for k = 1.",
        lambda costs: np.flatnonzero(costs > _earlier(costs)),
    ),
    Misconception(
        "equal counts",
        "It looks as if an equal J counts as larger.",
        "Look at: your comparison, > or >=.",
        lambda costs: np.array(
            [k for k in range(2, len(costs) + 1) if costs[k - 1] >= costs[: k - 1].min()], dtype=int
        ),
    ),
    Misconception(
        "truth values",
        "It looks as if one truth value for each k is returned.",
        "Which k are meant? Look at: np.flatnonzero.",
        lambda costs: costs > _earlier(costs),
    ),
    Misconception(
        "compared with the first",
        "It looks as if each J is compared with that of k = 1.",
        "Any smaller k may have the smaller J.",
        lambda costs: 1 + np.flatnonzero(costs > costs[0]),
    ),
    Misconception(
        "a list",
        "It looks as if a list is returned.",
        "Look at: np.array and its dtype.",
        lambda costs: (1 + np.flatnonzero(costs > _earlier(costs))).tolist(),
    ),
    Misconception(
        "floats for nothing",
        "It looks as if the empty answer holds floats.",
        "np.array([]) is float64; look at: its dtype.",
        lambda costs: np.array([k for k in range(1, len(costs) + 1) if costs[k - 1] > _earlier(costs)[k - 1]]),
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    axes={"costs": "n"},
    valid=valid,
)
