"""Operators on numbers: powers, signs, constants, divisions, comparisons, kinds of numbers."""

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
    if (base := _squared(node)) is not None:
        yield site.replaced(b.call("abs", base), _ABSOLUTE)
        yield site.replaced(base, _NOT_SQUARED)
        yield site.replaced(b.binary(base, ast.Pow(), b.constant(3)), _CUBED)
        yield site.replaced(b.binary(base, ast.Pow(), b.constant(4)), _FOURTH)
        yield site.replaced(b.binary(b.constant(2), ast.Mult(), base), _DOUBLED)
        yield site.replaced(b.binary(b.call("abs", base), ast.Pow(), b.constant(0.5)), _ROOT)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and b.is_number(node.right, 0.5):
        yield site.replaced(node.left, _NO_ROOT)


def _squared(node: ast.AST) -> ast.expr | None:
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
        is_square = _squared(whole) is not None
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
    if isinstance(inner, ast.GeneratorExp) and (base := _squared(inner.elt)) is not None:
        made: ast.expr = b.changed(outer, args=[b.changed(inner, elt=base), *outer.args[1:]])
        yield site.replaced(b.binary(made, ast.Pow(), b.constant(2)), _SQUARED_LATE)
    elif (base := _squared(inner)) is not None:
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
