"""A mutant: a wrong function that is a right one but for a small change, and the words for it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from grader.mutants.edits import Edit, rebuilt
from grader.mutants.program import Program
from grader.questions.vocabulary import Misconception


@dataclass(frozen=True)
class Mutant(Misconception):
    """A misconception that was made from a right program, not written.

    `ranks` are the dimensions of those parameters that are arrays, on which it depends which edits there are, and
    `fuel` is what each call may burn.
    `wrong_on` tells for each case of the probe whether it answers wrongly, as a text of 0 and 1. `rank` orders mutants:
    the lower, the simpler the change and the more telling its words.
    """

    style: str = ""
    edits: tuple[str, ...] = ()
    fuel: int = 0
    ranks: tuple[tuple[str, int], ...] = ()
    wrong_on: str = ""
    rank: int = 0


class _Lazy:
    """A changed program that is made when it is first called: most mutants never are."""

    def __init__(self, program: Program, edits: Sequence[Edit], fuel: int) -> None:
        self._program, self._edits, self._fuel = program, edits, fuel
        self._made: Callable[..., Any] | None = None

    def __call__(self, *arguments: object, **keywords: object) -> object:
        if self._made is None:
            self._made = self._program.made(rebuilt(self._program.tree, self._edits), self._fuel)
        return self._made(*arguments, **keywords)


def mutant(program: Program, edits: Sequence[Edit], fuel: int, ranks: Mapping[str, int], wrong_on: str = "") -> Mutant:
    """The mutant that some edits make of a program; two mistakes are told one after the other."""
    words = [edit.words for edit in edits]
    return Mutant(
        name=", and ".join(one.name for one in words),
        looks_like=f"It looks as if {', and '.join(one.says for one in words)}.",
        hint=words[0].hint,
        wrong=_Lazy(program, edits, fuel),
        family=words[0].family if len(words) == 1 else "two mistakes",
        style=program.style,
        edits=tuple(edit.key for edit in edits),
        fuel=fuel,
        ranks=tuple(ranks.items()),
        wrong_on=wrong_on,
        rank=sum(one.rank for one in words) + 20 * (len(words) - 1),
    )
