"""The answers of quiz 1, on lessons 2 to 7, with a reason for every option."""

from grader.questions import ChoiceQuestion

questions = (
    ChoiceQuestion(
        "answer_1",
        frozenset("c"),
        {
            "a": "The people stay the same, so the neighbours seem to stay too. But a feature in thousands has "
            "differences a thousand times smaller, and in the second table 30 years outweigh half a thousand euros.",
            "b": "Rosa looks most like Pia to a person, who scales without noticing. The formula does not: in euros "
            "her 1,000 counts far more than her one year.",
            "c": "In euros the distances are about 501 to Quim and 1,000 to Rosa; in thousands they are about 30 and "
            "1.4. Whoever chooses the unit chooses how much each feature counts.",
            "d": "The incomes became smaller numbers, so you may expect the ages to have counted first. It is the "
            "other way round: the feature with the larger differences decides, and that is income first, age "
            "afterwards.",
        },
    ),
    ChoiceQuestion(
        "answer_2",
        frozenset("ad"),
        {
            "a": "Its squared distances are 4, 4 and 16. Centroids 0 and 1 are tied, and the tie goes to the lowest "
            "index.",
            "b": "Added with their signs, the differences 3 and -5 seem small. Squared they make 34 from centroid 0, "
            "and only 26 from centroid 1.",
            "c": "Its first coordinate is no nearer to centroid 2 than to centroid 0. With the second coordinate the "
            "squared distances are 10, 18 and 2.",
            "d": "All three squared distances are 6.25. Three may be tied as well as two, and the lowest index wins.",
        },
        several=True,
    ),
    ChoiceQuestion(
        "answer_3",
        frozenset("b"),
        {
            "a": "This is the middle value of each feature, and it is even one of the points. Medians make the sum of "
            "plain differences smallest; K-Means adds up squares, so it takes means.",
            "b": "The mean of each feature: (0 + 0 + 6) / 3 and (1 + 5 + 0) / 3.",
            "c": "Halfway between the smallest and the largest value sounds like the middle. But then the point in "
            "between would have no say; in a mean each point has one.",
            "d": "A centroid that moves seems to start from where it is; here (6, 6) is averaged in as a fourth "
            "point. But a centroid is no point: where it was does not count.",
        },
    ),
    ChoiceQuestion(
        "answer_4",
        frozenset("ac"),
        {
            "a": "Houses 1 and 3 have the mean 2, houses 8 and 12 the mean 10, and centroid 2 has no house, so it "
            "stays.",
            "b": "All programs follow the same two steps, so the same result is tempting. But that rule moves the "
            "empty centroid to the house farthest from its own centroid, here 8. Same data, same start, another "
            "result.",
            "c": "NumPy takes a nan for the smallest number of all, so each house would be nearest to nowhere.",
            "d": "A centroid that stands about without a house seems to cost something. It costs nothing: J has one "
            "term for each house, and none of them is for it.",
        },
        several=True,
    ),
    ChoiceQuestion(
        "answer_5",
        frozenset("d"),
        {
            "a": "The distances are 1, 1 and 5, and a cost sounds like their sum. J adds their squares, so that the "
            "far point counts far more.",
            "b": "Many scores are means, and this is the mean of the squared distances. J is their sum: it is not "
            "divided by the number of points.",
            "c": "In a finished run each point belongs to its nearest centroid, and from (3, 1) that is the first. "
            "But J uses the labels that are given, and the label of (3, 1) is 1.",
            "d": "1 + 1 + 25: each point to the centroid of its own label, squared.",
        },
    ),
    ChoiceQuestion(
        "answer_6",
        frozenset("bcd"),
        {
            "a": "A J that does not fall looks like a program that does nothing. But a start may happen to be a place "
            "where nothing changes; staying is allowed, rising is not.",
            "b": "From 31 to 33 it rises. Neither step can raise J, so there is a mistake in one of them, or in J.",
            "c": "From 28 to 52 it rises. Besides, a grouping can never come back, because J would have to rise on "
            "the way back.",
            "d": "J is 0 only where each point lies on its centroid. Three centroids can do that for three different "
            "points, not for nine.",
        },
        several=True,
    ),
    ChoiceQuestion(
        "answer_7",
        frozenset("a"),
        {
            "a": "It goes on while one centroid or more has moved, and ends when none has.",
            "b": "It reads like 'until all are 0', but it ends as soon as a single centroid rests. When a condition "
            "is turned round, all and any change places.",
            "c": "It goes on at [0.0, 0.3, 0.0], as it must. But it also goes on when all three are 0, so it goes on "
            "for ever.",
            "d": "J falls, so waiting for 0 is tempting. J ends at 0 only where each point lies on its centroid; on "
            "other data this loop never ends.",
        },
    ),
    ChoiceQuestion(
        "answer_8",
        frozenset("b"),
        {
            "a": "J never rises and the loop ends, so it seems bound to end at the bottom. The proof says that it "
            "ends, not where: with both starts on the left, a right run ends at 36.",
            "b": "36 is a local minimum: neither step can improve it. Four of the six pairs of points as a start end "
            "at 4.",
            "c": "Patience helps a run that was cut short, and this one looks as if it was. But nothing moves after "
            "the first update, so more rounds change nothing.",
            "d": "Another order looks like another start. It only gives the clusters other numbers: who is with whom "
            "stays the same, and so does J.",
        },
    ),
    ChoiceQuestion(
        "answer_9",
        frozenset("d"),
        {
            "a": "So few equal numbers look like disagreement. But the number of a cluster is arbitrary, and ARI does "
            "not look at it.",
            "b": "Scaling often moves points to another cluster, so it is a natural suspect for 130 flowers that "
            "differ. But an ARI of 1 says that not a single flower has other companions.",
            "c": "ARI is mostly shown with known species, so it seems to need them. But it compares any two groupings "
            "of the same points.",
            "d": "ARI is 1 only where the same flowers are together. The numbers come from the order of the starts.",
        },
    ),
    ChoiceQuestion(
        "answer_10",
        frozenset("ac"),
        {
            "a": "The best J never rises with k, so 64 after 60 can only be a run that was stuck.",
            "b": "A large fall looks like an elbow. But it begins at 64, which is too large: after a bad start any "
            "next run falls far.",
            "c": "One start each may be bad for any k, also where J does not rise. First make each J as good as you "
            "can.",
            "d": "J is what K-Means makes small, so the smallest J seems to be the best. But the best J never rises "
            "with k, so by this rule the largest k tried would always win.",
        },
        several=True,
    ),
)
