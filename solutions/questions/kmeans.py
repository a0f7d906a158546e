"""What is asked about `kmeans(X, initial_centroids, max_iter=100)`: the whole algorithm, from given centroids."""

from courselab import LEFT_ALONE
from kmeans_lab.exercises.kmeans import EXERCISE, RULES

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, FunctionQuestion
from solutions.questions._kmeans_cases import cases, valid
from solutions.questions._kmeans_compare import compare
from solutions.questions._kmeans_misconceptions import MISCONCEPTIONS
from solutions.questions._kmeans_styles import STYLES

ASPECTS = (
    Aspect(
        "ordinary inputs",
        2.0,
        RULES["ordinary inputs"],
        "Print centroids and labels after each iteration on six points, and follow them with pencil and paper.",
    ),
    Aspect(
        "stopping",
        1.0,
        RULES["stopping"],
        "Look at: np.array_equal, and what it compares when all but one stand still.",
    ),
    Aspect(
        "max_iter",
        1.0,
        RULES["max_iter"],
        "Call your function with max_iter=1, and assign the points to what it returned.",
    ),
    Aspect(
        "empty clusters",
        1.0,
        RULES["empty clusters"],
        "Put one centroid far away from all points and look at what comes back.",
    ),
    Aspect(
        "ties",
        0.5,
        RULES["ties"],
        "Look at: which of several equal values np.argmin picks.",
    ),
    Aspect(
        "history",
        1.0,
        RULES["history"],
        "Count the entries for max_iter=3, and compare the first with kmeans_cost on a case done by hand.",
    ),
    Aspect(
        "kinds of numbers",
        0.5,
        RULES["kinds of numbers"],
        "Look at: the dtype of each array that you make, and any small number in the test that stops the loop.",
    ),
    Aspect(
        "shapes and memory",
        0.5,
        RULES["shapes and memory"],
        "Look at: array.shape and array.flags, and lines that count on one of them.",
    ),
    Aspect(
        ARGUMENTS_LEFT_ALONE,
        0.5,
        LEFT_ALONE,
        "Look at: np.copy, and which names stand for one and the same array.",
    ),
)

question = FunctionQuestion(
    name=EXERCISE.name,
    signature=EXERCISE.signature,
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    helpers=("assign_clusters", "update_centroids", "kmeans_cost"),
    seconds=10.0,
    styles=STYLES,
    axes={"X": "nd", "initial_centroids": "kd"},
    valid=valid,
)
