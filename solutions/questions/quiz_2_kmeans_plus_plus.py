"""The answers of quiz 2, on lessons 8 and 9, with a reason for every option."""

from grader.questions import ChoiceQuestion

questions = (
    ChoiceQuestion(
        "answer_1",
        frozenset("c"),
        {
            "a": "This divides the distance 6 by the sum of the distances 2 and 6. k-means++ takes the squares, "
            "which favour the far hut more.",
            "b": "Two huts are left, so one half is tempting. But only the first pick is drawn with equal chances.",
            "c": "The squared distances are 0, 4 and 36, so the hut at 6 has 36 of 40.",
            "d": "It is the farthest, and the likeliest, but not certain: chance decides.",
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
            "d": "Such a sum counts both picked wells for each point. Only the nearest of them counts.",
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
            "c": "The rule of the farthest point needs no more distances than k-means++: one round for each centroid.",
            "d": "The rule is used with a random first point too, and then differs from run to run.",
        },
    ),
    ChoiceQuestion(
        "answer_4",
        frozenset("bd"),
        {
            "a": "The bound is on the mean over all draws. A single draw may lie above it, if others lie below.",
            "b": "That is what was proved: the mean right after the draw is at most 8 (ln k + 2) times the best J.",
            "c": "No draw can end below the best J of all, and none is promised to reach it. To find it is NP-hard.",
            "d": "No step of k-means raises J, so what holds after the draw holds at the end too.",
        },
        several=True,
    ),
    ChoiceQuestion(
        "answer_5",
        frozenset("a"),
        {
            "a": "With chance 0.4 of a bad run, four bad ones in a row have 0.4 to the fourth: about 0.026.",
            "b": "This is the chance with two runs, 1 - 0.4 times 0.4. Four runs make it better still.",
            "c": "This is the chance that all four are good. One good run of four is enough.",
            "d": "Each run has this chance. But keeping the best of four is not the same as making one.",
        },
    ),
    ChoiceQuestion(
        "answer_6",
        frozenset("d"),
        {
            "a": "More clusters do follow a bent street piece by piece, but then no cluster is a street.",
            "b": "BIRCH is often named as the cure. It sums up near points and clusters the sums by their centres, "
            "so it cuts the streets as k-means does.",
            "c": "More starts find a smaller J. But the smallest J of all already cuts across the streets.",
            "d": "It walks from house to house as long as the next is near, so a street may wind as it likes.",
        },
    ),
    ChoiceQuestion(
        "answer_7",
        frozenset("ac"),
        {
            "a": "J counts squares, so the many wide distances of the large group cost most, and halving it pays.",
            "b": "It seems so, because large loose groups are cut. But K-Means does not look at sizes: two tight "
            "groups of very different size far apart stay whole.",
            "c": "Each component has a weight and a width of its own, so one may be large and loose.",
            "d": "Standardising scales the features, the same for all points. It cannot shrink one group.",
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
            "d": "This counts a byte for each number. Sixteen numbers need 4 bits.",
        },
    ),
    ChoiceQuestion(
        "answer_9",
        frozenset("bcd"),
        {
            "a": "It needs all readings in memory at once, which is the problem.",
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
            "b": "EM does need a start, as k-means does. That is a likeness, not what makes one the limit of the "
            "other.",
            "c": "With unequal shapes it is a general mixture, which can do what k-means cannot.",
            "d": "Then the shares turn into all or nothing: EM's two steps become assign and update.",
        },
    ),
)
