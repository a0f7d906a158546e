"""The self-checks of lesson 5."""

from .question import Option, Question

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
    "two_runs": Question(
        "Two runs on the same data, both with k = 3, end at J = 79 and J = 143. What is true?",
        (
            Option(
                "Both programs may be right.",
                "Each may have reached a place where no step lowers J. Where that is depends on the start.",
                right=True,
            ),
            Option(
                "The one with 79 is to be kept.",
                "Same data, same k: then the smaller J is the tighter clustering.",
                right=True,
            ),
            Option(
                "The one with 143 needs more iterations.",
                "It has ended: nothing moves any more. It needs another start.",
            ),
            Option(
                "79 is the smallest J there is.",
                "It is the smaller of two. To know the smallest, one must try all groupings.",
            ),
        ),
    ),
    "zero": Question(
        "Six people, k = 6: J becomes 0. Is that the best clustering of them?",
        (
            Option(
                "Yes: no J is smaller.",
                "The smallest J, to be sure. But J gets smaller with each centroid more, whatever the data are.",
            ),
            Option(
                "It says nothing about groups.",
                "Everybody sits on a centroid of their own. J compares clusterings with the same k, and no others.",
                right=True,
            ),
            Option(
                "No: a J of 0 is a sign of a mistake.",
                "It is right here: every point is its own mean, at distance 0.",
            ),
        ),
    ),
}
