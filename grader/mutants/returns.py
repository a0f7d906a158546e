"""Operators on what is returned: its form, its order, how much of it."""

import ast
from collections.abc import Iterator

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator
from grader.mutants.kinds import factors, sorts_of

_ONE = b.constant(1)


def _wrapped(value: ast.expr) -> Iterator[tuple[ast.expr, Words]]:
    """A value in another form, or less or more of it."""
    minus_one = ast.UnaryOp(ast.USub(), b.constant(1))
    numpy = lambda name, *more: b.do("of_all", b.constant(name), value, *more)  # noqa: E731
    forms = [
        (b.method(value, "tolist"), "a list returned", "plain Python numbers or lists are returned", 3),
        (b.call("list", value), "a list returned", "a list is returned", 3),
        (b.call("tuple", value), "a tuple returned", "a tuple is returned", 4),
        (ast.List([value], ast.Load()), "wrapped in a list", "the result is wrapped in a list", 3),
        (b.do("wrapped", value), "wrapped in an array", "the result is wrapped in an array", 3),
        (b.call("str", value), "a text returned", "a text is returned", 3),
        (b.method(value, "reshape", minus_one, b.constant(1)), "a column returned", "the result is a column", 2),
        (b.method(value, "reshape", b.constant(1), minus_one), "a row returned", "the result is a row", 3),
        (ast.Attribute(value, "T", ast.Load()), "transposed", "rows and columns of the result are exchanged", 2),
        (numpy("squeeze"), "dimensions of length 1 dropped", "dimensions of length 1 are dropped from the result", 2),
        (
            b.do("of_all", b.constant("sort"), value, axis=b.constant(0)),
            "sorted",
            "each column of the result is sorted",
            2,
        ),
        (b.do("rows_sorted", value), "rows sorted", "the rows of the result are sorted by their first column", 2),
        (b.call("sorted", value), "sorted", "the result is sorted", 3),
        (numpy("unique"), "repeats dropped", "repeats are dropped from the result", 3),
        (numpy("flip", b.constant(0)), "in reverse order", "the result is in reverse order", 2),
        (numpy("cumsum"), "running sum", "a running sum of the result is returned", 3),
    ]
    for made, name, says, rank in (*forms, *_recalculated(value)):
        yield made, Words(name, says, "Compare what you return with the exercise.", "form of the result", rank)


def _recalculated(value: ast.expr) -> list[tuple[ast.expr, str, str, int]]:
    """Other numbers made of a value, or a part of it."""
    minus_one = ast.UnaryOp(ast.USub(), b.constant(1))
    return [
        (b.do("one_hot", value), "one column for each label", "a table of 0 and 1 is returned in place of labels", 2),
        (b.do("renumbered", value), "labels counted anew", "labels are counted anew over those that occur", 2),
        (b.do("row", value, b.constant(0)), "only the first returned", "only the first of the results is returned", 3),
        (b.do("row", value, minus_one), "only the last returned", "only the last of the results is returned", 3),
        (b.do("of_all", b.constant("sum"), value), "one sum returned", "the results are added up", 3),
        (b.do("of_all", b.constant("mean"), value), "one mean returned", "the mean of the results is returned", 3),
        (b.call("len", value), "their number returned", "the number of results is returned", 3),
        (b.call("float", value), "float returned", "the result is a float", 3),
        (b.method(value, "astype", b.name("float")), "floats returned", "the result holds floats", 3),
        (b.method(value, "astype", b.name("bool")), "truth values returned", "the result holds truth values", 3),
        (
            ast.Subscript(value, ast.Slice(None, minus_one), ast.Load()),
            "last one missing",
            "the last one is missing in the result",
            2,
        ),
        (
            ast.Subscript(value, ast.Slice(b.constant(1)), ast.Load()),
            "first one missing",
            "the first one is missing in the result",
            2,
        ),
        (b.binary(value, ast.Add(), _ONE), "one too high", "each number of the result is one too high", 2),
        (b.binary(value, ast.Sub(), _ONE), "one too low", "each number of the result is one too low", 2),
        (ast.UnaryOp(ast.USub(), value), "sign turned round", "the result has the wrong sign", 2),
        (b.binary(b.constant(1), ast.Sub(), value), "one minus the result", "one minus the result is returned", 4),
        (b.binary(b.constant(1), ast.Div(), value), "reciprocal", "one divided by the result is returned", 4),
        (b.call("abs", value), "absolute value returned", "the absolute value is returned", 4),
        (b.binary(value, ast.Pow(), b.constant(2)), "squared", "the result is squared, and should not be", 3),
        (
            b.do("of_all", b.constant("sqrt"), value),
            "a root too many",
            "a square root is taken of the result, and should not be",
            2,
        ),
    ]


@operator
def result_changed(site: Site) -> Iterator[Change]:
    """What is returned, or one of several things, in another form."""
    node = site.node
    if not isinstance(node, ast.Return) or node.value is None or not site.is_asked:
        return
    if not isinstance(node.value, ast.Tuple):
        for made, words in (*_wrapped(node.value), *sorts_of(node.value), *factors(node.value, dict(site.ranks))):
            yield site.replaced(b.changed(node, value=made), words)
        return
    for number, part in enumerate(node.value.elts):
        which = ("first", "second", "third", "fourth", "fifth")[number] if number < 5 else "last"
        for made, words in (*_wrapped(part), *sorts_of(part), *factors(part, dict(site.ranks))):
            parts = [made if one is part else one for one in node.value.elts]
            told = Words(
                f"{which} of the results: {words.name}",
                f"in the {which} of the results {words.says}",
                words.hint,
                words.family,
                words.rank + 1,
            )
            yield site.replaced(b.changed(node, value=ast.Tuple(parts, ast.Load())), told)


@operator
def results_mixed_up(site: Site) -> Iterator[Change]:
    """Several results in another order, or one of them missing."""
    node = site.node
    if not isinstance(node, ast.Return) or not isinstance(node.value, ast.Tuple):
        return
    parts, hint = node.value.elts, "Compare your return line with the order in the exercise."
    for one in range(len(parts)):
        for other in range(one + 1, len(parts)):
            mixed = list(parts)
            mixed[one], mixed[other] = mixed[other], mixed[one]
            words = Words(
                "results in another order", "the results are returned in another order", hint, "results mixed up", 1
            )
            yield site.replaced(b.changed(node, value=ast.Tuple(mixed, ast.Load())), words)
        rest = [part for part in parts if part is not parts[one]]
        words = Words("a result missing", "one of the results is not returned", hint, "results mixed up", 1)
        made = rest[0] if len(rest) == 1 else ast.Tuple(rest, ast.Load())
        yield site.replaced(b.changed(node, value=made), words)
        words = Words("one result only", "only one of the results is returned", hint, "results mixed up", 1)
        yield site.replaced(b.changed(node, value=parts[one]), words)
    words = Words("results in a list", "the results are returned in a list", hint, "results mixed up", 3)
    yield site.replaced(b.changed(node, value=ast.List(list(parts), ast.Load())), words)
