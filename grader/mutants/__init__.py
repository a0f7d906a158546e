"""Mutants: wrong functions made from right ones by small changes, so that mistakes are known that nobody wrote down."""

from grader.mutants import calls as calls
from grader.mutants.bank import Bank, made_bank
from grader.mutants.mutant import Mutant
from grader.mutants.program import Program, program, program_of_style

__all__ = ["Bank", "Mutant", "Program", "made_bank", "program", "program_of_style"]
