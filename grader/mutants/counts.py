"""Operators on counts and parts: a fixed number or a count from the data, and only a part of what is handed in."""

import ast
from collections.abc import Iterator, Sequence

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator


def is_length(node: ast.AST) -> bool:
    """Whether a piece asks for a length: len(X), X.shape[0]."""
    if isinstance(node, ast.Call):
        return b.called(node) == "len" and len(node.args) == 1
    return isinstance(node, ast.Subscript) and getattr(node.value, "attr", "") == "shape" and b.is_number(node.slice)


@operator
def fixed_count(site: Site) -> Iterator[Change]:
    """A fixed number, a number beside, or the other axis, where a length is asked."""
    node = site.node
    if not isinstance(node, ast.expr) or not is_length(node):
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
        words = Words(name, f"it counts {name}", "Count once more, from the start.", "counting", 2)
        yield site.replaced(b.binary(node, ast.Add(), b.constant(step)), words)


@operator
def count_from_the_data(site: Site) -> Iterator[Change]:
    """What occurs among labels is counted, where a length is asked."""
    node = site.node
    if not isinstance(node, ast.expr) or not is_length(node):
        return
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
