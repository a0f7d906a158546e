"""What an exercise is made of: a name, hints, and what its open check tries or looks at."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Arguments = tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class Exercise:
    """Something that learners answer under a name: the name of their function or variable. Hints are shown in order."""

    name: str
    hints: tuple[str, ...]


@dataclass(frozen=True)
class Example:
    """One open example: the arguments, the expected answer, and what to say where another one comes back.

    The expected answer is shown to whoever gives another one, and after it the `remark`, such as "in any order".
    """

    arguments: Arguments
    expected: Any
    rule: str
    pointer: str
    remark: str = ""


@dataclass(frozen=True)
class Frequencies:
    """One open example of a function of chance: it is called `runs` times, and what comes out is counted.

    The arguments hold one generator of NumPy; each call gets another in its place, with the seeds 0, 1, 2 and so on.
    `events(answer)` says in words what an answer shows, such as "the point 3 came second". `chances` holds the chance
    of each event that can be, and those first that a learner should look at first.
    """

    arguments: Arguments
    chances: Mapping[str, float]
    events: Callable[[Any], Iterable[str]]
    rule: str
    pointer: str
    runs: int = 1000


@dataclass(frozen=True, kw_only=True)
class FunctionExercise(Exercise):
    """A function that learners write.

    `form_fault(arguments, answer)` says in a sentence why the answer is not even of the right kind, and
    `value_fault(example, answer)` why its values are wrong; both return None where nothing is. `returns` is the rule
    on the kind. `rules` holds the other rules, a sentence for each aspect under which answers are judged: whoever
    judges them on examples of their own takes signature and rules from here, so that both speak with one voice. An
    aspect is tried where the rule of an example holds its own word for word; `also_tried` names others that are.
    The examples stand in order of size, so that the first to fail is the smallest that shows the fault. Where all of
    them are right, `frequencies` are tried. `telling(example, answer)` is that part of a wrong answer by which a
    mistake is recognised, where that is not all of it. `known_mistakes` is the file of those that are known.
    """

    signature: str
    returns: str
    form_fault: Callable[[Arguments, Any], str | None]
    value_fault: Callable[[Example, Any], str | None]
    examples: tuple[Example, ...]
    rules: Mapping[str, str] = field(default_factory=dict)
    also_tried: tuple[str, ...] = ()
    frequencies: tuple[Frequencies, ...] = ()
    telling: Callable[[Example, Any], Any] | None = None
    known_mistakes: Path | None = None

    @property
    def parameters(self) -> list[str]:
        """The names of the arguments, in order."""
        inside = self.signature.partition("(")[2].rstrip(")")
        return [parameter.partition("=")[0].strip() for parameter in inside.split(",")]


@dataclass(frozen=True)
class OwnFunction:
    """The learner's own function of this name, which gives what is worked out by hand: `gives(function)` calls it.

    `part(value)` is what of the value it gives, and `which` says so: all, unless told otherwise.
    """

    name: str
    gives: Callable[[Callable[..., Any]], Any]
    part: Callable[[Any], Any] = lambda value: value
    which: str = ""


@dataclass(frozen=True, kw_only=True)
class ValueExercise(Exercise):
    """A variable that learners set, such as `total = [0, 3]`: worked out by hand.

    `form_fault(value)` says in a sentence why the value cannot be an answer at all, or None where it can be one. It
    may test what every answer must obey, such as chances that add up to 1; whether it is right is not known here.
    `form` says how an answer is written. With an `own_function` the check also says whether that gives the same.
    """

    form: str
    form_fault: Callable[[Any], str | None]
    own_function: OwnFunction | None = None


@dataclass(frozen=True, kw_only=True)
class ChoiceExercise(Exercise):
    """A letter or letters that learners choose. The check is told which are on offer where it is called."""
