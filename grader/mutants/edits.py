"""Edits: one small change of a program, with what a learner who made it would say, and how a program is rebuilt."""

import ast
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from grader.mutants.fuel import burning

Replacement = ast.AST | Sequence[ast.AST]
_BURNING = (ast.For, ast.While, ast.FunctionDef)
_Tree = TypeVar("_Tree", bound=ast.AST)


@dataclass(frozen=True)
class Words:
    """How an edit is told: `name` for the class table, `says` a clause for the learner after "It looks as if".

    `rank` orders edits that do the same: the lower, the more telling and the likelier.
    """

    name: str
    says: str
    hint: str
    family: str
    rank: int = 5


@dataclass(frozen=True)
class Site:
    """A node of a program and those around it, the outermost first; `ranks` gives the dimensions of the parameters that
    are arrays.
    """

    node: ast.AST
    around: tuple[ast.AST, ...]
    name: str
    ranks: Mapping[str, int]

    @property
    def parent(self) -> ast.AST | None:
        """The node right around it."""
        return self.around[-1] if self.around else None

    @property
    def function(self) -> ast.FunctionDef | None:
        """The innermost function around it, or the function that it is."""
        inward = (*self.around, self.node)
        return next((one for one in reversed(inward) if isinstance(one, ast.FunctionDef)), None)

    @property
    def is_asked(self) -> bool:
        """Whether it stands in the asked function itself and in none within it."""
        function = self.function
        return function is not None and function.name == self.name

    @property
    def loops(self) -> list[ast.For | ast.While]:
        """The loops around it within its function, the innermost last."""
        found: list[ast.For | ast.While] = []
        for one in self.around:
            if isinstance(one, ast.FunctionDef):
                found = []
            elif isinstance(one, ast.For | ast.While):
                found.append(one)
        return found

    def replaced(self, by: Replacement, words: Words) -> "Change":
        """The edit that puts something else in the place of this node."""
        return Change(self.node, by, words)


@dataclass(frozen=True)
class Change:
    """What an operator proposes: a node, what stands in its place, and the words for it."""

    node: ast.AST
    by: Replacement
    words: Words


@dataclass(frozen=True)
class Edit:
    """A change with a key of its own, by which it is found again in the same program."""

    key: str
    change: Change = field(repr=False)
    statement: int = 0
    """The number of the statement in which it is."""

    @property
    def words(self) -> Words:
        """The words for it."""
        return self.change.words


Operator = Callable[[Site], Iterator[Change]]
OPERATORS: dict[str, Operator] = {}
"""All operators by name."""


def operator(function: Operator) -> Operator:
    """Make a function an operator: for a site it yields the changes that fit there."""
    OPERATORS[function.__name__] = function
    return function


def edits_of(tree: ast.Module, name: str, ranks: Mapping[str, int]) -> list[Edit]:
    """All edits of a program whose asked function is `name`, in the order of the text."""
    counts: dict[str, int] = {}
    edits = []
    for site, statement in _sites(tree, name, ranks):
        for operation, propose in OPERATORS.items():
            for change in propose(site):
                counts[operation] = counts.get(operation, -1) + 1
                edits.append(Edit(f"{operation} {counts[operation]}", change, statement))
    return edits


def _sites(tree: ast.Module, name: str, ranks: Mapping[str, int]) -> Iterator[tuple[Site, int]]:
    """All sites of a program, each with the number of its statement."""
    count = 0

    def visit(node: ast.AST, around: tuple[ast.AST, ...]) -> Iterator[tuple[Site, int]]:
        nonlocal count
        count += isinstance(node, ast.stmt)
        yield Site(node, around, name, ranks), count
        for child in ast.iter_child_nodes(node):
            yield from visit(child, (*around, node))

    for definition in tree.body:
        yield from visit(definition, ())


def rebuilt(tree: ast.Module, edits: Sequence[Edit]) -> ast.Module:
    """A copy of a program with some edits, each at another node, that burns fuel as it runs."""
    copy = _copied(tree, {id(edit.change.node): edit.change.by for edit in edits})
    return ast.fix_missing_locations(copy)


def _copied(node: _Tree, by: Mapping[int, Replacement]) -> _Tree:
    fields: dict[str, Any] = {name: _copied_field(value, by) for name, value in ast.iter_fields(node)}
    if isinstance(node, _BURNING):
        fields["body"] = burning(fields["body"])
    if fields.get("body") == []:
        fields["body"] = [ast.Pass()]
    return type(node)(**fields)


def _copied_field(value: object, by: Mapping[int, Replacement]) -> object:
    if isinstance(value, list):
        return [one for item in value for one in _copied_item(item, by)]
    if isinstance(value, ast.AST):
        copies = _copied_item(value, by)
        return copies[0] if copies else None
    return value


def _copied_item(item: object, by: Mapping[int, Replacement]) -> list[object]:
    """What stands in a node's place; what the replacement keeps of the node itself is kept as it was."""
    if not isinstance(item, ast.AST):
        return [item]
    if id(item) not in by:
        return [_copied(item, by)]
    instead = by[id(item)]
    others = {key: one for key, one in by.items() if key != id(item)}
    return [_copied(one, others) for one in ([instead] if isinstance(instead, ast.AST) else instead)]
