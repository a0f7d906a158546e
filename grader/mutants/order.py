"""Operators on the order of steps: a difference taken too late, a root or square in the wrong place."""

import ast
from collections.abc import Iterator

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator
from grader.mutants.numbers import squared


@operator
def absolute_value_first(site: Site) -> Iterator[Change]:
    """A difference of absolute values."""
    node = site.node
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Sub):
        left, right = b.call("abs", node.left), b.call("abs", node.right)
        says = "the signs are taken away before the difference is taken"
        words = Words(
            "signs taken away too early", says, "Look at what is done first: the difference.", "order of the steps", 2
        )
        yield site.replaced(b.binary(left, ast.Sub(), right), words)


@operator
def root_as_half(site: Site) -> Iterator[Change]:
    """Half of a number in place of its root, as `** 1 / 2` gives."""
    node = site.node
    words = Words(
        "halved in place of the root",
        "a number is halved where its root is asked",
        "Look at: ** 1 / 2, which is (** 1) / 2.",
        "powers",
        1,
    )
    if isinstance(node, ast.Call) and b.called(node) == "sqrt" and (inner := b.subject(node)) is not None:
        yield site.replaced(b.binary(inner, ast.Div(), b.constant(2)), words)


@operator
def difference_too_late(site: Site) -> Iterator[Change]:
    """A difference that is taken of what is made of both things, not of the things."""
    node = site.node
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub):
        return
    for depth in range(len(site.around) - 1, -1, -1):
        whole = site.around[depth]
        if not isinstance(whole, ast.expr) or isinstance(whole, ast.Compare | ast.GeneratorExp | ast.ListComp):
            break
        left, right = (_with(whole, node, side) for side in (node.left, node.right))
        is_square = squared(whole) is not None
        name = "difference of squares" if is_square else "difference taken too late"
        says = "each is squared, and then the difference is taken" if is_square else "the difference is taken too late"
        words = Words(name, says, "Look at what is done first: the difference.", "order of the steps", 2)
        yield Change(whole, b.binary(left, ast.Sub(), right), words)
        apart = "difference of two lengths" if b.called(whole) in {"sqrt", "norm"} else name
        says = "the difference of two lengths is taken" if apart != name else says
        words = Words(apart, says, words.hint, words.family, 2)
        yield Change(whole, b.call("abs", b.binary(left, ast.Sub(), right)), words)


def _with(whole: ast.expr, part: ast.AST, instead: ast.expr) -> ast.expr:
    """A copy of an expression with something else in the place of one of its parts."""

    def copied(node: ast.AST) -> ast.AST:
        if node is part:
            return instead
        fields = {
            key: [copied(one) if isinstance(one, ast.AST) else one for one in value]
            if isinstance(value, list)
            else copied(value)
            if isinstance(value, ast.AST)
            else value
            for key, value in ast.iter_fields(node)
        }
        return type(node)(**fields)

    made = copied(whole)
    assert isinstance(made, ast.expr)
    return made


_STEPS = {"sqrt", "sum", "mean", "square", "abs"}


@operator
def steps_exchanged(site: Site) -> Iterator[Change]:
    """Two steps, one right after the other, in the other order."""
    outer = site.node
    if not isinstance(outer, ast.Call) or b.called(outer) not in _STEPS or (inner := b.subject(outer)) is None:
        return
    if isinstance(inner, ast.GeneratorExp) and (base := squared(inner.elt)) is not None:
        made: ast.expr = b.changed(outer, args=[b.changed(inner, elt=base), *outer.args[1:]])
        yield site.replaced(b.binary(made, ast.Pow(), b.constant(2)), _SQUARED_LATE)
    elif (base := squared(inner)) is not None:
        made = _on(outer, base)
        yield site.replaced(b.binary(made, ast.Pow(), b.constant(2)), _SQUARED_LATE)
    elif isinstance(inner, ast.Call) and b.called(inner) in _STEPS and (core := b.subject(inner)) is not None:
        yield site.replaced(_on(inner, _on(outer, core)), _ROOT_EARLY if b.called(outer) == "sqrt" else _EXCHANGED)


_SQUARED_LATE = Words(
    "squared after the sum",
    "the sum is squared, not each difference",
    "Look at what is done first: the squares.",
    "order of the steps",
    1,
)
_ROOT_EARLY = Words(
    "root before the sum",
    "the square root is taken of each number before they are added up",
    "Look at what is done last: the root.",
    "order of the steps",
    1,
)
_EXCHANGED = Words(
    "steps in the wrong order", "two steps change places", "Look at the order of the steps.", "order of the steps", 3
)


def _on(outer: ast.Call, core: ast.expr) -> ast.expr:
    """A call on something else than what it worked on."""
    if b.is_method(outer) and isinstance(outer.func, ast.Attribute):
        return b.changed(outer, func=b.changed(outer.func, value=core))
    return b.changed(outer, args=[core, *outer.args[1:]])
