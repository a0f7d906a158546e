"""A bank as a file: the edits of its mutants, never code, with fingerprints of what they were made from."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from grader.border.steps import encode_case
from grader.mutants.edits import edits_of
from grader.mutants.mutant import Mutant, mutant
from grader.mutants.probe import SEED
from grader.mutants.program import Program
from grader.questions.vocabulary import CodeQuestion

_NO_MAKING = {"__init__.py", "bank.py", "stored.py"}
"""Files of this room that make no mutants."""


def as_text(mutants: Sequence[Mutant], made_from: Mapping[str, str]) -> str:
    """A bank's file: a line for each mutant, the simplest first, so that what changed is seen in a comparison."""
    lines = [
        json.dumps(
            {
                "name": one.name,
                "style": one.style,
                "edits": one.edits,
                "fuel": one.fuel,
                "ranks": dict(one.ranks),
                "wrong_on": one.wrong_on,
            }
        )
        for one in mutants
    ]
    head = json.dumps(dict(made_from))
    return f'{{"made_from": {head},\n"mutants": [\n' + ",\n".join(lines) + "\n]}\n"


def read(text: str) -> tuple[dict[str, str], list[dict[str, Any]]]:
    """The fingerprints and the entries of a bank's file. Raises ValueError where it is none."""
    data = json.loads(text)
    try:
        return dict(data["made_from"]), list(data["mutants"])
    except (KeyError, TypeError) as error:
        raise ValueError("no bank") from error


def remade(entries: Sequence[Mapping[str, Any]], programs: Sequence[Program]) -> list[Mutant]:
    """The mutants of a file, from the programs that they were made from."""
    shortened = [one for one in (program.shortened() for program in programs) if one is not None]
    styles = {one.style: one for one in (*programs, *shortened)}
    edits = {}
    for style, program in styles.items():
        ranks: dict[str, int] = next((entry["ranks"] for entry in entries if entry["style"] == style), {})
        edits[style] = {edit.key: edit for edit in edits_of(program.tree, program.name, ranks)}
    return [
        mutant(
            styles[entry["style"]],
            [edits[entry["style"]][key] for key in entry["edits"]],
            entry["fuel"],
            entry["ranks"],
            entry["wrong_on"],
        )
        for entry in entries
    ]


def fingerprint_of_programs(programs: Sequence[Program]) -> str:
    """What decides on which edits there are: the right programs and the operators."""
    return _hash([_of_operators(), *(f"{one.style}\n{one.text}" for one in programs)])


def fingerprint_of_cases(question: CodeQuestion) -> str:
    """What decides, beside the programs, on which mutants are kept: the cases of the probe."""
    cases = question.cases(np.random.default_rng(SEED))
    plain = [(case.aspect, encode_case(case.arguments, case.keywords, case.then)) for case in cases]
    return _hash([json.dumps(plain, default=repr)])


@cache
def _of_operators() -> str:
    files = [path for path in sorted(Path(__file__).parent.glob("*.py")) if path.name not in _NO_MAKING]
    return _hash([path.read_text(encoding="utf-8") for path in files])


def _hash(texts: Sequence[str]) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()[:16]
