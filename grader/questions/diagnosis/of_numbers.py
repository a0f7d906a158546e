"""Relations of numbers, which hold for each number of an array too: factors, powers, offsets, rounding."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from grader.questions.diagnosis.evidence import Trial, values_of
from grader.questions.diagnosis.guesses import Mistake
from grader.questions.diagnosis.relations import Make, Related, is_plain

_FACTOR = "Work out a small example by hand, and look at what you multiply or divide by at the end."
_DIGITS = "Look for round, int, astype and //: the answer keeps all its digits."


class Quantity(NamedTuple):
    """A number that a case has, such as the length of an argument, in words."""

    words: str
    of: Callable[[Trial], float]


class _Row(NamedTuple):
    name: str
    looks_like: str
    hint: str
    make: Callable[[Any], Any]


def _float(right: Any) -> Any:
    return np.asarray(right, dtype=float)


_ROWS = (
    _Row(
        "nan",
        "It gives nan, not a number.",
        "Look at: divisions 0 / 0, and means of nothing.",
        lambda r: _float(r) * np.nan,
    ),
    _Row("infinite", "It gives infinity.", "Look at: divisions by 0.", lambda r: np.abs(_float(r)) + np.inf),
    _Row(
        "negative",
        "It is the negative of the right answer.",
        "Look at: signs, and what is subtracted from what.",
        lambda r: -r,
    ),
    _Row(
        "square",
        "It is the square of the right answer.",
        "Is a root missing at the end, or a square too many?",
        lambda r: r * r,
    ),
    _Row(
        "root",
        "It is the root of the right answer.",
        "Is there a root too many, or a square too few?",
        np.sqrt,
    ),
    _Row("twice the right answer", "It is twice the right answer.", _FACTOR, lambda r: _float(r) * 2),
    _Row("half the right answer", "It is half the right answer.", _FACTOR, lambda r: _float(r) / 2),
    _Row("half the square", "It is half the square of the right answer.", _FACTOR, lambda r: r * r / 2),
    _Row("fourth power", "It is the fourth power of the right answer.", "Count the squares.", lambda r: r**4),
    _Row("third power", "It is the third power of the right answer.", "Count the powers.", lambda r: r**3),
    _Row("inverse", "It is 1 divided by the right answer.", "Look at: what is divided by what.", lambda r: 1 / r),
    _Row("logarithm", "It is the logarithm of the right answer.", "Look for np.log.", np.log),
    _Row("cut to whole numbers", "Whatever stands behind the decimal point is cut off.", _DIGITS, np.trunc),
    _Row("rounded down", "It is rounded down to whole numbers.", _DIGITS, np.floor),
    _Row("rounded up", "It is rounded up to whole numbers.", _DIGITS, np.ceil),
    _Row("without its sign", "The sign of each number is lost.", "Look for abs and squares.", np.abs),
    _Row(
        "one too large",
        "It is one more than the right answer.",
        "Do you count from 1? Look at where the count starts.",
        lambda r: r + 1,
    ),
    _Row(
        "one too small",
        "It is one less than the right answer.",
        "Look at: where range starts and ends.",
        lambda r: r - 1,
    ),
    _Row(
        "float32",
        "It has the digits of float32, about seven.",
        "Look at: the dtype of each array.",
        lambda r: _float(r).astype(np.float32).astype(float),
    ),
    _Row(
        "float16",
        "It has the digits of float16, about three.",
        "Look at: the dtype of each array.",
        lambda r: _float(r).astype(np.float16).astype(float),
    ),
    _Row(
        "one byte",
        "It is kept in one byte, which holds 0 to 255 and starts again.",
        "Look at: dtype, and what uint8 makes of 256.",
        lambda r: np.asarray(r).astype(np.uint8),
    ),
    _Row(
        "one signed byte",
        "It is kept in one byte with a sign, which holds -128 to 127.",
        "Look at: dtype, and what int8 makes of 128.",
        lambda r: np.asarray(r).astype(np.int8),
    ),
    _Row(
        "opposite",
        "It is True where False is right, and the other way round.",
        "Look at: not, ==, !=, < and >.",
        lambda r: np.logical_not(r) if np.asarray(r).dtype.kind == "b" else None,
    ),
)


def relations_of_numbers(trials: tuple[Trial, ...]) -> Iterator[Related]:
    """The relations of numbers, from plain ones to those with a length of an argument."""
    for row in _ROWS:
        yield Related(Mistake(row.name, row.looks_like, row.hint), partial(_made, row.make))
    for digits in range(9):
        words = f"rounded to {digits} decimals" if digits else "rounded to whole numbers"
        yield Related(Mistake(words, f"It is {words}.", _DIGITS), partial(_rounded, digits))
    first = next((trial for trial in trials if is_plain(trial)), None)
    for quantity in quantities(first) if first else ():
        if _varies(quantity, trials):
            yield from _by_quantity(quantity)


def fitted_to(trials: tuple[Trial, ...]) -> Iterator[Related]:
    """Relations with a number that the first of the trials gives."""
    first = next((trial for trial in trials if is_plain(trial)), None)
    if first:
        yield from _constants(first)


def _made(make: Callable[[Any], Any], trial: Trial, right: Any) -> Any:
    return make(np.asarray(right) if isinstance(right, list) else right)


def _rounded(digits: int, trial: Trial, right: Any) -> Any:
    return np.round(np.asarray(right), digits)


def quantities(trial: Trial) -> list[Quantity]:
    """The lengths of the arguments of a case, and whole numbers among them."""
    found = []
    for place, (name, value) in enumerate(zip(trial.names, trial.case.inputs, strict=False)):
        if isinstance(value, np.ndarray):
            sides = ("length",) if value.ndim == 1 else ("number of rows", "number of columns")
            found += [Quantity(f"the {side} of {name}", partial(_side, place, axis)) for axis, side in enumerate(sides)]
        elif isinstance(value, int):
            found.append(Quantity(name, partial(_whole, place)))
    return found


def _varies(quantity: Quantity, trials: tuple[Trial, ...]) -> bool:
    """Whether a number is not the same in all trials, where it could be any other as well."""
    try:
        return len({quantity.of(trial) for trial in trials}) > 1
    except (IndexError, AttributeError):
        return False


def _side(place: int, axis: int, trial: Trial) -> float:
    return float(trial.case.inputs[place].shape[axis])


def _whole(place: int, trial: Trial) -> float:
    return float(trial.case.inputs[place])


def _by_quantity(quantity: Quantity) -> Iterator[Related]:
    words, of = quantity
    rows: tuple[tuple[str, str, Make], ...] = (
        (f"divided by {words}", f"the right answer divided by {words}", lambda t, r: _float(r) / of(t)),
        (f"times {words}", f"the right answer times {words}", lambda t, r: r * of(t)),
        (
            f"divided by the root of {words}",
            f"the right answer divided by the root of {words}",
            lambda t, r: _float(r) / of(t) ** 0.5,
        ),
        (
            f"root of the mean over {words}",
            f"the root of the right answer divided by {words}",
            lambda t, r: (_float(r) / of(t)) ** 0.5,
        ),
        (
            f"square divided by {words}",
            f"the square of the right answer, divided by {words}",
            lambda t, r: _float(r) ** 2 / of(t),
        ),
        (
            f"half of it divided by {words}",
            f"half the right answer, divided by {words}",
            lambda t, r: _float(r) / 2 / of(t),
        ),
        (
            f"divided by {words} plus 1",
            f"the right answer divided by {words} plus 1",
            lambda t, r: _float(r) / (of(t) + 1),
        ),
        (
            f"divided by {words} less 1",
            f"the right answer divided by {words} less 1",
            lambda t, r: _float(r) / (of(t) - 1),
        ),
        (f"{words} added", f"the right answer plus {words}", lambda t, r: r + of(t)),
        (f"{words} subtracted", f"the right answer less {words}", lambda t, r: r - of(t)),
        (f"subtracted from {words}", f"{words} less the right answer", lambda t, r: of(t) - r),
        (f"{words} instead", f"{words}, whatever the right answer is", lambda t, r: _float(r) * 0 + of(t)),
    )
    for name, answer, make in rows:
        yield Related(Mistake(name, f"It is {answer}.", _FACTOR), make)


def _constants(first: Trial) -> Iterator[Related]:
    """A factor or an offset that is the same everywhere, read off one failing trial."""
    given, right = (np.asarray(value, dtype=float) for value in _numbers(first))
    if given.shape != right.shape or not given.size or not np.isfinite(given).all():
        return
    place = np.unravel_index(np.abs(right).argmax(), right.shape)
    one, other = float(given[place]), float(right[place])
    if other:
        factor = one / other
        words = f"{factor:.6g} times"
        yield Related(
            Mistake(f"{words} the right answer", f"It is {words} the right answer.", _FACTOR),
            lambda t, r: _float(r) * factor,
        )
    inside = one * one - other * other
    words = f"{abs(inside):.3g} {'added' if inside > 0 else 'missing'} under the root"
    hint = "Look for a number that is added for safety: at tiny scale, or where the answer is 0, it is seen."
    yield Related(
        Mistake(words, f"It looks as if {words.replace('missing', 'is missing').replace('added', 'is added')}.", hint),
        lambda t, r: (_float(r) ** 2 + inside) ** 0.5,
        1,
    )
    yield Related(
        Mistake(f"never below {one:.3g}", f"It is never below {one:.3g}.", hint),
        lambda t, r: np.maximum(_float(r), one),
        1,
    )
    off = one - other
    words = f"{abs(off):.6g} too {'large' if off > 0 else 'small'}"
    hint = "Look for a number that is added or subtracted, perhaps for safety, and for what a sum starts from."
    yield Related(Mistake(words, f"It is {words} each time.", hint), lambda t, r: r + off, 3)
    yield Related(
        Mistake(f"always {one:.6g}", f"It is {one:.6g}, whatever the right answer is.", _FACTOR),
        lambda t, r: _float(r) * 0 + one,
    )


def _numbers(trial: Trial) -> tuple[Any, Any]:
    try:
        given, right = (np.asarray(value) for value in values_of(trial))
    except (TypeError, ValueError, OverflowError):
        return (), ()
    are_numbers = given.dtype.kind in "biuf" and right.dtype.kind in "biuf"
    return (given, right) if are_numbers else ((), ())
