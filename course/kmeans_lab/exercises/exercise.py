"""What an exercise is made of: open examples with literal answers, the rules behind them, and hints."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Arguments = tuple[Any, ...]


@dataclass(frozen=True)
class Example:
    """One open example: the arguments, the expected answer, and what to say where another one comes back.

    `by_hand` marks an example that the lesson works out: its expected answer may be shown.
    """

    arguments: Arguments
    expected: Any
    rule: str
    pointer: str
    by_hand: bool = False


@dataclass(frozen=True)
class Exercise:
    """A function that learners write.

    `form_fault(arguments, answer)` says in a sentence why the answer is not even of the right kind, and
    `value_fault(example, answer)` why its values are wrong; both return None where nothing is. `returns` is the rule
    on the kind. The examples stand in order of size, so that the first to fail is the smallest that shows the fault.
    """

    name: str
    signature: str
    returns: str
    form_fault: Callable[[Arguments, Any], str | None]
    value_fault: Callable[[Example, Any], str | None]
    examples: tuple[Example, ...]
    hints: tuple[str, ...]

    @property
    def parameters(self) -> list[str]:
        """The names of the arguments, in order."""
        inside = self.signature.partition("(")[2].rstrip(")")
        return [parameter.partition("=")[0].strip() for parameter in inside.split(",")]
