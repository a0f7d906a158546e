"""The self-checks of lesson 8."""

from courselab import Option, Question

QUESTIONS = {
    "outlier": Question(
        "One of 300 points is wrong: a typing error has put it very far away. What may k-means++ do with it?",
        (
            Option(
                "Ignore it: one point of 300 has hardly a chance.",
                "That is so for the first centroid only. For the others its chance is its share of the squared "
                "distances, and it has nearly all of them.",
            ),
            Option(
                "Pick it almost surely.",
                "Its squared distance outweighs all others together. k-means++ is milder than 'always the farthest', "
                "but a single point can still be far enough.",
                right=True,
            ),
            Option(
                "Pick it again and again, once for each centroid.",
                "Once picked, its distance to the nearest picked point is 0, and so is its chance.",
            ),
        ),
    ),
    "bound": Question(
        "With k = 9 you draw one start by k-means++. J is 40 times the best J, and the bound is 33.6. What follows?",
        (
            Option(
                "There is a mistake in the program.",
                "Tempting, but the bound is on the average of all draws. A single draw may lie above it.",
            ),
            Option(
                "Nothing: the bound is on the average over many draws.",
                "One run may have bad luck. If the mean of a thousand draws were 40, there would be a mistake.",
                right=True,
            ),
            Option(
                "The data are too hard for k-means++.",
                "The bound holds on every data set. That is what makes it remarkable.",
            ),
        ),
    ),
}
