"""How the shape of an answer differs from the right one, in words that hold for any lengths."""

from typing import Any

import numpy as np

from grader.questions.diagnosis.evidence import Trial
from grader.questions.diagnosis.guesses import Mistake

_KEPT = "Look at: keepdims, reshape, np.newaxis, and the shape of what you return."
_AXIS = "Look at: the axis of np.sum, np.mean, np.min or np.argmin, and print the shape before and after it."
_ENDS = "Look at: where range and slices start and end, and what the list holds before the loop."
_ORDINALS = ("first", "second", "third", "fourth", "fifth")


def ordinal(place: int) -> str:
    """A place from 0 on, as a word."""
    return _ORDINALS[place] if place < len(_ORDINALS) else f"{place + 1}th"


def article(noun: str) -> str:
    """A noun with its article."""
    return noun if noun in ("None", "text") else f"an {noun}" if noun[:1] in "aeiouAEIOU" else f"a {noun}"


def of_number(given: np.ndarray, trial: Trial) -> Mistake | None:
    """An array where one number is needed."""
    if given.size == 1:
        return Mistake("array of one number for a number", "The number comes in an array with an axis left.", _KEPT)
    names = _counts(given.shape[:1], trial)
    if names and given.ndim == 1:
        return Mistake(
            f"array for a number: one for each of {names}",
            f"It returns an array, as long as {names}, where one number is needed.",
            _AXIS,
        )
    return None


def of_shape(given: np.ndarray, right: np.ndarray, trial: Trial, part: str) -> Mistake:
    """An array of another shape than the right one."""
    name, looks_like, hint = _words(given, right, trial)
    where = f" in the {part} part" if part else ""
    return Mistake(
        f"{name}{where}", f"The {part} part: {looks_like[0].lower()}{looks_like[1:]}" if part else looks_like, hint
    )


def _words(given: np.ndarray, right: np.ndarray, trial: Trial) -> tuple[str, str, str]:
    one, other = given.shape, right.shape
    if other == one[::-1] and len(one) > 1:
        return "transposed", "Rows and columns have changed places.", "Look at: .T, np.stack and its axis."
    if one == (*other, 1) and len(other) == 1:
        return "column", "It comes as a column of shape (n, 1).", _KEPT
    if one == (1, *other):
        return "row", "An axis of length 1 stands before the others.", _KEPT
    if np.squeeze(given).shape == other:
        return "axis of length 1 kept", "An axis of length 1 is left.", _KEPT
    if one == tuple(length for length in other if length != 1):
        return (
            "axis of length 1 lost",
            "An axis of length 1 is lost.",
            "Look at: np.squeeze, and an index that takes an axis away.",
        )
    if len(one) == 1 and given.size == right.size:
        return "flat", "All numbers stand in one row.", "Look at: ravel, flatten, extend, np.concatenate and np.stack."
    if len(one) == len(other):
        return _other_lengths(one, other, trial)
    if one == ():
        return "one value for an array", "A single value comes back.", _AXIS
    more = "more" if len(one) > len(other) else "fewer"
    return f"{more} axes than needed", f"The answer has {len(one)} axes, where {len(other)} are needed.", _AXIS


def _other_lengths(one: tuple[int, ...], other: tuple[int, ...], trial: Trial) -> tuple[str, str, str]:
    differing = [axis for axis, pair in enumerate(zip(one, other, strict=True)) if pair[0] != pair[1]]
    axis = differing[0]
    things = "entries" if len(one) == 1 else "rows" if axis == 0 else "columns"
    off = one[axis] - other[axis]
    if len(differing) == 1 and abs(off) == 1:
        more = "more" if off > 0 else "fewer"
        return f"one {_one(things)} {more}", f"There is one {_one(things)} {more} than needed.", _ENDS
    if len(differing) == 1 and (names := _counts((one[axis],), trial)):
        sentence = f"There are as many {things} as in {names}, which is not the length that is needed."
        return f"{things} as many as in {names}", sentence, _AXIS
    more = "more" if off > 0 else "fewer"
    return f"{more} {things} than needed", f"There are {more} {things} than needed.", _ENDS


def coarse(mistake: Mistake) -> Mistake:
    """A mistake of shape in words that hold for others of its kind too."""
    for name in ("rows", "columns", "entries"):
        for more in ("more", "fewer"):
            if mistake.name.startswith((f"one {_one(name)} {more}", f"{more} {name} than", f"{name} as many")):
                return Mistake(f"another number of {name}", f"There are more or fewer {name} than needed.", _ENDS)
    return mistake


def _one(things: str) -> str:
    return {"entries": "entry"}.get(things, things[:-1])


def _counts(length: tuple[int, ...], trial: Trial) -> str:
    """The name of the argument that has this length, where its is no other."""
    found = [name for name, one in zip(trial.names, trial.case.inputs, strict=False) if _length(one) == length]
    return found[0] if len(found) == 1 else ""


def _length(value: Any) -> tuple[int, ...]:
    return value.shape[:1] if isinstance(value, np.ndarray) else ()
