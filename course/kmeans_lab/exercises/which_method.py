"""The last exercise of lesson 9: which cure fits which problem."""

from courselab import ChoiceExercise

EXERCISE = ChoiceExercise(
    name="which_method",
    hints=(
        "Ask of each method how it thinks: does it follow neighbours, or does it look for round heaps?",
        "One of the four methods was called a cure by some texts, and failed in the very first figure of this lesson.",
        "More than one letter belongs to the answer. Which cures have you seen work on this page?",
    ),
)
