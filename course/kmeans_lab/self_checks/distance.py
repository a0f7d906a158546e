"""The self-checks of lesson 2."""

from courselab import Option, Question

QUESTIONS = {
    "units": Question(
        "A shop describes each customer by age in years and income in euros, unscaled. Two of them differ by 40 years "
        "and by 100 euros. What does the distance between them mostly show?",
        (
            Option(
                "the difference in age",
                "To you, 40 years are a lot and 100 euros are little. The formula sees 40 against 100.",
            ),
            Option(
                "the difference in income",
                "The squares are 1,600 and 10,000: 100 euros count six times as much as 40 years.",
                right=True,
            ),
            Option(
                "both equally, since each is one term of the sum",
                "Each is one term, but the terms have sizes: 1,600 and 10,000.",
            ),
            Option(
                "nothing, since years and euros cannot be added",
                "They should not be, but NumPy knows no units. It adds them without a word, and that is the trouble.",
            ),
        ),
    ),
    "root": Question(
        "To save time, a colleague leaves out the root and compares squared distances. What changes when you look for "
        "the dog that is nearest to Ada?",
        (
            Option(
                "The nearest dog may be another one.",
                "It stays the same: of two numbers that are not negative, the larger has the larger square.",
            ),
            Option(
                "The numbers change, but the nearest dog does not.",
                "A larger distance has a larger square, so the order stays. K-means itself uses this short cut.",
                right=True,
            ),
            Option(
                "Nothing changes at all.",
                "The numbers do: 5 becomes 25. Whoever adds them up or holds them against a limit will notice.",
            ),
        ),
    ),
    "noise": Question(
        "Two features tell healthy patients from ill ones. Somebody adds 1,000 features that are pure chance, in the "
        "same units. What happens to the nearest neighbours?",
        (
            Option(
                "They get better: more data is better.",
                "More patients would help. A feature helps only if it tells something, and these tell nothing.",
            ),
            Option(
                "They stay as they are, since chance cancels out.",
                "Squares are never negative, so they cannot cancel. They add nearly the same large amount to all.",
            ),
            Option(
                "They become nearly arbitrary.",
                "All distances become nearly equal, and the two features that matter drown in a thousand that do not.",
                right=True,
            ),
        ),
    ),
}
