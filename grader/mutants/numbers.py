"""Operators on numbers: powers, signs, operands, divisions, small numbers added."""

import ast
from collections.abc import Iterator

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator

_ABSOLUTE = Words(
    "absolute value for square", "absolute values are taken in place of squares", "Look at: ** 2.", "powers", 1
)
_NOT_SQUARED = Words("not squared", "the squares are left out", "Look at: ** 2.", "powers", 1)
_CUBED = Words("third power", "a third power stands in place of a square", "Look at: ** 2.", "powers", 3)
_FOURTH = Words("fourth power", "a fourth power stands in place of a square", "Look at: ** 2.", "powers", 3)
_DOUBLED = Words("doubled for squared", "numbers are doubled, not squared", "Look at: ** and *.", "powers", 2)
_ROOT = Words("root for square", "a root is taken in place of a square", "Look at: ** 2.", "powers", 4)
_NO_ROOT = Words("square root left out", "the square root is left out", "Look at: ** 0.5.", "a step left out", 1)


@operator
def power_changed(site: Site) -> Iterator[Change]:
    """A square that is none: not squared, an absolute value, another power."""
    node = site.node
    if (base := squared(node)) is not None:
        yield site.replaced(b.call("abs", base), _ABSOLUTE)
        yield site.replaced(base, _NOT_SQUARED)
        yield site.replaced(b.binary(base, ast.Pow(), b.constant(3)), _CUBED)
        yield site.replaced(b.binary(base, ast.Pow(), b.constant(4)), _FOURTH)
        yield site.replaced(b.binary(b.constant(2), ast.Mult(), base), _DOUBLED)
        yield site.replaced(b.binary(b.call("abs", base), ast.Pow(), b.constant(0.5)), _ROOT)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and b.is_number(node.right, 0.5):
        yield site.replaced(node.left, _NO_ROOT)


def squared(node: ast.AST) -> ast.expr | None:
    """What is squared, where a node is a square: x ** 2, x * x, square(x)."""
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and b.is_number(node.right, 2):
        return node.left
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Mult) and b.same_code(node.left, node.right):
        return node.left
    is_call = isinstance(node, ast.Call) and b.called(node) in {"square", "pow"} and node.args
    return node.args[0] if is_call and isinstance(node, ast.Call) else None


@operator
def product_with_itself(site: Site) -> Iterator[Change]:
    """A scalar product of a thing with itself, which is a sum of squares."""
    node = site.node
    pair = (node.left, node.right) if isinstance(node, ast.BinOp) and isinstance(node.op, ast.MatMult) else ()
    if isinstance(node, ast.Call) and b.called(node) in {"dot", "inner", "vdot"} and len(node.args) == 2:
        pair = (node.args[0], node.args[1])
    if len(pair) == 2 and b.same_code(*pair):
        yield site.replaced(b.do("of_all", b.constant("sum"), b.call("abs", pair[0])), _ABSOLUTE)
        yield site.replaced(b.do("of_all", b.constant("sum"), pair[0]), _NOT_SQUARED)


_SIGNS: dict[type[ast.operator], list[tuple[ast.operator, Words]]] = {
    ast.Sub: [
        (
            ast.Add(),
            Words("sum for difference", "a sum stands where a difference is asked", "Look at the signs.", "signs", 1),
        )
    ],
    ast.Add: [
        (
            ast.Sub(),
            Words("difference for sum", "a difference stands where a sum is asked", "Look at the signs.", "signs", 2),
        )
    ],
    ast.Div: [
        (
            ast.FloorDiv(),
            Words("whole-number division", "a division is cut to whole numbers", "Look at: / and //.", "rounding", 1),
        ),
        (
            ast.Mult(),
            Words("product for quotient", "it is multiplied where it should be divided", "Look at: /.", "signs", 3),
        ),
    ],
    ast.Mult: [
        (
            ast.Div(),
            Words("quotient for product", "it is divided where it should be multiplied", "Look at: *.", "signs", 3),
        ),
        (ast.Add(), Words("sum for product", "a sum stands where a product is asked", "Look at: * and +.", "signs", 3)),
    ],
}


@operator
def sign_changed(site: Site) -> Iterator[Change]:
    """Another sign between two operands."""
    if isinstance(site.node, ast.BinOp):
        for sign, words in _SIGNS.get(type(site.node.op), ()):
            yield site.replaced(b.changed(site.node, op=sign), words)


_OPERAND: dict[type[ast.operator], str] = {
    ast.Div: "division left out",
    ast.Sub: "subtraction left out",
    ast.Add: "addition left out",
    ast.Mult: "factor left out",
}


@operator
def operand_left_out(site: Site) -> Iterator[Change]:
    """One of two operands, or their order exchanged."""
    node = site.node
    if not isinstance(node, ast.BinOp) or type(node.op) not in _OPERAND:
        return
    name = _OPERAND[type(node.op)]
    says = f"the {name.removesuffix(' left out')} is left out"
    words = Words(name, says, "Look at each step of the formula.", "a step left out", 3)
    yield site.replaced(node.left, words)
    if isinstance(node.op, ast.Add | ast.Mult):
        yield site.replaced(node.right, words)
        return
    exchanged = Words(
        "operands exchanged", "two things change places around a sign", "Look at the order of both sides.", "signs", 2
    )
    yield site.replaced(b.changed(node, left=node.right, right=node.left), exchanged)


@operator
def divisor_changed(site: Site) -> Iterator[Change]:
    """A divisor that is one too large or too small, or a mean that is."""
    node = site.node
    for step, name in ((1, "divided by one too many"), (-1, "divided by one too few")):
        words = Words(name, f"what is added up is {name}", "Count what is added up.", "off by one", 2)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            yield site.replaced(b.changed(node, right=b.binary(node.right, ast.Add(), b.constant(step))), words)
        elif b.called(node) == "mean" and isinstance(node, ast.Call) and (inner := b.subject(node)) is not None:
            options = {one.arg: one.value for one in node.keywords if one.arg == "axis"}
            yield site.replaced(b.do("mean_beside", inner, b.constant(step), **options), words)


@operator
def mean_over_all(site: Site) -> Iterator[Change]:
    """A mean of some that is divided by the number of all."""
    node = site.node
    if (
        not isinstance(node, ast.Call)
        or b.called(node) != "mean"
        or not site.is_asked
        or (inner := b.subject(node)) is None
    ):
        return
    total = b.do("of_all", b.constant("sum"), inner)
    total.keywords += [one for one in node.keywords if one.arg == "axis"]  # type: ignore[attr-defined]
    for one in site.ranks:
        name = f"divided by the number of all in {one}"
        words = Words(
            name, f"a sum is divided by the length of `{one}`", "Count what is added up.", "a wrong divisor", 2
        )
        yield site.replaced(b.binary(total, ast.Div(), b.do("sized", b.name(one), b.constant(0))), words)


@operator
def small_number_added(site: Site) -> Iterator[Change]:
    """A small number that is added under a root or to a divisor, for safety."""
    node = site.node
    words = Words(
        "small number added",
        "a small number is added for safety",
        "Take the formula as it is.",
        "a small number added",
        2,
    )
    for number in (1e-12, 1e-10, 1e-9, 1e-8, 1e-6):
        if isinstance(node, ast.Call) and b.called(node) == "sqrt" and node.args:
            yield site.replaced(b.changed(node, args=[b.binary(node.args[0], ast.Add(), b.constant(number))]), words)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
            yield site.replaced(b.changed(node, right=b.binary(node.right, ast.Add(), b.constant(number))), words)
        elif isinstance(node, ast.Return) and node.value is not None and not isinstance(node.value, ast.Tuple):
            yield site.replaced(b.changed(node, value=b.binary(node.value, ast.Add(), b.constant(number))), words)
