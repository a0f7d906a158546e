"""Answers that stand below their check cell.

Jupyter runs cells in the order of a learner's clicks, the grader from the top. So where there is nothing to judge at a
check, and a cell of the learner's own below it gives the name, what holds at the end of the notebook is judged as well.
"""

import ast
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from grader.syntax import parse
from grader.verdict.verdict import Verdict, Word

MOST_READ = 100_000
"""Characters that are read as Python for one name; in the cells after them any mention of it counts."""


@dataclass(frozen=True)
class LaterCell:
    """The source of a code cell below a check. `own` says that the learner wrote it, not the course."""

    source: str
    own: bool


def given_below(names: Iterable[str], cells: Sequence[LaterCell]) -> list[str]:
    """Of the names, those that a cell of the learner's own gives last of all cells below a check.

    Where the course gives a name after the learner, what holds at the end is not the learner's work.
    """
    givers = {name: cells_that_give(name, [cell.source for cell in cells]) for name in names}
    return [name for name, numbers in givers.items() if numbers and cells[numbers[-1]].own]


def cells_that_give(name: str, sources: Sequence[str]) -> list[int]:
    """The numbers of the cells that give a name a value. In a cell that is no plain Python, any mention counts."""
    left, found = MOST_READ, []
    for number, source in enumerate(sources):
        if name in source:
            left -= len(source)
            names = _names_given(source) if left >= 0 else None
            if mentions(source, name) if names is None else name in names:
                found.append(number)
    return found


@lru_cache(maxsize=64)
def _names_given(source: str) -> frozenset[str] | None:
    """The names to which running a cell gives a value; None where it is no plain Python."""
    try:
        tree = parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    return frozenset(name for node in ast.walk(tree) if (name := _name_given(node)))


def _name_given(node: ast.AST) -> str:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        return node.id
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return node.name
    return (node.asname or node.name.partition(".")[0]) if isinstance(node, ast.alias) else ""


def mentions(source: str, name: str) -> bool:
    """Whether a name stands in a source, in whatever sense."""
    return re.search(rf"\b{re.escape(name)}\b", source) is not None


def is_nearer(verdict: Verdict, other: Verdict) -> bool:
    """Whether a verdict is nearer to right than another: a wrong answer is nearer than none that can be judged."""
    return _rank(verdict) > _rank(other)


def _rank(verdict: Verdict) -> tuple[float, int]:
    nothing, judged = (Word.MISSING, Word.NOT_ATTEMPTED), (Word.WRONG, Word.PARTLY_RIGHT, Word.RIGHT)
    return verdict.score, 0 if verdict.word in nothing else 2 if verdict.word in judged else 1


def note(names: Sequence[str], counts: bool) -> str:
    """The sentences that tell a learner what stands below a check, and whether it counts."""
    listed = " and ".join(f"`{name}`" for name in names)
    if counts:
        return (
            f"The answer stands below its check: a later cell gives {listed}. It was judged as it is at the end of the "
            "notebook; move that cell above the check."
        )
    return (
        f"Another answer stands below its check: a later cell gives {listed} again. Where there is an answer above a "
        "check, that one counts; move the better one there."
    )
