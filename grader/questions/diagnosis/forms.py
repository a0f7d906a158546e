"""Answers of the wrong form: None, another type, dtype, shape, number of parts; and arguments that are changed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from grader.border.standins import Itself, Opaque
from grader.questions.answers import Outcome
from grader.questions.diagnosis import shapes
from grader.questions.diagnosis.evidence import Trial, values_of
from grader.questions.diagnosis.guesses import NOTHING_RETURNED, Mistake, Teller
from grader.questions.faults import fault_of
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE, CodeQuestion

_NOTHING = Mistake(
    NOTHING_RETURNED,
    "It looks as if the function ends without return.",
    "Look at: return, and how it differs from print: what is printed is lost to the caller.",
    is_seen=True,
)
_CHANGED = Mistake(
    "writes into an argument",
    "It writes into an array that was handed in.",
    "Make an array of your own first; look at: copy, and operators such as -=.",
    is_seen=True,
)
_KINDS: tuple[tuple[str, tuple[type, ...]], ...] = (
    ("array", (np.ndarray,)),
    ("truth value", (bool, np.bool)),
    ("complex number", (complex, np.complexfloating)),
    ("number", (int, float, np.number)),
    ("text", (str,)),
    ("list", (list,)),
    ("tuple", (tuple,)),
    ("dict", (dict,)),
    ("set", (set, frozenset)),
)
_KIND_HINTS = {
    "list": "Look at: np.array.",
    "tuple": "A comma after a value makes a tuple; look at the return line.",
    "text": "Return the value itself; round, format and f-strings are for showing it.",
    "array": "Print its shape: an axis, or all of them, has yet to be added up.",
    "number": "Print it before and after the last step: how many values shall come back?",
    "truth value": "A comparison gives True or False; look at what is compared, and why.",
    "dict": "Take its values out.",
    "set": "A set has no order; look at: sorted, and np.array.",
}
_DTYPES = {"f": "floats", "i": "integers", "u": "integers", "b": "truth values", "c": "complex numbers", "U": "texts"}
_DTYPE_HINTS = {
    "floats": "Look at: the dtype that np.zeros gives when none is named, and astype.",
    "integers": "Look at: the dtype of the array that you make or copy; whole inputs give whole arrays.",
    "truth values": "A comparison gives truth values; look at: np.flatnonzero, and astype.",
    "objects": "Rows of different lengths, or None, make an array of objects.",
}


Accepts = Callable[[Any], bool]
"""Whether a value would be right in the place of the right one, or of one of its parts."""


def form_teller(question: CodeQuestion) -> Teller:
    """A teller of the mistakes that the form of an answer shows."""

    def tell(trial: Trial, aspect: str) -> Mistake | None:
        if aspect == ARGUMENTS_LEFT_ALONE:
            return _CHANGED
        at_a_step = trial.fault is not None and trial.fault.step is not None
        if trial.end.outcome is not Outcome.RETURNED or (trial.case.then and not at_a_step):
            return None
        given, right = values_of(trial)
        return form_of(given, right, trial, partial(_is_accepted, question, trial))

    return tell


def coarse_form_teller(question: CodeQuestion) -> Teller:
    """A teller in fewer words, for answers of several shapes."""
    tell = form_teller(question)

    def tell_coarsely(trial: Trial, aspect: str) -> Mistake | None:
        found = tell(trial, aspect)
        return shapes.coarse(found) if found else None

    return tell_coarsely


def kind_teller(question: CodeQuestion) -> Teller:
    """A teller of answers that are another kind of thing than the right one; an array of many numbers is left out,
    for what it lacks may be told better.
    """
    tell = form_teller(question)

    def tell_kind(trial: Trial, aspect: str) -> Mistake | None:
        given, right = values_of(trial)
        is_array = isinstance(given, np.ndarray) and given.size != 1
        is_other = kind(given) != kind(right) or isinstance(given, tuple)
        return tell(trial, aspect) if is_other and not is_array else None

    return tell_kind


def _is_accepted(question: CodeQuestion, trial: Trial, value: Any) -> bool:
    """Whether the right answer in another form is right as well: a question need not mind the form."""
    if trial.is_of_chance or trial.case.then:
        return False
    return fault_of(question, trial.case, replace(trial.right, value=value), trial.right) is None


def form_of(given: Any, right: Any, trial: Trial, accepts: Accepts, part: str = "") -> Mistake | None:
    """What is wrong with the form of a value, or of one of its parts."""
    if given is None and right is not None and not part:
        return _NOTHING
    if isinstance(given, list | tuple) and isinstance(right, tuple):
        return _form_of_parts(given, right, trial, accepts)
    one, other = kind(given), kind(right)
    if one != other:
        return None if accepts(_converted(right, given)) else _of_kind(one, other, part, given, trial)
    if isinstance(given, np.ndarray) and isinstance(right, np.ndarray):
        return _form_of_array(given, right, trial, accepts, part)
    if isinstance(right, int) and isinstance(given, float | np.floating) and not accepts(float(right)):
        return Mistake("float for an integer", "It returns a float, where an integer is needed.", "Look at: / and //.")
    return None


def _converted(right: Any, given: Any) -> Any:
    """The right value in the form of the given one, as far as there is such a thing; else the given one."""
    if isinstance(given, list | tuple) and isinstance(right, np.ndarray):
        return type(given)(right.tolist())
    if isinstance(given, np.ndarray) and isinstance(right, int | float | np.number):
        return np.full(given.shape, right)
    if isinstance(given, np.ndarray) and isinstance(right, list):
        return np.array(right)
    return given


def _form_of_parts(given: Any, right: tuple[Any, ...], trial: Trial, accepts: Accepts) -> Mistake | None:
    if len(given) != len(right):
        things = f"{len(given)} thing{'s' * (len(given) != 1)}"
        sentence = f"It returns {things}, where {len(right)} are needed."
        return Mistake(f"{things} returned for {len(right)}", sentence, "Look at the return line.")
    for number, (one, other) in enumerate(zip(given, right, strict=True)):

        def accepts_part(value: Any, number: int = number) -> bool:
            return accepts((*right[:number], value, *right[number + 1 :]))

        if found := form_of(one, other, trial, accepts_part, shapes.ordinal(number)):
            return found
    return None


def kind(value: Any) -> str:
    """What a value is, in one or two words."""
    if value is None or isinstance(value, Itself):
        return "None"
    if isinstance(value, Opaque) and value.type_name == "int":
        return "number of thousands of digits"
    if isinstance(value, Opaque):
        return "function" if value.type_name in ("function", "builtin_function_or_method") else value.type_name
    return next((word for word, kinds in _KINDS if isinstance(value, kinds)), type(value).__name__)


def _of_kind(one: str, other: str, part: str, given: Any, trial: Trial) -> Mistake:
    if one == "array" and other == "number" and (found := shapes.of_number(given, trial)):
        return found
    if one == "number" and other == "truth value":
        hint = "Return True or False itself: the result of a comparison."
    else:
        hint = _KIND_HINTS.get(one, "Look at the return line.")
    where = f" as the {part} part" if part else ""
    return Mistake(f"{one} for {shapes.article(other)}{where}", _instead(one, other, part), hint, is_seen=True)


def _instead(one: str, other: str, part: str) -> str:
    subject = f"The {part} part is" if part else "It returns"
    return f"{subject} {shapes.article(one)}, where {shapes.article(other)} is needed."


def _form_of_array(given: np.ndarray, right: np.ndarray, trial: Trial, accepts: Accepts, part: str) -> Mistake | None:
    if given.shape != right.shape:
        return None if accepts(given) else shapes.of_shape(given, right, trial, part)
    one, other = (_DTYPES.get(array.dtype.kind, "objects") for array in (given, right))
    if one == other or (given.dtype.kind in "fiub" and accepts(right.astype(given.dtype))):
        return None
    subject = f"The {part} part holds" if part else "The array holds"
    hint = _DTYPE_HINTS.get(one, "Look at: dtype.")
    return Mistake(f"{one} for {other}", f"{subject} {one}, where {other} are needed.", hint, is_seen=True)
