"""The key of the quiz, and what to say about each letter."""

from grader.questions import ChoiceQuestion

questions = (
    ChoiceQuestion(
        "answer_1",
        frozenset("b"),
        {
            "a": "24 by 4 is 6: the missing reading was counted.",
            "b": "24 by 3 is 8.",
            "c": "12 is the highest of them.",
        },
    ),
    ChoiceQuestion(
        "answer_2",
        frozenset("ac"),
        {
            "a": "Nine fifths of 100 are 180, and 32 more are 212.",
            "b": "32 was added, but nothing was multiplied.",
            "c": "A kelvin is as large as a degree Celsius, and 0 degrees are 273.15 kelvin.",
        },
        several=True,
    ),
)
