"""The first exercise of lesson 9: `compressed_bits(n_pixels, n_colours)`."""

from typing import Any

import numpy as np

from .exercise import Arguments, Example, Exercise
from .faults import NOTHING, is_number, kind

PALETTE = "The palette takes 24 bits for each colour."
NUMBERS = "Each pixel takes as few whole bits as can tell the colours apart."


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    if answer is None:
        return NOTHING
    if not is_number(answer) or np.asarray(answer).dtype.kind not in "iuO":
        return f"It returned {kind(answer)}; return an integer."
    return None


def _value_fault(example: Example, answer: Any) -> str | None:
    if int(answer) == example.expected:
        return None
    return f"The number of bits is too {'large' if int(answer) > example.expected else 'small'}."


EXAMPLES = (
    Example((10, 1), 24, f"{PALETTE} With one colour the pixels take none.", "what log2 of 1 is."),
    Example((10, 4), 116, f"{PALETTE} {NUMBERS}", "how many numbers 2 bits can tell apart."),
    Example((100, 5), 420, f"{PALETTE} {NUMBERS}", "what you do with 2.32 bits.", by_hand=True),
    Example((1000, 16), 4384, f"{PALETTE} {NUMBERS}", "which numbers 4 bits can write: from 0 to 15."),
    Example((10**17 + 1, 2), 10**17 + 49, "The answer is exact, also where it is huge.", "where a float comes in."),
)

EXERCISE = Exercise(
    name="compressed_bits",
    signature="compressed_bits(n_pixels, n_colours)",
    returns="Return an integer.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    hints=(
        "Two parts are added: the palette, and the numbers of the pixels. Write down the palette first.",
        "The numbers of the colours run from 0 to n_colours - 1. How many bits does the largest of them take? Look at "
        "bit_length, a method of Python's integers.",
        "A logarithm works too, rounded up. But it is a float: multiply by n_pixels only when it is an integer again.",
    ),
)
