"""Building pieces of changed programs, and asking pieces what they are."""

import ast
from collections.abc import Sequence
from typing import Any

from grader.mutants.doing import DO


def constant(value: Any) -> ast.expr:
    """A number or another constant."""
    return ast.Constant(value)


def name(identifier: str) -> ast.expr:
    """A name that is read."""
    return ast.Name(identifier, ast.Load())


def do(deed: str, *arguments: ast.expr, **options: ast.expr) -> ast.expr:
    """A call of one of the deeds."""
    keywords = [ast.keyword(key, value) for key, value in options.items()]
    return ast.Call(ast.Attribute(name(DO), deed, ast.Load()), list(arguments), keywords)


def call(function: str, *arguments: ast.expr) -> ast.expr:
    """A call of a built-in function."""
    return ast.Call(name(function), list(arguments), [])


def method(value: ast.expr, attribute: str, *arguments: ast.expr) -> ast.expr:
    """A call of a method."""
    return ast.Call(ast.Attribute(value, attribute, ast.Load()), list(arguments), [])


def binary(left: ast.expr, sign: ast.operator, right: ast.expr) -> ast.expr:
    """Two operands and a sign."""
    return ast.BinOp(left, sign, right)


def assigned(identifier: str, value: ast.expr) -> ast.stmt:
    """A statement that gives a name."""
    return ast.Assign([ast.Name(identifier, ast.Store())], value)


def changed(node: Any, **fields: Any) -> Any:
    """A copy of a node with some fields changed; the others are shared."""
    return type(node)(**{**dict(ast.iter_fields(node)), **fields})


def called(node: ast.AST | None) -> str:
    """The last part of the name of what a call calls, or nothing."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def is_method(call: ast.Call, modules: Sequence[str] = ("np", "numpy", "math", "linalg", "random")) -> bool:
    """Whether a call is of a thing's method, not of a module's function."""
    function = call.func
    if not isinstance(function, ast.Attribute):
        return False
    thing = function.value
    return getattr(thing, "id", getattr(thing, "attr", "")) not in modules


def subject(call: ast.Call) -> ast.expr | None:
    """What a call works on: the thing whose method it is, or its first argument."""
    if is_method(call):
        return call.func.value if isinstance(call.func, ast.Attribute) else None
    return call.args[0] if call.args and not isinstance(call.args[0], ast.Starred) else None


def is_number(node: ast.AST | None, *values: float) -> bool:
    """Whether a node is a constant number, one of some if these are given."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and is_number(node.operand):
        return not values or -node.operand.value in values  # type: ignore[attr-defined]
    if not isinstance(node, ast.Constant) or isinstance(node.value, bool) or not isinstance(node.value, int | float):
        return False
    return not values or node.value in values


def same_code(one: ast.AST | None, other: ast.AST | None) -> bool:
    """Whether two pieces are the same text."""
    return one is not None and other is not None and ast.dump(one) == ast.dump(other)


def names_in(node: ast.AST) -> set[str]:
    """All names that stand in a piece."""
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def parameters(function: ast.FunctionDef) -> list[str]:
    """The names of a function's parameters."""
    return [one.arg for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
