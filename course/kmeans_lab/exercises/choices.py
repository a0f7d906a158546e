"""The hints of questions that are answered by a letter, as in `check("which_k", options="abcd")`."""

CHOICE_HINTS: dict[str, tuple[str, ...]] = {
    "which_k": (
        "Begin with the column of J. Which k has a J that looks as if its start was bad? Compare the falls before and "
        "after it.",
        "A column that comes from one start each is the weakest witness. What do the other two columns say?",
        "Ask of each reason whether it would also hold for data without any groups, or for any larger k.",
    ),
    "which_method": (
        "Ask of each method how it thinks: does it follow neighbours, or does it look for round heaps?",
        "One of the four methods was called a cure by some texts, and failed in the very first figure of this lesson.",
        "More than one letter belongs to the answer. Which cures have you seen work on this page?",
    ),
}
