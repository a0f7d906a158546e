"""The last exercise of lesson 7: a number of clusters, chosen by three witnesses."""

from courselab import ChoiceExercise

EXERCISE = ChoiceExercise(
    name="which_k",
    hints=(
        "Begin with the column of J. Which k has a J that looks as if its start was bad? Compare the falls before and "
        "after it.",
        "A column that comes from one start each is the weakest witness. What do the other two columns say?",
        "Ask of each reason whether it would also hold for data without any groups, or for any larger k.",
    ),
)
