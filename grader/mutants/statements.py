"""Operators on statements: left out, never or always done; and on names taken for one another."""

import ast
from collections.abc import Iterator

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator


@operator
def statement_left_out(site: Site) -> Iterator[Change]:
    """A statement that stores, adds up or changes something."""
    node = site.node
    if isinstance(node, ast.AugAssign):
        words = Words("nothing added up", "something is never added up", "Look at: +=.", "a step left out", 3)
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
        words = Words(
            "result not stored",
            "a result is worked out and not stored",
            "Print what you return after each step.",
            "a step left out",
            2,
        )
    elif isinstance(node, ast.Assign) and site.loops:
        words = Words(
            "not brought up to date",
            "something keeps its old value from round to round",
            "Print what changes in each round.",
            "a step left out",
            3,
        )
    elif isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        words = Words(
            "a step left out", "a step is left out", "Print what you have after each step.", "a step left out", 3
        )
    elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
        words = Words(
            "a step left out", "a step is left out", "Print what you have after each step.", "a step left out", 4
        )
    else:
        return
    yield site.replaced([], words)


@operator
def condition_ignored(site: Site) -> Iterator[Change]:
    """What stands under an if is always done, or never; the other branch is taken."""
    node = site.node
    if isinstance(node, ast.If):
        always = Words(
            "special case not told apart",
            "a condition is not asked: all are treated as those that meet it",
            "Look at: if.",
            "conditions",
            2,
        )
        yield site.replaced(node.body, always)
        never = Words(
            "condition never met", "what is done under a condition is never done", "Look at: if.", "conditions", 2
        )
        yield site.replaced(node.orelse or [ast.Pass()], never)
        if node.orelse:
            turned = Words(
                "condition turned round", "two branches change places", "Look at: if and else.", "conditions", 2
            )
            yield site.replaced(b.changed(node, body=node.orelse, orelse=node.body), turned)
    elif isinstance(node, ast.IfExp):
        for value in (node.body, node.orelse):
            words = Words("special case not told apart", "a condition is not asked", "Look at: if.", "conditions", 2)
            yield site.replaced(value, words)
    elif isinstance(node, ast.comprehension) and node.ifs:
        words = Words(
            "nothing left out of the list",
            "a condition is not asked, and all are taken",
            "Look at: if.",
            "conditions",
            2,
        )
        yield site.replaced(b.changed(node, ifs=[]), words)


@operator
def where_ignored(site: Site) -> Iterator[Change]:
    """A choice by np.where that is always the same, or turned round."""
    node = site.node
    if isinstance(node, ast.Call) and b.called(node) == "where" and len(node.args) == 3:
        for value in node.args[1:]:
            words = Words(
                "special case not told apart", "a condition is not asked", "Look at: np.where.", "conditions", 2
            )
            yield site.replaced(value, words)
        words = Words("condition turned round", "two branches change places", "Look at: np.where.", "conditions", 2)
        yield site.replaced(b.changed(node, args=[node.args[0], node.args[2], node.args[1]]), words)


@operator
def stops_at_the_special_case(site: Site) -> Iterator[Change]:
    """A loop that ends where the condition of an if does not hold, or does."""
    node = site.node
    if not isinstance(node, ast.If) or not site.loops:
        return
    words = Words(
        "ends at the first special case",
        "a loop ends at the first special case, and what comes after it is left out",
        "Look at: break, and what is left to do after it.",
        "loop ends early",
        2,
    )
    yield site.replaced(b.changed(node, orelse=[ast.Break()]), words)
    if node.orelse:
        yield site.replaced(b.changed(node, body=[ast.Break()]), words)


@operator
def stored_otherwise(site: Site) -> Iterator[Change]:
    """A result that is added to what was there, or put half-way to it, where it should take its place."""
    node = site.node
    if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Subscript):
        return
    target = node.targets[0]
    before = b.changed(target, ctx=ast.Load())
    hint = "Look at what stood there before."
    added = Words(
        "added to what was there", "a result is added to what was there before", hint, "what was there before", 2
    )
    yield site.replaced(ast.AugAssign(target, ast.Add(), node.value), added)
    words = Words("half-way to the result", "it moves only half of the way", hint, "what was there before", 2)
    middle = b.binary(b.binary(before, ast.Add(), node.value), ast.Div(), b.constant(2))
    yield site.replaced(b.changed(node, value=middle), words)


@operator
def name_swapped(site: Site) -> Iterator[Change]:
    """A name that is read, taken for another of the same kind: a loop's variable, a parameter, a local variable."""
    node = site.node
    if not isinstance(node, ast.Name) or not isinstance(node.ctx, ast.Load) or site.function is None:
        return
    if isinstance(site.parent, ast.Call) and site.parent.func is node:
        return
    own, loops, locals_ = b.parameters(site.function), _loop_names(site), _local_names(site.function)
    for other in loops - {node.id} if node.id in loops else ():
        words = Words(
            "wrong index", "one loop's variable is used where another is meant", "Look at each index.", "wrong index", 2
        )
        yield site.replaced(b.name(other), words)
    for other in own if node.id in own else ():
        if other != node.id and site.is_asked:
            says = f"`{other}` is used where `{node.id}` is meant"
            words = Words(
                f"{other} used for {node.id}",
                says,
                f"Look at each place where `{node.id}` is needed.",
                "one argument for another",
                2,
            )
            yield site.replaced(b.name(other), words)
    mixed = locals_ | (set(own) if site.is_asked else set())
    for other in sorted(mixed - {node.id}) if node.id in locals_ and node.id not in loops else ():
        says = "one variable is used where another is meant"
        words = Words(
            "one variable for another", says, "Print each variable before it is used.", "one variable for another", 6
        )
        yield site.replaced(b.name(other), words)


def _loop_names(site: Site) -> set[str]:
    targets = [loop.target for loop in site.loops if isinstance(loop, ast.For)]
    for around in site.around:
        if isinstance(around, ast.ListComp | ast.GeneratorExp):
            targets += [one.target for one in around.generators]
    return {name for target in targets for name in b.names_in(target)}


def _local_names(function: ast.FunctionDef) -> set[str]:
    stored = [one for one in ast.walk(function) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)]
    return {one.id for one in stored}


@operator
def argument_ignored(site: Site) -> Iterator[Change]:
    """A parameter whose place is taken by another of the same shape, or by its own first row, all through."""
    node = site.node
    if not isinstance(node, ast.FunctionDef) or not site.is_asked:
        return
    ranks = site.ranks
    for one, rank in ranks.items():
        for other in ranks:
            if other != one and ranks[other] == rank:
                start = b.do(
                    "part", b.name(other), b.constant(0), b.constant(None), b.do("sized", b.name(one), b.constant(0))
                )
                words = Words(
                    f"{one} never used",
                    f"`{one}` is never used, and the first rows of `{other}` take its place",
                    f"Look for `{one}` in the body of your function.",
                    "an argument ignored",
                    3,
                )
                yield site.replaced(b.changed(node, body=[b.assigned(one, start), *node.body]), words)
        words = Words(
            f"only the first of {one}",
            f"only the first entry or row of `{one}` counts",
            "Look at each index.",
            "only the first",
            3,
        )
        first = b.do("part", b.name(one), b.constant(0), b.constant(None), b.constant(1))
        yield site.replaced(b.changed(node, body=[b.assigned(one, first), *node.body]), words)
