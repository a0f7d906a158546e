"""The self-checks of the introduction."""

from courselab import Option, Question

QUESTIONS = {
    "labels": Question(
        "A bank has a million payments, each marked as fraud or not, and wants to mark new ones. Is that clustering?",
        (
            Option(
                "Yes: it sorts payments into two groups.",
                "It does sort them, but the groups are known, and each example has its answer: that is supervised.",
            ),
            Option(
                "No: there are examples with answers, so it is supervised.",
                "Clustering would be: here are payments, nobody knows which are alike. Find groups.",
                right=True,
            ),
            Option(
                "Only if there are more than two groups.",
                "The number of groups does not matter. What matters is whether the examples come with answers.",
            ),
        ),
    ),
    "middle": Question(
        "Three houses, at kilometres 0, 1 and 8 of a road, listen to one transmitter at kilometre 7. Where does step 2 "
        "move it?",
        (
            Option(
                "To 3, the mean of the three places.",
                "(0 + 1 + 8) / 3. Where it stood before does not count.",
                right=True,
            ),
            Option(
                "To 4, half way between the first and the last house.",
                "Each house has a say: two of the three are on the left.",
            ),
            Option(
                "To 1, the house in the middle.",
                "That is the median. K-means takes the mean; lesson 4 shows why.",
            ),
            Option("It stays, because house 8 is near.", "The two houses at 0 and 1 listen to it as well, from far."),
        ),
    ),
}
