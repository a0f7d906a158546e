"""Operators on arrays: axes, indices, slices, shapes, and what they start from."""

import ast
from collections.abc import Iterator, Mapping

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator

_REDUCING = {
    "sum": "sum",
    "mean": "mean",
    "min": "smallest",
    "max": "largest",
    "argmin": "position of the smallest",
    "argmax": "position of the largest",
    "median": "median",
    "norm": "norm",
    "any": "any",
    "all": "all",
    "std": "spread",
    "cumsum": "running sum",
}


@operator
def axis_changed(site: Site) -> Iterator[Change]:
    """Another axis."""
    node = site.node
    if not isinstance(node, ast.Call) or b.called(node) not in _REDUCING:
        return
    spoken = _REDUCING[b.called(node)]
    for option in node.keywords:
        if option.arg == "axis":
            for axis in (0, 1, 2, None):
                if not b.is_number(option.value, axis if axis is not None else 99):
                    name = f"{spoken} of everything" if axis is None else f"wrong axis of the {spoken}"
                    says = (
                        f"a {spoken} is taken over everything at once"
                        if axis is None
                        else f"the {spoken} is taken along the wrong axis"
                    )
                    words = Words(name, says, "Print the shape before and after; look at: axis.", "wrong axis", 1)
                    others = [b.changed(one, value=b.constant(axis)) if one is option else one for one in node.keywords]
                    yield site.replaced(b.changed(node, keywords=others), words)
            return
    if not isinstance(b.subject(node), ast.GeneratorExp):
        for axis in (0, 1):
            words = Words(
                f"{spoken} for each row or column",
                f"the {spoken} is taken along one axis, not of everything",
                "Print the shape before and after; look at: axis.",
                "wrong axis",
                2,
            )
            yield site.replaced(
                b.changed(node, keywords=[*node.keywords, ast.keyword("axis", b.constant(axis))]), words
            )


@operator
def index_changed(site: Site) -> Iterator[Change]:
    """The first for the last, or one place beside."""
    node = site.node
    if not isinstance(node, ast.Subscript) or not isinstance(node.ctx, ast.Load):
        return
    if getattr(node.value, "attr", "") == "shape":
        return
    if b.is_number(node.slice):
        for other, name, says in (
            (0, "first for another", "the first one is taken where another is asked"),
            (-1, "last for another", "the last one is taken where another is asked"),
            (1, "second for another", "the second one is taken where another is asked"),
        ):
            if not b.is_number(node.slice, other):
                value: ast.expr = ast.Constant(other) if other >= 0 else ast.UnaryOp(ast.USub(), ast.Constant(1))
                yield site.replaced(
                    b.changed(node, slice=value), Words(name, says, "Look at each index.", "wrong index", 3)
                )


@operator
def variable_index_changed(site: Site) -> Iterator[Change]:
    """An index that is left out, always the same, or one beside."""
    node = site.node
    if not isinstance(node, ast.Subscript) or not isinstance(node.ctx, ast.Load):
        return
    if isinstance(node.slice, ast.Name | ast.Attribute | ast.Call) and not isinstance(node.value, ast.Attribute):
        words = Words(
            "index left out",
            "an index is left out, and the whole is taken",
            "Print what each index picks.",
            "wrong index",
            3,
        )
        yield site.replaced(node.value, words)
        for other, name in ((0, "first"), (-1, "last")):
            words = Words(
                f"always the {name}", f"the {name} one is taken each time", "Look at each index.", "wrong index", 3
            )
            number: ast.expr = ast.Constant(0) if other == 0 else ast.UnaryOp(ast.USub(), ast.Constant(1))
            yield site.replaced(b.changed(node, slice=number), words)
        for step, name in ((1, "next"), (-1, "one before")):
            words = Words(
                f"the {name} in place of this one",
                f"an index points to the {name}",
                "Look at each index.",
                "off by one",
                3,
            )
            moved = b.binary(node.slice, ast.Add(), b.constant(step))
            yield site.replaced(b.changed(node, slice=moved), words)


@operator
def slice_changed(site: Site) -> Iterator[Change]:
    """A slice that is one shorter or longer."""
    node = site.node
    if not isinstance(node, ast.Slice) or node.step is not None:
        return
    ends = ("lower", "first one", node.lower), ("upper", "last one", node.upper)
    for end, spoken, value in ends:
        if value is None:
            number: ast.expr = b.constant(1) if end == "lower" else ast.UnaryOp(ast.USub(), b.constant(1))
            whole = isinstance(site.parent, ast.Tuple) and node.lower is node.upper is None
            if not whole:
                words = Words(f"{spoken} left out", f"the {spoken} is left out", "Look at each slice.", "off by one", 2)
                yield site.replaced(b.changed(node, **{end: number}), words)
            continue
        words = Words(f"{spoken} wrong", "a slice begins or ends one beside", "Look at each slice.", "off by one", 2)
        for step in (1, -1):
            yield site.replaced(b.changed(node, **{end: b.binary(value, ast.Add(), b.constant(step))}), words)
        yield site.replaced(
            b.changed(node, **{end: None}),
            Words("slice left out", "all are taken where some are asked", "Look at each slice.", "off by one", 2),
        )


@operator
def new_axis_left_out(site: Site) -> Iterator[Change]:
    """Things are paired one by one, not each with each."""
    node = site.node
    if isinstance(node, ast.Subscript) and any(_is_new_axis(one) for one in ast.walk(node.slice)):
        words = Words(
            "paired one by one", "rows are paired one by one, not each with each", "Look at: np.newaxis.", "shapes", 2
        )
        yield site.replaced(node.value, words)


def _is_new_axis(node: ast.AST) -> bool:
    return getattr(node, "attr", "") == "newaxis" or (isinstance(node, ast.Constant) and node.value is None)


@operator
def started_from(site: Site) -> Iterator[Change]:
    """Zeros, or minus one, where a copy of something is to start with; or nothing in place of zeros."""
    node = site.node
    if not isinstance(node, ast.Assign) or not isinstance(node.value, ast.Call):
        return
    if b.called(node.value) in {"array", "copy", "astype", "asarray", "full"}:
        yield from _blanks(site, node, {0: "zeros", 1: "ones", -1: "minus one"}, "what was there")
    if b.called(node.value) in {"zeros", "array", "empty"}:
        for one in site.ranks if site.is_asked else ():
            says = f"a result keeps the kind of number that `{one}` has, so that whole numbers are cut"
            words = Words(f"kind of number of {one}", says, "Look at: dtype=float.", "kind of numbers", 2)
            kind = ast.Attribute(b.name(one), "dtype", ast.Load())
            yield site.replaced(b.changed(node, value=b.method(node.value, "astype", kind)), words)
    if b.called(node.value) == "zeros":
        yield from _blanks(site, node, {1: "one", -1: "minus one"}, "zero")


def _blanks(site: Site, node: ast.Assign, numbers: Mapping[int, str], before: str) -> Iterator[Change]:
    """A result that starts from one number everywhere, for each of the `numbers`, with their names."""
    for number, name in numbers.items():
        words = Words(
            f"starts from {name}",
            f"a result starts from {name}, not from {before}",
            "Look at what your result holds before anything is written.",
            "what it starts from",
            2,
        )
        yield site.replaced(b.changed(node, value=b.do("blank", node.value, b.constant(number))), words)
