"""What is asked about `kmeans_plus_plus_init(X, k, rng)`: not which rows, but how often."""

from typing import Any

from courselab import LEFT_ALONE
from kmeans_lab.exercises.kmeans_plus_plus_init import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion
from solutions.questions._kmeans_plus_plus_init_styles import STYLES
from solutions.questions._plus_plus_cases import DRAWS, cases
from solutions.questions._plus_plus_chances import Row, is_off, look_alike, never_picked, picks, row_positions
from solutions.questions._plus_plus_misconceptions import MISCONCEPTIONS

MANY = 30
"""So many different points make it plain who picks without chance: in the cases that hold them, all calls give the same
rows with a chance below 1e-7.
"""

JUDGED = {"first centroid": 0, "squared distance": 1, "equal points": 1, "nearest picked": 2}
"""Which pick an aspect counts (0 is the first). It is judged given those before: a fault costs its own aspect only."""

NEXT_TO_A_PICKED = {
    "squared distance": "A point next to a picked one was picked, and points far away were not. Does every feature "
    "count?",
    "nearest picked": "A point next to a picked one was picked, and points far from all picked ones were not.",
}

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Print what you return beside X. A point that is picked already has distance 0, so chance 0.",
    ),
    Aspect(
        "the generator",
        1.0,
        RULES["the generator"],
        "Look at: every call of np.random and of default_rng; use the methods of rng only.",
    ),
    Aspect(
        "first centroid",
        1.0,
        RULES["first centroid"],
        "Count which point comes first in a thousand runs.",
    ),
    Aspect(
        "squared distance",
        2.0,
        RULES["squared distance"],
        "Work out the chances for points at 0, 1 and 3 by hand, then count a thousand runs; look at: the argument p of "
        "rng.choice.",
    ),
    Aspect(
        "nearest picked",
        1.0,
        RULES["nearest picked"],
        "Look at: the smallest of several distances, and the axis along which you take it.",
    ),
    Aspect(
        "equal points",
        0.5,
        RULES["equal points"],
        "Look at what your code does with the points that equal a centroid.",
    ),
    Aspect(
        "shapes and types",
        0.5,
        RULES["shapes and types"],
        "Look for fixed numbers, and for the dtype of the array that you return.",
    ),
    Aspect(
        ARGUMENTS_LEFT_ALONE,
        0.5,
        LEFT_ALONE,
        "Look at: rng.shuffle, which works in place, and operators such as -=.",
    ),
)


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge rows one by one, then, where there are many draws, how often each sequence came."""
    X, _, chance = case.arguments
    if not isinstance(answer, list) or len(answer) != len(chance.seeds):
        return "Not every call came back."
    positions = row_positions(X)
    for one in answer:
        if fault := _row_fault(case, positions, one):
            return fault
    drawn = picks(X, answer)
    return _seed_fault(case, drawn, len(positions)) or _place_fault(case, drawn) or _frequency_fault(case, drawn)


def _row_fault(case: Case, positions: dict[Row, int], answer: Any) -> str | None:
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    rows = [tuple(row) for row in answer.tolist()]
    stray = [number for number, row in enumerate(rows) if row not in positions]
    if stray:
        return f"Centroid {stray[0]} is not a row of X."
    if len(set(rows)) < len(rows):
        return "A point is picked twice, or one that equals a centroid picked before: its chance is 0."
    return None


def _seed_fault(case: Case, drawn: list[tuple[int, ...]], n: int) -> str | None:
    """Say why draws from `n` different points do not come from the case's generators, or None."""
    seeds = case.arguments[2].seeds
    first: dict[int, tuple[int, ...]] = {}
    if any(first.setdefault(seed, one) != one for seed, one in zip(seeds, drawn, strict=True)):
        return "Two generators with the same seed give different rows."
    different = len(set(first.values()))
    if n >= MANY and different == 1:
        return f"{len(first)} generators with different seeds all give the same rows."
    if case.aspect == "the generator" and different < len(first):
        return f"{len(first)} generators with different seeds give only {different} different choices of rows."
    return None


def _place_fault(case: Case, drawn: list[tuple[int, ...]]) -> str | None:
    if case.aspect in NEXT_TO_A_PICKED and never_picked(case.arguments[0], drawn):
        return NEXT_TO_A_PICKED[case.aspect]
    return None


def _frequency_fault(case: Case, drawn: list[tuple[int, ...]]) -> str | None:
    place = JUDGED.get(case.aspect)
    if place is None or len(drawn) < DRAWS or not is_off(case.arguments[0], drawn, place):
        return None
    which, given = ("first", "second", "third")[place], ("", " after the first", " after the first two")[place]
    return f"In {len(drawn)} runs the {which} centroid comes out with other frequencies{given} than the rule gives."


def agree(case: Case, answer: Any, wrong: Any) -> bool:
    """Whether a learner's draws are as a misconception's: the same complaint, and frequencies that look alike."""
    if compare(case, answer, None) != compare(case, wrong, None):
        return False
    try:
        drawn, others = (picks(case.arguments[0], one) for one in (answer, wrong))
    except (KeyError, TypeError, ValueError, AttributeError):
        return True
    return len(drawn) < DRAWS or look_alike(drawn, others)


question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    helpers=("next_chances",),
    seconds=20.0,
    agree=agree,
    styles=STYLES,
)
