"""The answers of quiz 2, on lessons 8 and 9, with a reason for every option."""

from grader.questions import ChoiceQuestion

questions = (
    ChoiceQuestion(
        "answer_1",
        frozenset("c"),
        {
            "a": "The farther, the likelier, so 6 out of 2 + 6 looks fair. But k-means++ takes the squares of the "
            "distances, which favour the far hut more.",
            "b": "Two huts are left, so one half is tempting. But only the first pick is drawn with equal chances.",
            "c": "The squared distances are 0, 4 and 36, so the hut at 6 has 36 of 40.",
            "d": "It is the farthest, and the likeliest, but not certain: chance decides. To take the farthest every "
            "time is another rule.",
        },
    ),
    ChoiceQuestion(
        "answer_2",
        frozenset("ac"),
        {
            "a": "Its nearest picked well is at distance 0: itself. So is its chance.",
            "b": "It lies farthest from the well picked first. But the well picked at 20 is only 4 away, and the "
            "nearest one counts.",
            "c": "The squared distances to the nearest picked well are 0, 9, 36, 0 and 16: the well at 14 has the "
            "most.",
            "d": "To be far from both picked wells sounds right, and this adds up both. But only the nearest counts: "
            "for the well at 3 that is the one at 0.",
        },
        several=True,
    ),
    ChoiceQuestion(
        "answer_3",
        frozenset("b"),
        {
            "a": "It looks thorough, but it makes bad data decide for certain: each fit gives a centroid to the same "
            "outliers.",
            "b": "The farthest points are often the odd ones. k-means++ may pick one too, but draws by chance, so "
            "another draw may leave it out.",
            "c": "Comparing all points for the farthest sounds like more work than a draw. But k-means++ needs the "
            "same distances before it can draw: one round for each centroid.",
            "d": "After the first point nothing is left to chance, so it seems fixed. But the first point is one of "
            "the centroids, and all later ones depend on it.",
        },
    ),
    ChoiceQuestion(
        "answer_4",
        frozenset("bd"),
        {
            "a": "A bound sounds like a promise for each draw. This one is on the mean over all draws: a single one "
            "may lie above it, if others lie below.",
            "b": "That is what was proved: the mean right after the draw is at most 8 (ln k + 2) times the best J.",
            "c": "33.6 looks like a number of tries. It is a ratio of costs: how often a draw reaches the best J is "
            "not promised at all, and to find the best J is NP-hard.",
            "d": "No step of k-means raises J, so what holds after the draw holds at the end too.",
        },
        several=True,
    ),
    ChoiceQuestion(
        "answer_5",
        frozenset("a"),
        {
            "a": "With chance 0.4 of a bad run, four bad ones in a row have 0.4 to the fourth: about 0.026.",
            "b": "The way is right, but this is the chance with two runs, 1 - 0.4 times 0.4. Four runs make it better "
            "still.",
            "c": "Multiplying the chances, 0.6 to the fourth, comes to mind first. That is the chance that all four "
            "are good; one good run of four is enough.",
            "d": "Runs do not learn from each other, so each keeps this chance. But the best of four is not the same "
            "as a single one.",
        },
    ),
    ChoiceQuestion(
        "answer_6",
        frozenset("d"),
        {
            "a": "More clusters do follow a bent street piece by piece, and that looks like success. But then no "
            "cluster is a street.",
            "b": "BIRCH is often named as the cure. It sums up near points and clusters the sums by their centres, so "
            "it cuts the streets as k-means does.",
            "c": "More starts cure a bad start, and a cut street looks like one. But the smallest J of all cuts "
            "across the streets too.",
            "d": "It walks from house to house as long as the next is near, so a street may wind as it likes.",
        },
    ),
    ChoiceQuestion(
        "answer_7",
        frozenset("ac"),
        {
            "a": "J counts squares, so the many wide distances of the large group cost most, and halving it pays. "
            "More starts do not help where the smallest J is the wrong grouping.",
            "b": "It seems so, because large loose groups are cut. But K-Means does not look at sizes: two tight "
            "groups of very different size far apart stay whole.",
            "c": "Each component has a weight and a width of its own, so one may be large and loose.",
            "d": "It did help where units differed. But standardising scales a feature by the same factor for all "
            "points, so it cannot shrink one group and leave the others.",
        },
        several=True,
    ),
    ChoiceQuestion(
        "answer_8",
        frozenset("b"),
        {
            "a": "From 16 million possible colours to 16 sounds like a millionfold. But a pixel shrinks from 24 bits "
            "to 4.",
            "b": "24 bits for each pixel become 4, and the palette of 16 times 24 bits hardly counts.",
            "c": "Sixteen colours look like sixteen times less. Count bits: 24 against 4.",
            "d": "NumPy keeps such numbers in a byte each, and 24 against 8 would be 3. But sixteen numbers need only "
            "4 bits.",
        },
    ),
    ChoiceQuestion(
        "answer_9",
        frozenset("bcd"),
        {
            "a": "One start is a tenth of the work of ten, which helps with time. But `fit` needs all readings in "
            "memory at once, and that is the problem.",
            "b": "BIRCH keeps sums of near points, not the points, and its sums can be clustered at the end. Round "
            "clusters suit it.",
            "c": "Each chunk moves the centroids a little and is forgotten.",
            "d": "A random part of the data has about the same clusters, and fits into memory. It may miss a tiny "
            "group.",
        },
        several=True,
    ),
    ChoiceQuestion(
        "answer_10",
        frozenset("d"),
        {
            "a": "It is often said. But J falls, the loop ends, k-means++ has a bound, and there is a model behind it.",
            "b": "The same start is needed, so it seems to be enough. But wide components share each point among "
            "them, and then go another way than k-means from the first step.",
            "c": "The more a mixture may fit, the more it seems to include. But with shapes of its own it leaves "
            "k-means at once: it can follow what k-means cuts.",
            "d": "Then the shares turn into all or nothing: EM's two steps become assign and update.",
        },
    ),
)
