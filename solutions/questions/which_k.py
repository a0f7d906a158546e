"""The answer of `which_k`, with a reason for every option."""

from kmeans_lab.exercises.which_k import EXERCISE

from grader.questions import ChoiceQuestion

question = ChoiceQuestion(
    EXERCISE.name,
    frozenset("b"),
    {
        "a": "An elbow is where J stops falling, so a fall of only 84 tempts. But J then drops from 2,726 to 914, "
        "so the run for 5 was stuck after a bad start.",
        "b": "Two halves of the data find the same five groups (1.00), and no other k separates its clusters as well "
        "(0.74). The J of 2,726 is no witness against it: it comes from one start.",
        "c": "The bend at 6 is the sharpest in the table, but it comes from bad starts: with more starts J falls to "
        "its low level at 5 already. Silhouette and stability both go down from 5 to 6.",
        "d": "The best J never rises with k, so by this rule the largest k in the table always wins.",
    },
)
