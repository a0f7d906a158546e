"""A right program that can be changed: the asked function, all definitions that it needs, and the names around them."""

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from grader.mutants.building import parameters
from grader.mutants.doing import DO, Doing
from grader.mutants.edits import rebuilt
from grader.mutants.fuel import FUEL, Fuel
from grader.mutants.shortening import shortened

_DEFINITIONS = (ast.FunctionDef, ast.ClassDef)
_ENDLESS = 10_000_000


@dataclass(frozen=True)
class Program:
    """A right function or class called `name`: `tree` defines it and what it builds on, and is what operators change.

    `namespace` holds the rest: imports and constants, made once. `style` says which of a question's right programs it
    is.
    """

    style: str
    name: str
    tree: ast.Module
    namespace: Mapping[str, Any]

    @property
    def text(self) -> str:
        """The program as text, without comments and layout: what decides on its mutants."""
        return ast.unparse(self.tree)

    @property
    def parameters(self) -> list[str]:
        """The names of the asked function's parameters; of a class none."""
        asked = next(one for one in self.tree.body if isinstance(one, _DEFINITIONS) and one.name == self.name)
        return parameters(asked) if isinstance(asked, ast.FunctionDef) else []

    def shortened(self) -> "Program | None":
        """The same, with a value that is used once in the next line put into that line; None where there is none."""
        tree = shortened(self.tree)
        same = ast.dump(tree) == ast.dump(self.tree)
        return None if same else replace(self, style=f"{self.style}, shortened", tree=tree)

    def made(self, tree: ast.Module | None = None, fuel: int = _ENDLESS) -> Callable[..., Any]:
        """The function that a changed tree defines, by default the right one; each call runs on so much fuel.

        Raises whatever a tree raises that cannot be compiled or run.
        """
        tank = Fuel()
        own = {**self.namespace, FUEL: tank.burn, DO: Doing}
        changed = rebuilt(self.tree, ()) if tree is None else tree
        exec(compile(changed, f"<{self.name}>", "exec", dont_inherit=True), own)
        return tank.limited(own[self.name], fuel)


def program(style: str, name: str, texts: Sequence[str], namespace: Mapping[str, Any]) -> Program | None:
    """The program that defines `name` in some texts of code, of which a later one counts more; None where none does.

    Only what the name needs is run: imports, constants and definitions, no plots and no data. Raises what that raises.
    """
    found = {one: statement for text in texts for statement in _statements(text) for one in _names(statement)}
    if not isinstance(found.get(name), _DEFINITIONS):
        return None
    needed = [statement for statement in _needed(name, found) if statement is not None]
    around = [one for one in needed if not isinstance(one, _DEFINITIONS)]
    own = dict(namespace)
    exec(compile(ast.Module(around, []), f"<{name}>", "exec", dont_inherit=True), own)
    return Program(style, name, ast.Module([one for one in needed if isinstance(one, _DEFINITIONS)], []), own)


def program_of_style(style: Callable[..., Any]) -> Program | None:
    """The program of a function that an author wrote in a file; None where it is no plain function of a file."""
    file = inspect.getsourcefile(style) if inspect.isroutine(style) or inspect.isclass(style) else None
    if file is None:
        return None
    around = inspect.unwrap(style).__globals__ if inspect.isfunction(style) else {}
    builtin = {"__builtins__": around["__builtins__"]} if "__builtins__" in around else {}
    return program(style.__name__, style.__name__, [Path(file).read_text(encoding="utf-8")], builtin)


def _statements(text: str) -> Sequence[ast.stmt]:
    """The statements of a cell or file; none where it is no Python, such as a cell with magic."""
    try:
        return ast.parse(text).body
    except SyntaxError:
        return ()


def _names(statement: ast.stmt) -> Iterator[str]:
    """The names that a statement at the top of a file gives, as far as it may be run: no call has an effect in it."""
    if isinstance(statement, _DEFINITIONS):
        yield statement.name
    elif isinstance(statement, ast.Import | ast.ImportFrom):
        yield from (alias.asname or alias.name.partition(".")[0] for alias in statement.names)
    elif isinstance(statement, ast.Assign | ast.AnnAssign) and _is_constant(statement.value):
        targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
        yield from (target.id for target in targets if isinstance(target, ast.Name))


def _is_constant(value: ast.expr | None) -> bool:
    calm = (ast.Constant, ast.Tuple, ast.List, ast.Dict, ast.Set, ast.UnaryOp, ast.BinOp, ast.Load, ast.operator)
    return value is not None and all(isinstance(node, (*calm, ast.unaryop)) for node in ast.walk(value))


def _needed(name: str, found: Mapping[str, ast.stmt]) -> Sequence[ast.stmt]:
    """The statements that give a name and all that it needs, each once, in the order in which they may be run."""
    order: dict[int, ast.stmt] = {}
    seen: set[str] = set()

    def visit(one: str) -> None:
        if one in seen or one not in found:
            return
        seen.add(one)
        for node in ast.walk(found[one]):
            if isinstance(node, ast.Name):
                visit(node.id)
        order[id(found[one])] = found[one]

    visit(name)
    return list(order.values())
