"""What a self-check is made of: a question, and options that each say why they are right or wrong."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """One option, and the sentence that a learner reads who chooses it. `code` may stand between backticks in both."""

    text: str
    because: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    """A question with two or more options, of which one or several are right. Raises ValueError for anything else."""

    text: str
    options: tuple[Option, ...]

    def __post_init__(self) -> None:
        if len(self.options) < 2:
            raise ValueError(f"The self-check {self.text!r} needs two or more options.")
        if not any(option.right for option in self.options):
            raise ValueError(f"The self-check {self.text!r} needs a right option: Option(..., right=True).")
        silent = [option.text for option in self.options if not option.because.strip()]
        if silent:
            raise ValueError(f"The self-check {self.text!r} needs a sentence for the option {silent[0]!r}.")

    @property
    def several(self) -> bool:
        """Whether more than one option is right."""
        return sum(option.right for option in self.options) > 1
