"""The second exercise of the mini-project: `confusion_table(named, digits)`."""

from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import array_form
from numpy.typing import NDArray

RULES = {
    "ordinary inputs": "Row i, column j counts the images named i and meant as j.",
    "images without a name": "An image named -1 is left out: it stands in no row.",
    "missing digits": "The table always has ten rows and ten columns, also where some digits do not occur.",
    "integer types and layout": "The arguments may be of any integer type, uint8 too, read-only or strided.",
}

ROWS = RULES["ordinary inputs"]
LEFT_OUT = RULES["images without a name"]


def _table(*counts: tuple[int, int, int]) -> NDArray[np.int64]:
    table = np.zeros((10, 10), dtype=np.int64)
    for row, column, count in counts:
        table[row, column] = count
    return table


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return array_form("It", answer, (10, 10), "iu", "integers")


def _value_fault(example: Example, answer: Any) -> str | None:
    wrong = np.argwhere(np.asarray(answer) != example.expected)
    if not wrong.size:
        return None
    row, column = wrong[0].tolist()
    return f"{len(wrong)} of 100 counts are off; the first is that in row {row}, column {column}."


EXAMPLES = (
    Example((np.array([3]), np.array([3])), _table((3, 3, 1)), ROWS, "a single image."),
    Example((np.array([2]), np.array([7])), _table((2, 7, 1)), ROWS, "which of the two arguments chooses the row."),
    Example((np.array([-1]), np.array([4])), _table(), f"{LEFT_OUT} Row -1 is row 9.", "where position -1 lies."),
    Example(
        (np.array([-1, 3]), np.array([4, 8])),
        _table((3, 8, 1)),
        f"{LEFT_OUT} Those after it count.",
        "what your code does after an image without a name, and which digit it takes then.",
    ),
    Example((np.array([5, 5]), np.array([6, 6])), _table((5, 6, 2)), ROWS, "two equal pairs: are both counted?"),
    Example(
        (np.array([30, 30, 9], dtype=np.uint8) % 10, np.array([8, 8, 9], dtype=np.uint8)),
        _table((0, 8, 2), (9, 9, 1)),
        RULES["integer types and layout"],
        "sums and products of the arguments: a uint8 ends at 255.",
    ),
    Example(
        (np.array([1, 1, 8, -1]), np.array([1, 8, 8, 3])),
        _table((1, 1, 1), (1, 8, 1), (8, 8, 1)),
        f"{ROWS} {LEFT_OUT}",
        "the small example in the notebook.",
    ),
    Example(
        (np.full(1280, 3), np.full(1280, 8)),
        _table((3, 8, 1280)),
        f"{ROWS} There may be thousands.",
        "the dtype of your table, and fixed numbers in your code.",
    ),
)

EXERCISE = FunctionExercise(
    name="confusion_table",
    signature="confusion_table(named, digits)",
    returns="Return a NumPy array of integers, shape (10, 10).",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "Begin with a table of zeros of shape (10, 10), of integers. Then go through the images, one pair at a time.",
        "Which images have no name? Leave them out first: a position of -1 means the last row.",
        "A loop will do. Without one, look at np.add.at: unlike `table[rows, columns] += 1` it counts each equal pair.",
    ),
)
