"""Shortening: a value that is worked out in one line and used once in the next is put into that line.

Learners write steps one by one or all at once, and slip at other places in each: both are worth changing.
"""

import ast
from typing import TypeVar, cast

from grader.mutants.building import changed

_Node = TypeVar("_Node", bound=ast.AST)
_LATER = (ast.Lambda, ast.GeneratorExp, ast.ListComp, ast.SetComp, ast.DictComp)
"""What is worked out at another time, or more than once, than where it stands."""


def shortened(tree: ast.Module) -> ast.Module:
    """A program with such lines put together; what cannot be shortened is shared with the tree."""
    return ast.fix_missing_locations(ast.Module([_shortened(one) for one in tree.body], []))


def _shortened(definition: ast.stmt) -> ast.stmt:
    if not isinstance(definition, ast.FunctionDef):
        return definition
    return _in_block(definition, definition)


def _in_block(node: ast.stmt, function: ast.FunctionDef) -> ast.stmt:
    """A statement whose blocks are shortened, the innermost first."""
    fields = {}
    for name in ("body", "orelse"):
        block = getattr(node, name, None)
        if isinstance(block, list) and block:
            fields[name] = _joined([_in_block(one, function) for one in block], function)
    return cast(ast.stmt, changed(node, **fields)) if fields else node


def _joined(block: list[ast.stmt], function: ast.FunctionDef) -> list[ast.stmt]:
    """A block in which each line that can be is put into the next."""
    done: list[ast.stmt] = []
    for statement in block:
        previous = done[-1] if done else None
        if isinstance(previous, ast.Assign) and _fits(previous, statement, function):
            done[-1] = _put(statement, _target(previous), previous.value)
        else:
            done.append(statement)
    return done


def _target(statement: ast.Assign) -> str:
    target = statement.targets[0]
    return target.id if isinstance(target, ast.Name) and len(statement.targets) == 1 else ""


def _fits(previous: ast.Assign, statement: ast.stmt, function: ast.FunctionDef) -> bool:
    """Whether a line gives a name that is given nowhere else, and read nowhere but once in the next line."""
    name = _target(previous)
    if not name or not isinstance(statement, ast.Assign | ast.AugAssign | ast.Return | ast.Expr):
        return False
    uses = [one for one in ast.walk(function) if isinstance(one, ast.Name) and one.id == name]
    later = [one for part in ast.walk(statement) if isinstance(part, _LATER) for one in ast.walk(part)]
    read = [one for one in ast.walk(statement) if isinstance(one, ast.Name) and one.id == name]
    return len(uses) == 2 and len(read) == 1 and not any(one is read[0] for one in later)


def _put(node: _Node, name: str, value: ast.expr) -> _Node:
    """A copy of a piece with a value in the place of a name."""
    fields = {key: _put_field(one, name, value) for key, one in ast.iter_fields(node)}
    return type(node)(**fields)


def _put_field(field: object, name: str, value: ast.expr) -> object:
    if isinstance(field, list):
        return [_put_field(one, name, value) for one in field]
    if isinstance(field, ast.Name) and field.id == name:
        return value
    return _put(field, name, value) if isinstance(field, ast.AST) else field
