"""The self-checks of lesson 9."""

from courselab import Option, Question

QUESTIONS = {
    "round": Question(
        "A plot shows a large, loose group and two small, tight ones. With k = 3 the large one is cut in two. Why?",
        (
            Option(
                "The start was bad; more starts will mend it.",
                "Sometimes that is so. Here the cut is the smallest J: the best run of a thousand does the same.",
            ),
            Option(
                "J counts squares, and most of them lie in the large group: cutting it saves most.",
                "That is it. The two tight groups cost little even when they share a centroid.",
                right=True,
            ),
            Option(
                "K-means makes clusters of equal size.",
                "It does not look at sizes. It only often seems to, because large loose groups are cut.",
            ),
        ),
    ),
    "noise": Question(
        "DBSCAN labels 30 % of your points -1. What does that say?",
        (
            Option(
                "That 30 % of the data are wrong.",
                "It says only that they have few neighbours within eps.",
            ),
            Option(
                "That eps may be too small for the thinner groups.",
                "A thin group looks like noise beside a dense one. Try a larger eps, and see what it merges.",
                right=True,
            ),
            Option(
                "That DBSCAN has found a cluster with the number -1.",
                "-1 is no cluster: these points need not be near each other.",
            ),
        ),
    ),
}
