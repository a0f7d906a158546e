"""Making the mutants of a question: first one edit, then pairs; of those that answer alike the simplest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from grader.mutants.edits import Edit, edits_of, rebuilt
from grader.mutants.mutant import Mutant, mutant
from grader.mutants.probe import Probe
from grader.mutants.program import Program
from grader.questions.vocabulary import CodeQuestion

_MOST_EDITS, _MOST_PAIRS = 200, 100
_MOST_OF_CHANCE = 50
"""Edits of one program, the most telling ones first; fewer where each takes thousands of draws."""
_NESTED = ("difference_too_late", "steps_exchanged", "power_changed", "call_left_out")
"""Operators that find more where several steps stand in one line."""
_LAST = ("result_changed", "results_mixed_up")
"""Operators on what is returned, with which learners slip whatever else they do."""


@dataclass(frozen=True)
class Workpiece:
    """A right program with the dimensions of its parameters, its edits by their keys, and the fuel of its mutants."""

    program: Program
    ranks: dict[str, int]
    edits: dict[str, Edit]
    fuel: int


def workpieces(probe: Probe, programs: Sequence[Program]) -> list[Workpiece]:
    """The right programs of a question and their shortened forms, ready for changes."""
    shortened = [one for one in (program.shortened() for program in programs) if one is not None]
    made = []
    for program in (*programs, *shortened):
        ranks = probe.ranks(program)
        edits = edits_of(program.tree, program.name, ranks)
        if program not in programs:
            edits = [edit for edit in edits if edit.key.startswith(_NESTED)]
        made.append(Workpiece(program, ranks, {edit.key: edit for edit in edits}, probe.fuel_of(program)))
    return made


def made_mutants(question: CodeQuestion, programs: Sequence[Program]) -> list[Mutant]:
    """The mutants of a question from its right programs, the solution first, the simplest first."""
    probe = Probe(question, programs[0])
    pieces = workpieces(probe, programs)
    best: dict[str, Mutant] = {}
    seen: set[str] = set()
    for piece in pieces:
        _add(probe, piece, _single(probe, piece), best, seen)
    for piece in () if probe.is_of_chance else pieces[: len(programs)]:
        _add(probe, piece, _pairs(piece, best), best, seen)
    return sorted(best.values(), key=lambda one: one.rank)


def _add(
    probe: Probe, piece: Workpiece, tried: Iterator[tuple[Edit, ...]], best: dict[str, Mutant], seen: set[str]
) -> None:
    """Add those mutants of one program that tell, where no simpler one answers alike."""
    for edits in tried:
        function = piece.program.made(rebuilt(piece.program.tree, edits), piece.fuel)
        found = probe.finding(function, seen)
        if found is None:
            continue
        made = mutant(piece.program, edits, piece.fuel, piece.ranks, found.wrong_on)
        if found.mark not in best or made.rank < best[found.mark].rank:
            best[found.mark] = made


def _single(probe: Probe, piece: Workpiece) -> Iterator[tuple[Edit, ...]]:
    """Single edits, the most telling ones first."""
    most = _MOST_OF_CHANCE if probe.is_of_chance else _MOST_EDITS
    yield from ((edit,) for edit in sorted(piece.edits.values(), key=lambda edit: edit.words.rank)[:most])


def _pairs(piece: Workpiece, best: dict[str, Mutant]) -> Iterator[tuple[Edit, ...]]:
    """Two edits of one program that both are wrong by themselves, in different statements and of different families.

    Learners make two slips of the commonest sorts, or one of these and another in what they return.
    """
    kept = {
        key for one in best.values() for key in one.edits if one.style == piece.program.style and len(one.edits) == 1
    }
    known = [edit for key, edit in piece.edits.items() if key in kept]
    first = [edit for edit in known if not edit.key.startswith(_LAST)]
    last = [edit for edit in known if edit.key.startswith(_LAST) and edit.words.rank <= 3]
    common = [edit for edit in first if edit.words.rank <= 1]
    pairs = [*product(first, last), *((one, other) for one, other in product(common, common) if one.key < other.key)]
    fit = [pair for pair in pairs if _go_together(*pair)]
    yield from sorted(fit, key=lambda pair: pair[0].words.rank + pair[1].words.rank)[:_MOST_PAIRS]


def _go_together(one: Edit, other: Edit) -> bool:
    return one.statement != other.statement and one.words.family != other.words.family
