"""What is asked about `kmeans(X, initial_centroids, max_iter=100)`: the whole algorithm, from given centroids."""

from grader.questions import ARGUMENTS_LEFT_ALONE, Aspect, FunctionQuestion
from solutions.questions._kmeans_cases import cases
from solutions.questions._kmeans_compare import compare
from solutions.questions._kmeans_misconceptions import MISCONCEPTIONS

ASPECTS = (
    Aspect(
        "ordinary inputs",
        2.0,
        "Starting from the given centroids, in their order, each iteration assigns every point and then moves every "
        "centroid; the labels returned are the assignment to the centroids returned.",
        "Print centroids and labels after each iteration on six points, and follow them with pencil and paper.",
    ),
    Aspect(
        "stopping",
        1.0,
        "The run stops only when no label or no centroid changes any more, or after max_iter updates.",
        "Look at: np.array_equal, and what it compares when all but one stand still.",
    ),
    Aspect(
        "max_iter",
        1.0,
        "After max_iter updates (100 unless told otherwise) the run stops, and the labels still belong to the "
        "returned centroids.",
        "Call your function with max_iter=1, and assign the points to what it returned.",
    ),
    Aspect(
        "empty clusters",
        1.0,
        "A cluster without points keeps its previous centroid, and the run goes on; k may be larger than n.",
        "Put one centroid far away from all points and look at what comes back.",
    ),
    Aspect(
        "ties",
        0.5,
        "A point equally far from several centroids gets the lowest of their labels.",
        "Look at: which of several equal values np.argmin picks.",
    ),
    Aspect(
        "history",
        1.0,
        "history holds J once for each iteration: the sum of squared distances, which never rises.",
        "Count the entries for max_iter=3, and compare the first with kmeans_cost on a case done by hand.",
    ),
    Aspect(
        "kinds of numbers",
        0.5,
        "Whole numbers, huge and tiny ones, and points far from zero all give centroids to full precision.",
        "Look at: the dtype of each array that you make, and any small number in the test that stops the loop.",
    ),
    Aspect(
        "shapes and memory",
        0.5,
        "Any n, k and d from 1 up will do, in any memory layout, read-only too.",
        "Look at: array.shape and array.flags, and lines that count on one of them.",
    ),
    Aspect(
        ARGUMENTS_LEFT_ALONE,
        0.5,
        "The function changes neither X nor initial_centroids.",
        "Look at: np.copy, and which names stand for one and the same array.",
    ),
)

question = FunctionQuestion(
    name="kmeans",
    signature="kmeans(X, initial_centroids, max_iter=100)",
    aspects=ASPECTS,
    cases=cases,
    compare=compare,
    misconceptions=MISCONCEPTIONS,
    helpers=("assign_clusters", "update_centroids", "kmeans_cost"),
    seconds=10.0,
)
