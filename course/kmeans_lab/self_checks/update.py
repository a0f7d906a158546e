"""The self-checks of lesson 4."""

from courselab import Option, Question

QUESTIONS = {
    "outlier": Question(
        "A cluster holds three incomes, 20, 22 and 24 thousand. A fourth one joins it: 1,000 thousand. Where does the "
        "centroid go, from 22?",
        (
            Option(
                "It hardly moves: three against one.",
                "That would be the median, which goes to 23. The mean follows how far a point is, not only that it is.",
            ),
            Option(
                "to 266.5",
                "(20 + 22 + 24 + 1,000) / 4. One far point drags the mean to a place where nobody is.",
                right=True,
            ),
            Option(
                "to 511, half way between 22 and 1,000",
                "The old centroid stands for three points, so it weighs three times as much as the new one.",
            ),
        ),
    ),
    "waiting": Question(
        "After an update, person 4 is nearer to centroid 1 but still has the label 0. What is wrong?",
        (
            Option(
                "The update forgot to change the label.",
                "It may not. An update moves centroids and touches no label; the next assignment does.",
            ),
            Option(
                "The mean was computed wrongly.",
                "It can be quite right. A centroid that moves may pass over to the other side of a person.",
            ),
            Option(
                "Nothing is wrong.",
                "One step moves centroids, the other changes labels, in turn. Person 4 waits for the next assignment.",
                right=True,
            ),
        ),
    ),
    "rules": Question(
        "A cluster has no points. Which of these are rules that programs use, and say so?",
        (
            Option(
                "leave the centroid where it was",
                "This is our rule. It is simple, and J cannot rise.",
                right=True,
            ),
            Option(
                "move it to the point that is farthest from its own centroid",
                "scikit-learn does. The point may be an outlier, but the cluster has work again.",
                right=True,
            ),
            Option(
                "put it at the origin",
                "None in our table does. (0, 0) is a place like any other, far from all points or among them; it has "
                "nothing to do with the data.",
            ),
            Option(
                "call it `nan` and go on",
                "That is no rule, but an accident: a distance to `nan` is `nan`, and `argmin` sends every point there.",
            ),
        ),
    ),
}
