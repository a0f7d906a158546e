"""What is asked about `stop_proof`: the order of the sentences that prove that k-means ends."""

from typing import Any

import numpy as np
from kmeans_lab.exercises.stop_proof import EXERCISE

from grader.questions import Misconception, ValueQuestion

_LONGEST = 1_000
NEEDED = set("EGCAF")
FOLLOWS = {"C": "EG", "F": "EGCA"}
"""Each sentence that begins with "So", and what must stand before it."""

NOT_PROVED = {
    "B": "Sentence B is false: a centroid may move farther than in the iteration before.",
    "D": "Sentence D comes too soon: that there is a smallest fall follows only from the finite number of groupings.",
}


def compare(answer: Any, expected: Any) -> str | None:
    """Accept every sound order of the five sentences, in any spelling of the letters."""
    if not isinstance(answer, str) and not (isinstance(answer, list | tuple | np.ndarray) and len(answer) <= _LONGEST):
        return "It is neither a text nor a list of letters."
    letters = [letter for letter in "".join(answer)[:_LONGEST].upper() if letter.isalnum()]
    for letter, sentence in NOT_PROVED.items():
        if letter in letters:
            return sentence
    if set(letters) != NEEDED or len(letters) != len(NEEDED):
        return "It does not hold the five sentences that are needed, each once."
    for letter, before in FOLLOWS.items():
        if any(letters.index(letter) < letters.index(other) for other in before):
            return f"Sentence {letter} stands before something that it follows from."
    return None


question = ValueQuestion(
    name=EXERCISE.name,
    rule="J falls strictly while a centroid moves, and depends on the grouping alone, so none comes back; there are "
    "finitely many.",
    hint="Ask of each 'So': which sentences does it follow from? They stand before it.",
    compare=compare,
    misconceptions=(
        Misconception(
            "a fixed amount",
            "It looks as if the proof rests on a smallest fall of J.",
            "That there is one follows only from what is finite. What is finite?",
            lambda: "EGDAF",
        ),
        Misconception(
            "shrinking moves",
            "It looks as if the proof rests on ever smaller moves of the centroids.",
            "Moves may grow again; and ever smaller moves alone would not end a loop. What is finite instead?",
            lambda: "EBCAF",
        ),
        Misconception(
            "conclusion first",
            "It looks as if the proof begins with what is to be proved.",
            "The sentence that begins 'So after finitely many iterations' comes last.",
            lambda: "FEGCA",
        ),
    ),
)
