"""Making the mutants of a question: first one edit, then pairs; of those that answer alike the simplest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from grader.mutants.edits import Edit, edits_of, rebuilt
from grader.mutants.mutant import Mutant, mutant
from grader.mutants.probe import Probe
from grader.mutants.program import Program
from grader.questions.vocabulary import CodeQuestion

_MOST_EDITS, _MOST_PAIRS = 160, 100
"""Of one program, the most telling ones first; fewer where the question's own bound says that answering takes long."""
_USUAL_SECONDS = 6.0
_LONG_LOOPS, _MOST_OF_LONG = 20_000, 30
"""The fuel from which on a program counts as slow, and the edits of such a program."""
_WITH_PAIRS = 2
_ONCE = ("parameter_", "part_of_arguments", "argument_ignored", "result", "other_generator")
"""Operators on what goes in or comes out, which do the same to all right programs."""
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
    seen: dict[str, int] = {}
    for piece in pieces[: len(programs)] if probe.is_of_chance else pieces:
        _add(probe, piece, _single(piece, question.seconds, is_first=piece is pieces[0]), best, seen)
    for piece in () if probe.is_of_chance else pieces[: min(len(programs), _WITH_PAIRS)]:
        _add(probe, piece, _pairs(piece, best), best, seen)
    return sorted(best.values(), key=lambda one: one.rank)


def _add(
    probe: Probe, piece: Workpiece, tried: Iterator[tuple[Edit, ...]], best: dict[str, Mutant], seen: dict[str, int]
) -> None:
    """Add those mutants of one program that tell, where no simpler one answers alike."""
    for edits in tried:
        function = piece.program.made(rebuilt(piece.program.tree, edits), piece.fuel)
        made = mutant(piece.program, edits, piece.fuel, piece.ranks)
        found = probe.finding(function, made.rank, seen)
        if found is None:
            continue
        if found.mark not in best or made.rank < best[found.mark].rank:
            best[found.mark] = replace(made, wrong_on=found.wrong_on)


def _single(piece: Workpiece, seconds: float, is_first: bool) -> Iterator[tuple[Edit, ...]]:
    """Single edits, the most telling ones first."""
    edits = [edit for edit in piece.edits.values() if is_first or not edit.key.startswith(_ONCE)]
    most = _MOST_OF_LONG if piece.fuel > _LONG_LOOPS else int(_MOST_EDITS * min(1.0, _USUAL_SECONDS / seconds))
    yield from ((edit,) for edit in sorted(edits, key=lambda edit: edit.words.rank)[:most])


def _pairs(piece: Workpiece, best: dict[str, Mutant]) -> Iterator[tuple[Edit, ...]]:
    """Two edits of one program that both are wrong by themselves, in different statements and of different families.

    Learners make two slips of the commonest sorts, or one of these and another in what they return.
    """
    single = [one for one in best.values() if len(one.edits) == 1]
    kept = {key for one in single for key in one.edits if one.style == piece.program.style}
    names = {one.name for one in single if one.edits[0].startswith(_LAST)}
    first = [edit for key, edit in piece.edits.items() if key in kept and not key.startswith(_LAST)]
    results = [edit for edit in piece.edits.values() if edit.key.startswith(_LAST) and edit.words.rank <= 3]
    last = [edit for edit in results if edit.words.name in names]
    common = [edit for edit in first if edit.words.rank <= 1]
    pairs = [*product(first, last), *((one, other) for one, other in product(common, common) if one.key < other.key)]
    fit = [pair for pair in pairs if _go_together(*pair)]
    yield from sorted(fit, key=lambda pair: pair[0].words.rank + pair[1].words.rank)[:_MOST_PAIRS]


def _go_together(one: Edit, other: Edit) -> bool:
    return one.statement != other.statement and one.words.family != other.words.family
