"""The first exercise of lesson 9: `compressed_bits(n_pixels, n_colours)`."""

from typing import Any

from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import integer_form

RULES = {
    "ordinary inputs": "The palette takes 24 bits for each colour, and each pixel as few whole bits as can tell the "
    "colours apart.",
    "other numbers of colours": "Where the number of colours is no power of two, a pixel takes the next whole number "
    "of bits.",
    "one colour": "A single colour needs no number: the pixels take no bits, and the palette 24.",
    "exact when huge": "The answer is an exact integer, also where it has more digits than a float.",
}

PALETTE = RULES["ordinary inputs"]


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return integer_form(answer)


def _value_fault(example: Example, answer: Any) -> str | None:
    if int(answer) == example.expected:
        return None
    return f"The number of bits is too {'large' if int(answer) > example.expected else 'small'}."


EXAMPLES = (
    Example((10, 1), 24, RULES["one colour"], "what log2 of 1 is."),
    Example((10, 4), 116, PALETTE, "how many numbers 2 bits can tell apart."),
    Example((100, 5), 420, PALETTE, "what you do with 2.32 bits."),
    Example((1000, 16), 4384, PALETTE, "which numbers 4 bits can write: from 0 to 15."),
    Example((10, 512), 12378, PALETTE, "which numbers 9 bits can write: from 0 to 511."),
    Example(
        (1, 2**24 + 1),
        24 * 2**24 + 49,
        RULES["other numbers of colours"],
        "how exact your logarithm is, just above a power of two.",
    ),
    Example((10**17 + 1, 2), 10**17 + 49, RULES["exact when huge"], "where a float comes in."),
)

EXERCISE = FunctionExercise(
    name="compressed_bits",
    signature="compressed_bits(n_pixels, n_colours)",
    returns="Return an integer.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    examples=EXAMPLES,
    rules=RULES,
    hints=(
        "Two parts are added: the palette, and the numbers of the pixels. Write down the palette first.",
        "The numbers of the colours run from 0 to n_colours - 1. How many bits does the largest of them take? Look at "
        "bit_length, a method of Python's integers.",
        "A logarithm works too, rounded up. But it is a float: multiply by n_pixels only when it is an integer again.",
    ),
)
