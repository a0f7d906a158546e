"""Operators on arrays: axes, indices, slices, shapes, and parts of what is handed in."""

import ast
from collections.abc import Iterator, Sequence

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
                        f"the {spoken} is taken of all numbers at once"
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
    elif isinstance(node.slice, ast.Name | ast.Attribute | ast.Call) and not isinstance(node.value, ast.Attribute):
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
        for number, name in ((0, "zeros"), (1, "ones"), (-1, "minus one")):
            words = Words(
                f"starts from {name}",
                f"a result starts from {name}, not from what was there",
                "Look at what your result holds before anything is written.",
                "what it starts from",
                2,
            )
            yield site.replaced(b.changed(node, value=b.do("blank", node.value, b.constant(number))), words)
    if b.called(node.value) in {"zeros", "array", "empty"}:
        for one in site.ranks if site.is_asked else ():
            says = f"a result keeps the kind of number that `{one}` has, so that whole numbers are cut"
            words = Words(f"kind of number of {one}", says, "Look at: dtype=float.", "kind of numbers", 2)
            kind = ast.Attribute(b.name(one), "dtype", ast.Load())
            yield site.replaced(b.changed(node, value=b.method(node.value, "astype", kind)), words)
    if b.called(node.value) == "zeros":
        for number, name in ((1, "one"), (-1, "minus one")):
            words = Words(
                f"starts from {name}",
                f"a result starts from {name}, not from zero",
                "Look at what your result holds before anything is written.",
                "what it starts from",
                2,
            )
            yield site.replaced(b.changed(node, value=b.do("blank", node.value, b.constant(number))), words)


@operator
def fixed_count(site: Site) -> Iterator[Change]:
    """A fixed number, or the number of different labels, where a length is asked."""
    node = site.node
    is_length = isinstance(node, ast.Call) and b.called(node) == "len" and len(node.args) == 1
    is_length |= (
        isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") == "shape" and b.is_number(node.slice)
    )
    if not is_length or not isinstance(node, ast.expr):
        return
    for number in (1, 2, 3, 4):
        words = Words(
            f"fixed number: {number}",
            f"a fixed number, {number}, stands where a length is to be asked",
            "Look for fixed numbers.",
            "a fixed number",
            2,
        )
        yield site.replaced(b.constant(number), words)
    inner = node.args[0] if isinstance(node, ast.Call) else getattr(getattr(node, "value", None), "value", None)
    if isinstance(inner, ast.Name) and site.ranks.get(inner.id) == 2:
        words = Words(
            "rows and columns mixed up",
            "columns are counted where rows are asked, or the other way round",
            "Look at: shape.",
            "wrong axis",
            2,
        )
        yield site.replaced(b.do("sized", inner, b.constant(_is_first(node))), words)
    for step, name in ((-1, "one too few"), (1, "one too many")):
        words = Words(name, f"it counts {name}", "Count once more, from the start.", "off by one", 2)
        yield site.replaced(b.binary(node, ast.Add(), b.constant(step)), words)
    flat = [one for one, rank in site.ranks.items() if rank == 1] if site.is_asked else []
    for one in flat:
        words = Words(
            f"counts what occurs in {one}",
            f"only what occurs in `{one}` is counted",
            "Ask what happens to a number that does not occur.",
            "a count from the data",
            1,
        )
        yield site.replaced(b.do("many", b.name(one)), words)
        words = Words(
            f"counts up to the largest of {one}",
            f"it counts up to the largest number in `{one}`",
            "Ask what happens if the largest number does not occur.",
            "a count from the data",
            1,
        )
        yield site.replaced(b.binary(b.do("of_all", b.constant("max"), b.name(one)), ast.Add(), b.constant(1)), words)


def _is_first(node: ast.expr) -> int:
    """The axis along which a length is not taken, of two."""
    return 0 if isinstance(node, ast.Subscript) and b.is_number(node.slice, 1, -1) else 1


@operator
def repeats_not_added(site: Site) -> Iterator[Change]:
    """An addition by labels that counts repeated labels once."""
    node = site.node
    if (
        not isinstance(node, ast.Expr)
        or not isinstance(node.value, ast.Call)
        or b.called(node.value) != "at"
        or len(node.value.args) != 3
    ):
        return
    total, place, value = node.value.args
    words = Words(
        "repeats added once",
        "of entries with the same label only the last is added",
        "Look at: np.add.at.",
        "adding up",
        1,
    )
    yield site.replaced(ast.AugAssign(ast.Subscript(total, place, ast.Store()), ast.Add(), value), words)


_PARTS: Sequence[tuple[str, int | None, int | None]] = (
    ("only the first {}", None, 1),
    ("only the first two {}s", None, 2),
    ("only the first three {}s", None, 3),
    ("last {} left out", None, -1),
    ("first {} left out", 1, None),
    ("only the last {}", -1, None),
)


@operator
def part_of_arguments(site: Site) -> Iterator[Change]:
    """Only a part of the features, or of the points, is used."""
    node = site.node
    if not isinstance(node, ast.FunctionDef) or not site.is_asked or not site.ranks:
        return
    high = max(site.ranks.values())
    wide = [one for one, rank in site.ranks.items() if rank == high]
    thing = "coordinate" if high == 1 else "column"
    groups = [(wide, -1, thing)]
    groups += [([one], -1, f"column of {one}") for one in wide if len(wide) > 1 and high > 1]
    groups += [([one], 0, f"{'row' if rank > 1 else 'entry'} of {one}") for one, rank in site.ranks.items() if high > 1]
    groups += [(list(site.ranks), 0, "row")] if high > 1 and len(site.ranks) > 1 else []
    for group, axis, spoken in groups:
        for name, start, stop in _PARTS:
            told = name.format(spoken) if "of" not in spoken else name.replace("{}s", "{}").format(spoken)
            cut = [
                b.assigned(one, b.do("part", b.name(one), b.constant(axis), b.constant(start), b.constant(stop)))
                for one in group
            ]
            says = told.replace(" left out", " is left out") if "left out" in told else f"{told} is used"
            words = Words(
                told,
                ("the " if "left out" in told else "") + says,
                "Look for fixed numbers, and at each slice.",
                "not all count",
                2,
            )
            yield site.replaced(b.changed(node, body=[*cut, *node.body]), words)
