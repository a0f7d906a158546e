"""The self-checks of lesson 5."""

from courselab import Option, Question

QUESTIONS = {
    "rise": Question(
        "Your own k-means prints J after each iteration: 50, 40, 43, 41. What do you do?",
        (
            Option(
                "Wait: J goes up and down before it settles.",
                "It does not. An assignment cannot raise J, and an update cannot, so no iteration can.",
            ),
            Option(
                "Take the result: 41 is less than 50.",
                "A right program never goes from 40 to 43. Whatever did that has touched the labels and centroids too.",
            ),
            Option(
                "Look for the mistake in the code.",
                "J never rises. That makes it the cheapest test there is: print it, and watch.",
                right=True,
            ),
            Option(
                "Give it more iterations.",
                "More of the same would not help: one of the two steps does something else than it should.",
            ),
        ),
    ),
}
