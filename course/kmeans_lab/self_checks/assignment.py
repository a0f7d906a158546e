"""The self-checks of lesson 3."""

from courselab import Option, Question

QUESTIONS = {
    "unused": Question(
        "There are three centroids, and the labels of four points come out as 0, 0, 2, 2. What do you conclude?",
        (
            Option(
                "There is a mistake: every label must occur.",
                "Nothing promises that. A centroid that is far from all points gets none.",
            ),
            Option(
                "No point is nearest to centroid 1.",
                "A label is the number of the nearest centroid, and nobody's nearest is number 1. Lesson 4 goes on.",
                right=True,
            ),
            Option(
                "The labels should be renumbered as 0, 0, 1, 1.",
                "Then 1 would point to a centroid to which these points do not belong. A label is an index.",
            ),
        ),
    ),
    "shift": Question(
        "All points and all centroids are moved by 10 to the right. Which labels change?",
        (
            Option(
                "all of them", "The places are new, but a label depends on distances alone, and these are the same."
            ),
            Option(
                "those of points near a border",
                "The border moves along with the centroids, by the same 10. Each point stays on its side.",
            ),
            Option(
                "none of them",
                "A distance is made of differences, and 10 more on both sides leaves each difference as it was.",
                right=True,
            ),
        ),
    ),
    "border": Question(
        "A point lies exactly on the border between the cells of centroids 0 and 1. What is true?",
        (
            Option(
                "Its distances to the two are equal.",
                "That is what the border is made of: all places that are equally far from both.",
                right=True,
            ),
            Option(
                "By our rule its label is 0.",
                "A tie goes to the lowest index. The rule is stated, so everybody gets the same result.",
                right=True,
            ),
            Option(
                "It has no label.",
                "Every point gets a label. The rule for ties is there so that this one gets a label too.",
            ),
            Option(
                "Every program gives it the label 0.",
                "Another program may have another rule, or round differently. That is why ours is written down.",
            ),
        ),
    ),
}
