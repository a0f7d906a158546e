"""Operators on loops: how often they go round, over what, when they end, what stands in them."""

import ast
from collections.abc import Iterator

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator

_HINT = "Count how often the loop goes round."
_FIRST_LEFT_OUT, _LAST_LEFT_OUT = (
    Words(
        f"{which} one left out",
        f"the {which} one (a point, a cluster or a coordinate) does not count",
        f"Look whether {number} has its turn, in each loop and each test.",
        "not all count",
        1,
    )
    for which, number in (("first", "number 0"), ("last", "the last number"))
)


@operator
def range_changed(site: Site) -> Iterator[Change]:
    """A range that begins late, ends early or late, or is of a fixed length."""
    node = site.node
    if not isinstance(node, ast.Call) or b.called(node) not in {"range", "arange"} or not 1 <= len(node.args) <= 2:
        return
    start, stop = node.args if len(node.args) == 2 else (None, node.args[0])

    def of(first: ast.expr | None, last: ast.expr) -> ast.expr:
        return b.changed(node, args=[last] if first is None else [first, last])

    yield site.replaced(of(start, b.binary(stop, ast.Sub(), b.constant(1))), _LAST_LEFT_OUT)
    begin = b.constant(1) if start is None else b.binary(start, ast.Add(), b.constant(1))
    yield site.replaced(of(begin, stop), _FIRST_LEFT_OUT)
    longer = Words("one round too many", "a loop goes round once too often", _HINT, "off by one", 2)
    yield site.replaced(of(start, b.binary(stop, ast.Add(), b.constant(1))), longer)
    if start is not None:
        words = Words("one round too many at the start", "a loop begins one too early", _HINT, "off by one", 2)
        yield site.replaced(of(b.binary(start, ast.Sub(), b.constant(1)), stop), words)
    for number in (1, 2, 3, 4):
        words = Words(
            f"fixed number: {number}",
            f"a loop always goes as far as {number}",
            "Look for fixed numbers.",
            "a fixed number",
            2,
        )
        yield site.replaced(of(start, b.constant(number)), words)


@operator
def part_looped_over(site: Site) -> Iterator[Change]:
    """A loop or comprehension that skips the first or the last."""
    node = site.node
    if not isinstance(node, ast.For | ast.comprehension) or b.called(node.iter) in {"range", "arange"}:
        return
    whole = b.call("list", node.iter)
    yield site.replaced(
        b.changed(node, iter=ast.Subscript(whole, ast.Slice(b.constant(1)), ast.Load())), _FIRST_LEFT_OUT
    )
    short = ast.Slice(None, ast.UnaryOp(ast.USub(), b.constant(1)))
    yield site.replaced(b.changed(node, iter=ast.Subscript(whole, short, ast.Load())), _LAST_LEFT_OUT)


@operator
def ends_early(site: Site) -> Iterator[Change]:
    """A loop that ends in its first round: by a return that is indented too far, or by a break."""
    node = site.node
    if not isinstance(node, ast.For | ast.While):
        return
    words = Words(
        "only the first round",
        "a loop ends in its first round",
        "Look at how far return and break are indented.",
        "loop ends early",
        1,
    )
    yield site.replaced(b.changed(node, body=[*node.body, ast.Break()]), words)
    if (last := _return_after(site)) is not None:
        words = Words(
            "return inside the loop",
            "return stands inside the loop, which ends in its first round",
            "Look at how far return is indented.",
            "loop ends early",
            1,
        )
        yield site.replaced(b.changed(node, body=[*node.body, last]), words)


def _return_after(site: Site) -> ast.Return | None:
    """The return with which the function ends, where a loop stands in it."""
    function = site.function
    last = function.body[-1] if function else None
    return last if isinstance(last, ast.Return) else None


@operator
def never_ends_early(site: Site) -> Iterator[Change]:
    """A loop without its break, or one that goes on or ends whatever holds."""
    node = site.node
    if isinstance(node, ast.Break):
        words = Words(
            "never stops early", "the loop never stops before its last round", "Look at: break.", "when to stop", 2
        )
        yield site.replaced(ast.Pass(), words)
    if isinstance(node, ast.Return) and site.loops:
        words = Words(
            "never returns early", "the loop never ends before its last round", "Look at: return.", "when to stop", 2
        )
        yield site.replaced(ast.Pass(), words)
    if isinstance(node, ast.For) and isinstance(node.target, ast.Name) and not _is_read(node, node.target.id):
        words = Words(
            "no limit to the rounds",
            "the loop goes on until it stops by itself, whatever the limit",
            "Look at: what limits the loop.",
            "when to stop",
            2,
        )
        yield site.replaced(ast.While(b.constant(True), node.body, []), words)


def _is_read(node: ast.For, name: str) -> bool:
    return any(isinstance(one, ast.Name) and one.id == name for part in node.body for one in ast.walk(part))


@operator
def statement_moved(site: Site) -> Iterator[Change]:
    """The last or first statement of a loop that stands behind or before it, or one before it that stands in it."""
    node = site.node
    if not isinstance(node, ast.For | ast.While) or len(node.body) < 2:
        return
    *before, last = node.body
    if not isinstance(last, ast.Break | ast.Continue | ast.Return) and not any(_jumps(one) for one in [last]):
        words = Words(
            "after the loop, not in it",
            "something is done once after the loop, not in each round",
            "Look at what is indented.",
            "place of a statement",
            2,
        )
        yield site.replaced([b.changed(node, body=before), last], words)
    first, *after = node.body
    if not _jumps(first):
        words = Words(
            "before the loop, not in it",
            "something is done once before the loop, not in each round",
            "Look at what is indented.",
            "place of a statement",
            3,
        )
        yield site.replaced([first, b.changed(node, body=after)], words)
    for number in range(len(node.body) - 1):
        one, other = node.body[number : number + 2]
        if not _jumps(one) and not _jumps(other):
            body = [*node.body[:number], other, one, *node.body[number + 2 :]]
            words = Words(
                "two lines change places",
                "two steps of a round are done in the wrong order",
                "Look at what is done first in each round.",
                "order of the steps",
                3,
            )
            yield site.replaced(b.changed(node, body=body), words)


def _jumps(node: ast.stmt) -> bool:
    return any(isinstance(one, ast.Break | ast.Continue | ast.Return) for one in ast.walk(node))


@operator
def not_set_back(site: Site) -> Iterator[Change]:
    """A start value that is given once before a loop, where it is needed again in each round."""
    node = site.node
    if not isinstance(node, ast.For | ast.While):
        return
    for one in node.body[1:]:
        if isinstance(one, ast.Assign) and isinstance(one.value, ast.Constant | ast.List):
            words = Words(
                "not set back",
                "something is not set back at the start of each round",
                "Look at what must begin anew in each round.",
                "place of a statement",
                2,
            )
            rest = [other for other in node.body if other is not one]
            yield site.replaced([one, b.changed(node, body=rest)], words)


@operator
def begun_anew(site: Site) -> Iterator[Change]:
    """What is collected over all rounds begins anew in each: the statement before a loop stands in it."""
    node = site.node
    body = getattr(site.parent, "body", [])
    if not isinstance(node, ast.For | ast.While) or node not in body:
        return
    for one in body[: body.index(node)]:
        if isinstance(one, ast.Assign) and any(name in b.names_in(node) for name in b.names_in(one.targets[0])):
            words = Words(
                "begun anew in each round",
                "what is collected begins anew in each round",
                "Look at what stands before the loop.",
                "place of a statement",
                2,
            )
            yield site.replaced(b.changed(node, body=[one, *node.body]), words)


@operator
def only_the_last(site: Site) -> Iterator[Change]:
    """What should be added up is overwritten."""
    node = site.node
    if isinstance(node, ast.AugAssign):
        target = b.changed(node.target, ctx=ast.Store())
        words = Words(
            "only the last one counts",
            "each round overwrites what was there before, where it should be added",
            "Look at: +=.",
            "adding up",
            1,
        )
        yield site.replaced(ast.Assign([target], node.value), words)
        if isinstance(node.op, ast.Add):
            words = Words("difference for sum", "it is subtracted where it should be added", "Look at: +=.", "signs", 3)
            yield site.replaced(b.changed(node, op=ast.Sub()), words)
    if isinstance(node, ast.Expr) and b.called(node.value) == "append" and isinstance(node.value, ast.Call):
        target = node.value.func.value if isinstance(node.value.func, ast.Attribute) else None
        if isinstance(target, ast.Name):
            words = Words(
                "only the last one kept", "only the last of many is kept", "Look at: list.append.", "adding up", 2
            )
            yield site.replaced(b.assigned(target.id, node.value.args[0]), words)
            words = Words(
                "only the last one kept",
                "only the last of many is kept, in a list",
                "Look at: list.append.",
                "adding up",
                2,
            )
            yield site.replaced(b.assigned(target.id, ast.List(list(node.value.args), ast.Load())), words)
            places: ast.expr = b.method(target, "insert", b.constant(0), node.value.args[0])
            words = Words("in reverse order", "new things are put in front", "Look at: list.append.", "order", 3)
            yield site.replaced(ast.Expr(places), words)
