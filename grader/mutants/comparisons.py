"""Operators on comparisons, on and, or and not, and on whole numbers beside the right one."""

import ast
from collections.abc import Iterator

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator

_COMPARED: dict[type[ast.cmpop], list[tuple[ast.cmpop, str, str]]] = {
    ast.Lt: [(ast.LtE(), "<= for <", "equal ones count too"), (ast.Gt(), "> for <", "the comparison is turned round")],
    ast.LtE: [(ast.Lt(), "< for <=", "equal ones do not count"), (ast.GtE(), ">= for <=", "it is turned round")],
    ast.Gt: [(ast.GtE(), ">= for >", "equal ones count too"), (ast.Lt(), "< for >", "the comparison is turned round")],
    ast.GtE: [(ast.Gt(), "> for >=", "equal ones do not count"), (ast.LtE(), "<= for >=", "it is turned round")],
    ast.Eq: [
        (ast.NotEq(), "!= for ==", "the comparison is turned round"),
        (ast.GtE(), ">= for ==", "larger ones count too"),
        (ast.LtE(), "<= for ==", "smaller ones count too"),
    ],
    ast.NotEq: [
        (ast.Eq(), "== for !=", "the comparison is turned round"),
        (ast.Gt(), "> for !=", "smaller ones do not count"),
        (ast.Lt(), "< for !=", "larger ones do not count"),
    ],
}


@operator
def comparison_changed(site: Site) -> Iterator[Change]:
    """Another comparison."""
    node = site.node
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        return
    for other, name, says in _COMPARED.get(type(node.ops[0]), ()):
        words = Words(name, f"in a comparison {says}", "Look at: <, <=, == and !=.", "comparisons", 2)
        yield site.replaced(b.changed(node, ops=[other]), words)
    beside = node.comparators[0]
    for step in (1, -1) if isinstance(node.ops[0], ast.Eq | ast.NotEq) and isinstance(beside, ast.Name) else ():
        shift = "one too high" if step > 0 else "one too low"
        words = Words(
            "counted from one" if step > 0 else "shifted by one",
            f"what is compared with is {shift}",
            "Look at: where counting starts.",
            "off by one",
            2,
        )
        yield site.replaced(b.changed(node, comparators=[b.binary(beside, ast.Add(), b.constant(step))]), words)


@operator
def logic_changed(site: Site) -> Iterator[Change]:
    """Another and, or or not."""
    node = site.node
    if isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        name = "or for and" if isinstance(node.op, ast.And) else "and for or"
        words = Words(
            name, "one of two conditions is taken for both, or both for one", "Look at: and, or.", "comparisons", 2
        )
        yield site.replaced(b.changed(node, op=other), words)
        for part in node.values:
            part_words = Words(
                "only one condition", "one of several conditions is left out", "Look at: and, or.", "comparisons", 2
            )
            rest = [one for one in node.values if one is not part]
            yield site.replaced(rest[0] if len(rest) == 1 else b.changed(node, values=rest), part_words)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.Invert):
        words = Words("not left out", "a condition is turned round", "Look at: not.", "comparisons", 2)
        yield site.replaced(node.operand, words)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) and not b.is_number(node.operand):
        yield site.replaced(
            node.operand, Words("sign left out", "a minus is left out", "Look at the signs.", "signs", 2)
        )


@operator
def constant_changed(site: Site) -> Iterator[Change]:
    """A whole number that is one too large or too small; elsewhere than in indices, powers and options."""
    node, parent = site.node, site.parent
    if not b.is_number(node) or not isinstance(node, ast.Constant) or not isinstance(node.value, int):
        return
    if isinstance(parent, ast.keyword | ast.Subscript | ast.Slice | ast.UnaryOp):
        return
    if isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Pow):
        return
    start = isinstance(parent, ast.Assign)
    for step in (1, -1):
        says = f"a number is one too {'large' if step > 0 else 'small'}"
        name = f"off by one: {'one too large' if step > 0 else 'one too small'}"
        if start:
            name, says = (
                f"starts from {node.value + step}",
                f"something starts from {node.value + step}, not {node.value}",
            )
        words = Words(name, says, "Count once more, from the start.", "off by one", 3)
        yield site.replaced(b.constant(node.value + step), words)
