"""Mutants: wrong functions made from right ones by small changes, so that mistakes are known that nobody wrote down."""

from grader.mutants import (
    arrays,
    calls,
    chance,
    comparisons,
    counts,
    kinds,
    loops,
    numbers,
    order,
    returns,
    statements,
    stored,
)
from grader.mutants.bank import Bank
from grader.mutants.making import made_mutants
from grader.mutants.mutant import Mutant
from grader.mutants.program import Program, program, program_of_style

OPERATORS_BY_THEME = (
    calls,
    numbers,
    order,
    comparisons,
    kinds,
    loops,
    statements,
    arrays,
    counts,
    returns,
    chance,
)
"""The modules that hold the operators; to import them makes the operators known."""

__all__ = ["Bank", "Mutant", "Program", "made_mutants", "program", "program_of_style", "stored"]
