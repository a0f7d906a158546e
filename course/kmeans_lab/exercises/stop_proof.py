"""The third exercise of lesson 5: the sentences of the proof that k-means ends, in order."""

from typing import Any

from courselab import ValueExercise

LETTERS = "ABCDEFG"
NEEDED = 5


def _form_fault(value: Any) -> str | None:
    if not isinstance(value, str | list | tuple) or not all(isinstance(part, str) for part in value):
        return f"It is of type {type(value).__name__}, and not a text."
    letters = [letter for letter in "".join(value).upper() if letter.isalnum()]
    stray = [letter for letter in letters if letter not in LETTERS]
    if stray:
        return f"{stray[0]} is not one of the letters A to G."
    if len(set(letters)) < len(letters):
        return "A letter stands in it twice."
    return None if len(letters) == NEEDED else f"It holds {len(letters)} letters, and not five."


EXERCISE = ValueExercise(
    name="stop_proof",
    form='Write it as stop_proof = "ABCDE", with the five letters in your order.',
    form_fault=_form_fault,
    hints=(
        "Two sentences claim more than the two steps promise. Look at the cost curve of Iris: do they promise a fall "
        "of some fixed amount? And may a centroid move farther than in the round before?",
        "The last sentence is what is to be proved. Which two sentences does 'cannot come back' rest on?",
        "A value that only falls never returns to an old number. What must J depend on, so that an old grouping would "
        "bring the old number back? And what is there only a finite number of?",
    ),
)
