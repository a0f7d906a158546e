"""Operators on calls: one left out, one taken for another."""

import ast
from collections.abc import Iterator

from grader.mutants.edits import Change, Site, Words, operator

SPOKEN = {
    "sqrt": "square root",
    "abs": "absolute value",
    "absolute": "absolute value",
    "square": "square",
    "sum": "sum",
    "mean": "mean",
    "median": "median",
    "min": "minimum",
    "max": "maximum",
}
"""Calls as people say them."""


def called(node: ast.AST) -> str:
    """The last part of the name of what a call calls, or nothing."""
    if not isinstance(node, ast.Call):
        return ""
    function = node.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def subject(call: ast.Call) -> ast.expr | None:
    """What a call works on: its first argument, or the thing whose method it is."""
    if call.args and not isinstance(call.args[0], ast.Starred):
        return call.args[0]
    return call.func.value if isinstance(call.func, ast.Attribute) else None


@operator
def call_left_out(site: Site) -> Iterator[Change]:
    """A call with a spoken name, in the place of which stands what it works on."""
    node = site.node
    if not isinstance(node, ast.Call) or called(node) not in SPOKEN or (inner := subject(node)) is None:
        return
    spoken = SPOKEN[called(node)]
    words = Words(f"{spoken} left out", f"the {spoken} is left out", f"Look at: np.{called(node)}.", "a step left out")
    yield site.replaced(inner, words)
