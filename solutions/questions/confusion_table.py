"""What is asked about `confusion_table(named, digits)`: who was named what, counted."""

from typing import Any

import numpy as np
from courselab import LEFT_ALONE
from kmeans_lab.exercises.confusion_table import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, Case, FunctionQuestion, Misconception
from solutions.questions._shared import NOTHING_RETURNED, Array, read_only, strided

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Work out four images by hand, and print your table.",
    ),
    Aspect(
        "images without a name",
        1.0,
        RULES["images without a name"],
        "Which row is position -1?",
    ),
    Aspect(
        "missing digits",
        0.5,
        RULES["missing digits"],
        "Look at: where the size of your table comes from.",
    ),
    Aspect(
        "integer types and layout",
        0.5,
        RULES["integer types and layout"],
        "Look at: sums and products of the arguments; a uint8 ends at 255.",
    ),
    Aspect(ARGUMENTS_LEFT_ALONE, 0.5, LEFT_ALONE, "Look at: lines that write into named."),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden names and digits."""
    return [*_ordinary(rng), *_nameless(rng), *_missing(rng), *_types(rng)]


def _images(rng: np.random.Generator, n: int, right: float = 0.6) -> tuple[Array, Array]:
    """Names and digits of `n` images, of which about the part `right` are named rightly; each digit occurs, n >= 20."""
    digits = rng.permutation(np.arange(n) % 10)
    named = np.where(rng.random(n) < right, digits, rng.permutation(digits))
    named[:10] = rng.permutation(10)
    return named, digits


def _ordinary(rng: np.random.Generator) -> list[Case]:
    aspect = "ordinary inputs"
    return [
        Case(aspect, "twenty images", _images(rng, 20, 0.3)),
        Case(aspect, "sixty images", _images(rng, 60)),
        Case(aspect, "all named wrongly", _shifted(rng)),
        Case(aspect, "three thousand images", _images(rng, 3000)),
    ]


def _shifted(rng: np.random.Generator) -> tuple[Array, Array]:
    digits = rng.permutation(np.arange(50) % 10)
    return (digits + 3) % 10, digits


def _without_names(rng: np.random.Generator, n: int, share: float) -> tuple[Array, Array]:
    named, digits = _images(rng, n)
    named[rng.permutation(n)[: int(share * n)]] = -1
    return named, digits


def _nameless(rng: np.random.Generator) -> list[Case]:
    aspect = "images without a name"
    return [
        Case(aspect, "one image, without a name", (np.array([-1]), np.array([int(rng.integers(10))]))),
        Case(aspect, "a tenth without", _without_names(rng, 40, 0.1)),
        Case(aspect, "half without", _without_names(rng, 200, 0.5)),
        Case(aspect, "none has a name", _without_names(rng, 30, 1.0)),
    ]


def _missing(rng: np.random.Generator) -> list[Case]:
    aspect = "missing digits"
    few = rng.permutation(9)[:3]
    return [
        Case(aspect, "one image", (rng.integers(9, size=1), rng.integers(9, size=1))),
        Case(aspect, "three digits", (few[rng.integers(3, size=12)], few[rng.integers(3, size=12)])),
        Case(aspect, "all named the same", (np.full(15, 4), rng.integers(9, size=15))),
        Case(aspect, "all meant the same", (rng.integers(9, size=15), np.full(15, 6))),
    ]


def _types(rng: np.random.Generator) -> list[Case]:
    aspect = "integer types and layout"
    named, digits = _images(rng, 80)
    many = (np.full(700, 9), np.full(700, 9))
    return [
        Case(aspect, "uint8", (named.astype(np.uint8), digits.astype(np.uint8))),
        Case(aspect, "names as int8, digits as uint8", (named.astype(np.int8), digits.astype(np.uint8))),
        Case(aspect, "int32", (named.astype(np.int32), digits.astype(np.int32))),
        Case(aspect, "700 of one kind, uint8", (many[0].astype(np.uint8), many[1].astype(np.uint8))),
        Case(aspect, "read-only", (read_only(named), read_only(digits))),
        Case(aspect, "strided", (strided(named), strided(digits))),
    ]


def valid(case: Case) -> bool:
    """Whether every image has a name, but in the aspect that is about those without."""
    return case.aspect == "images without a name" or bool(np.all(case.arguments[0] >= 0))


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge the counts exactly; any integer dtype will do."""
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    wrong = np.argwhere(answer != expected)
    if not wrong.size:
        return None
    row, column = wrong[0].tolist()
    return f"{len(wrong)} of 100 counts differ; the first is that in row {row}, column {column}."


def _count(rows: Array, columns: Array) -> Array:
    table = np.zeros((10, 10), dtype=int)
    np.add.at(table, (rows, columns), 1)
    return table


def _right(named: Array, digits: Array) -> Array:
    return _count(named[named >= 0], digits[named >= 0])


def _once(named: Array, digits: Array) -> Array:
    table = np.zeros((10, 10), dtype=int)
    table[named[named >= 0], digits[named >= 0]] += 1
    return table


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "rows and columns exchanged",
        "It looks as if rows are the digits meant, and columns the names.",
        "Row i is what was named i.",
        lambda named, digits: _right(named, digits).T,
    ),
    Misconception(
        "nameless in row 9",
        "It looks as if images named -1 stand in row 9.",
        "Position -1 is the last row: leave these images out first.",
        _count,
    ),
    Misconception(
        "nameless in row 0",
        "It looks as if images named -1 stand in row 0.",
        "They have no name: leave them out.",
        lambda named, digits: _count(np.maximum(named.astype(int), 0), digits),
    ),
    Misconception(
        "each pair once",
        "It looks as if equal pairs are counted once.",
        "`table[rows, columns] += 1` adds 1 to a place only once; look at: np.add.at.",
        _once,
    ),
    Misconception(
        "shares",
        "It looks as if shares are returned instead of counts.",
        "Return counts: integers.",
        lambda named, digits: _right(named, digits) / max(len(named), 1),
    ),
    Misconception(
        "right ones only",
        "It looks as if only images with the right name are counted.",
        "The wrong ones stand beside the diagonal.",
        lambda named, digits: _right(named, digits) * np.eye(10, dtype=int),
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    axes={"named": "n", "digits": "n"},
    valid=valid,
)
