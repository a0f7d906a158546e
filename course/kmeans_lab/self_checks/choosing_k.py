"""The self-checks of lesson 7."""

from courselab import Option, Question

QUESTIONS = {
    "smallest": Question(
        "A colleague tries k = 2 to 30 and takes k = 30, because its J is the smallest. What do you say?",
        (
            Option(
                "Right: J is what k-means makes small.",
                "For a given k it is. But the best J never rises with k, so the largest k always wins.",
            ),
            Option(
                "Had you tried k = 31, you would have taken that.",
                "The best J never rises with k. A rule that always takes the largest k is no rule.",
                right=True,
            ),
            Option(
                "J must have risen somewhere on the way; take the k before.",
                "If it rose, a start was bad. With good starts it never rises.",
            ),
        ),
    ),
    "purpose": Question(
        "A shop can print five different flyers. Silhouette says 2 groups of customers, stability says 2 or 4. What is "
        "a sound choice?",
        (
            Option(
                "2: the silhouette is a measurement, the flyers are not.",
                "It measures gaps between groups. Whether two flyers serve the shop, it does not know.",
            ),
            Option(
                "4, if the customers in each of the four clusters have something in common: say why you took it.",
                "A clustering is a tool. If four groups are stable and make four useful flyers, that is a reason, as "
                "long as you name it.",
                right=True,
            ),
            Option(
                "None: where two scores disagree, there are no groups.",
                "They ask different questions, so they may differ. Only if no k does well in any, doubt the groups.",
            ),
        ),
    ),
}
