"""What is asked about `compressed_bits(n_pixels, n_colours)`: the bits of a picture stored with a palette."""

import math
from typing import Any

import numpy as np
from kmeans_lab.exercises.compressed_bits import EXERCISE, RULES

from grader.questions import Aspect, Case, FunctionQuestion, Misconception
from solutions.questions._shared import NOTHING_RETURNED

ASPECTS = (
    Aspect(
        "ordinary inputs",
        1.0,
        RULES["ordinary inputs"],
        "Work out 8 colours by hand: which numbers do 3 bits write?",
    ),
    Aspect(
        "other numbers of colours",
        1.0,
        RULES["other numbers of colours"],
        "Look at: math.ceil, or bit_length of the largest colour number.",
    ),
    Aspect("one colour", 0.5, RULES["one colour"], "What is log2 of 1?"),
    Aspect(
        "exact when huge",
        0.5,
        RULES["exact when huge"],
        "Look at: the type of the bits for each pixel when you multiply.",
    ),
)


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden numbers of pixels and colours."""
    few, many = (int(number) for number in rng.integers([2, 10_000], [50, 10_000_000]))
    powers = [1 << int(power) for power in rng.permutation(np.arange(1, 12))[:4]]
    odd = [(1 << int(power)) + int(rng.integers(1, 1 << int(power))) for power in rng.integers(2, 12, size=3)]
    huge = 9 * 10**16 + 2 * int(rng.integers(500)) + 1  # odd: no float64 of this size is
    return [
        Case("ordinary inputs", "few pixels, 2 colours", (few, 2)),
        Case("ordinary inputs", "one pixel, 4 colours", (1, 4)),
        *[Case("ordinary inputs", f"{colours} colours", (many, colours)) for colours in powers],
        Case("ordinary inputs", "256 colours", (many, 256)),
        Case("other numbers of colours", "few pixels, 3 colours", (few, 3)),
        Case("other numbers of colours", "one more than a power of two", (many, 1 + (1 << int(rng.integers(3, 12))))),
        Case("other numbers of colours", "one less than a power of two", (many, (1 << int(rng.integers(3, 12))) - 1)),
        *[Case("other numbers of colours", f"{colours} colours", (many, colours)) for colours in odd],
        Case("one colour", "one colour, few pixels", (few, 1)),
        Case("one colour", "one colour, one pixel", (1, 1)),
        Case("one colour", "one colour, many pixels", (many, 1)),
        Case("exact when huge", "huge, 2 colours", (huge, 2)),
        Case("exact when huge", "huge, 200 colours", (huge, 200)),
        Case("exact when huge", "one more than a large power of two", (many, (1 << 23) + 1)),
        Case("exact when huge", "all colours there are", (many, 1 << 24)),
        Case("exact when huge", "all but one", (many, (1 << 24) - 1)),
    ]


def compare(case: Case, answer: Any, expected: Any) -> str | None:
    """Judge one integer exactly."""
    if fault := EXERCISE.form_fault(case.arguments, answer):
        return fault
    if int(answer) == int(expected):
        return None
    return f"The number of bits is too {'large' if int(answer) > int(expected) else 'small'}."


def _bits(n_colours: int) -> int:
    return (n_colours - 1).bit_length()


MISCONCEPTIONS = (
    NOTHING_RETURNED,
    Misconception(
        "palette forgotten",
        "It looks as if the palette is not counted.",
        "Without the palette nobody knows which colour a number means.",
        lambda n_pixels, n_colours: n_pixels * _bits(n_colours),
    ),
    Misconception(
        "bits of the count",
        "It looks as if the number n_colours itself must be written; but the numbers begin with 0.",
        "Four colours have the numbers 0 to 3.",
        lambda n_pixels, n_colours: 24 * n_colours + n_pixels * n_colours.bit_length(),
    ),
    Misconception(
        "rounded down",
        "It looks as if the bits of a pixel are rounded down.",
        "Two bits tell four colours apart, not five.",
        lambda n_pixels, n_colours: 24 * n_colours + n_pixels * (n_colours.bit_length() - 1),
    ),
    Misconception(
        "one byte for a colour",
        "It looks as if a colour of the palette takes 8 bits.",
        "Red, green and blue take a byte each.",
        lambda n_pixels, n_colours: 8 * n_colours + n_pixels * _bits(n_colours),
    ),
    Misconception(
        "bytes",
        "It looks as if bytes are returned.",
        "A byte has 8 bits; the answer is in bits.",
        lambda n_pixels, n_colours: (24 * n_colours + n_pixels * _bits(n_colours)) // 8,
    ),
    Misconception(
        "whole colours for pixels",
        "It looks as if each pixel still stores its colour.",
        "A pixel stores the number of its colour only.",
        lambda n_pixels, n_colours: 24 * n_colours + 24 * n_pixels,
    ),
    Misconception(
        "fractions of bits",
        "It looks as if a pixel takes a fraction of a bit.",
        "Whole bits are written: round up.",
        lambda n_pixels, n_colours: round(24 * n_colours + n_pixels * math.log2(n_colours)),
    ),
    Misconception(
        "at least one bit",
        "It looks as if a pixel always takes a bit.",
        "With one colour there is nothing to tell apart.",
        lambda n_pixels, n_colours: 24 * n_colours + n_pixels * max(1, _bits(n_colours)),
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
)
