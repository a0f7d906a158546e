"""The self-checks of lesson 6."""

from courselab import Option, Question

QUESTIONS = {
    "numbers": Question(
        "Yesterday cluster 2 held the best customers. Today you fit again on the same data, and it holds others. "
        "What happened?",
        (
            Option(
                "The customers have changed.",
                "The data are the same. What may change between two fits is the start.",
            ),
            Option(
                "The clusters may be the same, with other numbers.",
                "The number of a cluster comes from the order of the start. Compare with a table or ARI, and keep the "
                "fitted model if the numbers must last.",
                right=True,
            ),
            Option(
                "The model is broken: the same data must give the same numbers.",
                "They do with the same random_state. But even then the numbers mean nothing.",
            ),
        ),
    ),
    "scaler": Question(
        "Ten new flowers come in. The model was fitted on standardised lengths. What do you do?",
        (
            Option(
                "Standardise the ten by their own mean and spread, then predict.",
                "That puts their mean at 0, wherever they really lie: ten large flowers would look average.",
            ),
            Option(
                "Predict from the lengths in cm: the model knows the rest.",
                "The centroids are in standardised units, and so must the flowers be.",
            ),
            Option(
                "Standardise them by the mean and spread of the old flowers, then predict.",
                "A pipeline does just that: fit the scaler once, use it for ever.",
                right=True,
            ),
        ),
    ),
}
