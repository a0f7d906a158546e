"""Mutants: wrong functions made from right ones by small changes, so that mistakes are known that nobody wrote down."""

from grader.mutants import arrays, calls, chance, kinds, loops, numbers, returns, statements
from grader.mutants.bank import Bank, made_bank
from grader.mutants.mutant import Mutant
from grader.mutants.program import Program, program, program_of_style

OPERATORS_BY_THEME = (calls, numbers, kinds, loops, statements, arrays, returns, chance)
"""The modules that hold the operators; to import them makes the operators known."""

__all__ = ["Bank", "Mutant", "Program", "made_bank", "program", "program_of_style"]
