"""What is asked about `keep_going(moved)`: the condition that a well-known course has the wrong way round."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.keep_going import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from solutions.questions._shared import NOTHING_RETURNED, Array, read_only, strided

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Say in words when the loop must end, then turn the sentence round; look at: np.any and np.all.",
    ),
    Aspect(
        "small moves",
        0.5,
        RULES["small moves"],
        "Look at: every fixed number in your condition, np.isclose and rounding.",
    ),
    Aspect(
        "shapes and layout",
        0.5,
        RULES["shapes and layout"],
        "Try an array with a single number.",
    ),
    Aspect(ARGUMENTS_LEFT_ALONE, 0.5, LEFT_ALONE, "Look at: operators such as -=."),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden moves: some centroids rest, all, or none."""
    return [*_ordinary(rng), *_small(rng), *_shapes(rng)]


def _moves(rng: np.random.Generator, k: int, moving: int, scale: float = 1.0) -> Array:
    """`k` moves in random order, of which `moving` are not 0."""
    moves = np.zeros(k)
    moves[:moving] = scale * rng.uniform(0.1, 2.0, size=moving)
    return rng.permutation(moves)


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    first, last = np.zeros(4), np.zeros(4)
    first[0], last[3] = rng.uniform(0.5, 2.0, size=2)
    return [
        Case(aspect, "one of three rests", (_moves(rng, 3, 2),)),
        Case(aspect, "two of three rest", (_moves(rng, 3, 1),)),
        Case(aspect, "all three rest", (_moves(rng, 3, 0),)),
        Case(aspect, "none of three rests", (_moves(rng, 3, 3),)),
        Case(aspect, "only the first moves", (first,)),
        Case(aspect, "only the last moves", (last,)),
        Case(aspect, "one of eight moves", (_moves(rng, 8, 1),)),
        Case(aspect, "half of eight move", (_moves(rng, 8, 4),)),
    ]


def _small(rng: np.random.Generator) -> list[Case]:
    aspect = "small moves"
    return [
        Case(aspect, "one of four moves by 1e-6", (_moves(rng, 4, 1, 1e-6),)),
        Case(aspect, "two of four move by 1e-13", (_moves(rng, 4, 2, 1e-13),)),
        Case(aspect, "all of four move by 1e-200", (_moves(rng, 4, 4, 1e-200),)),
        Case(aspect, "one moves far, the others rest", (_moves(rng, 5, 1, 1e12),)),
    ]


def _shapes(rng: np.random.Generator) -> list[Case]:
    aspect = "shapes and layout"
    return [
        Case(aspect, "one centroid, moving", (_moves(rng, 1, 1),)),
        Case(aspect, "one centroid, at rest", (_moves(rng, 1, 0),)),
        Case(aspect, "300 centroids, one moving", (_moves(rng, 300, 1),)),
        Case(aspect, "300 centroids, all at rest", (_moves(rng, 300, 0),)),
        Case(aspect, "read-only", (read_only(_moves(rng, 4, 2)),)),
        Case(aspect, "strided", (strided(_moves(rng, 6, 3)),)),
    ]


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge a truth value of Python or of NumPy."""
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    if bool(answer) == bool(expected):
        return None
    return "It says stop, and a centroid is still moving." if expected else "It says go on, and all centroids rest."


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "all for any",
        "It looks as if the loop ends as soon as a single centroid rests: the bug is still there.",
        "Which method of an array asks about at least one of its numbers?",
        lambda moved: bool(np.all(moved != 0)),
    ),
    Misconception(
        "turned round",
        "It looks as if True and False have changed places.",
        "The function says whether to go on, not whether to stop.",
        lambda moved: bool(np.all(moved == 0)),
    ),
    Misconception(
        "goes on until all move",
        "It looks as if the loop goes on while any centroid rests.",
        "When a condition is turned round, any and all change places.",
        lambda moved: bool(np.any(moved == 0)),
    ),
    Misconception(
        "first centroid only",
        "It looks as if only the first centroid is asked.",
        "Any of them may still move.",
        lambda moved: bool(moved[0] != 0),
    ),
    Misconception(
        "for ever",
        "It looks as if the loop always goes on.",
        "When all numbers are 0, it must end.",
        lambda moved: True,
    ),
    Misconception(
        "close counts as rest",
        "It looks as if a small move counts as none.",
        "A centroid that has moved a little has moved; look at: np.isclose, np.allclose and fixed limits.",
        lambda moved: not np.allclose(moved, 0),
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    axes={"moved": "k"},
)
