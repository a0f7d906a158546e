"""The hints of questions that are answered by a letter, as in `check("which_k", options="abcd")`."""

CHOICE_HINTS: dict[str, tuple[str, ...]] = {}
