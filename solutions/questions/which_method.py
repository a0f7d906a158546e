"""The answer of `which_method`, with a reason for every option."""

from kmeans_lab.exercises.which_method import EXERCISE

from grader.questions import ChoiceQuestion

question = ChoiceQuestion(
    EXERCISE.name,
    frozenset("bcd"),
    {
        "a": "BIRCH is often named beside DBSCAN, so it seems to share its gift. It sums up points in small balls and "
        "then clusters the balls by their centres: rings stay whole only by luck.",
        "b": "Each component has a shape of its own, so directions may differ, and EM gives the share of each point.",
        "c": "DBSCAN follows a group as far as it is dense, whatever its shape, and labels the rest -1.",
        "d": "Each chunk moves the centroids a little and is forgotten, so memory holds one chunk.",
    },
    several=True,
)
