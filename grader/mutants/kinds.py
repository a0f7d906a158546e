"""Operators on kinds of numbers: whole, single precision, rounded; and a factor where there is none."""

import ast
from collections.abc import Iterator

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator

_SORTS = {
    "whole": ("cut to whole numbers", "numbers are cut to whole numbers", "Look at: int, astype, //.", 1),
    "single": ("single precision", "numbers are float32, which keep seven digits", "Look at: the dtype.", 2),
    "small_whole": ("whole numbers up to 255", "numbers are uint8, which wrap round", "Look at: the dtype.", 4),
}
_DIGITS = {
    0: "rounded to whole numbers",
    1: "rounded to one digit",
    2: "rounded to two digits",
    3: "rounded to three digits",
    4: "rounded to four digits",
    6: "rounded to six digits",
}


def sorts_of(value: ast.expr) -> Iterator[tuple[ast.expr, Words]]:
    """A value as another kind of number, each with the words for it."""
    for deed, (name, says, hint, rank) in _SORTS.items():
        yield b.do(deed, value), Words(name, says, hint, "kind of numbers", rank)
    for digits, name in _DIGITS.items():
        words = Words(name, f"numbers are {name}", "Look at: round.", "kind of numbers", 2)
        yield b.do("rounded", value, b.constant(digits)), words


@operator
def value_converted(site: Site) -> Iterator[Change]:
    """A value that is given a name, as another kind of number; one that is only looped over or compared is not."""
    node = site.node
    if not isinstance(node, ast.Assign | ast.AugAssign) or isinstance(node.value, ast.Tuple | ast.List | ast.ListComp):
        return
    if b.is_number(node.value):
        return
    for converted, words in sorts_of(node.value):
        yield site.replaced(b.changed(node, value=converted), words)


@operator
def parameter_converted(site: Site) -> Iterator[Change]:
    """All arrays that are handed in, or one of them, as another kind of number before anything is done."""
    node = site.node
    if not isinstance(node, ast.FunctionDef) or not site.is_asked or not site.ranks:
        return
    groups = [list(site.ranks), *([one] for one in site.ranks if len(site.ranks) > 1)]
    for group in groups:
        which = "what is handed in" if len(group) > 1 else f"`{group[0]}`"
        for number, (_, words) in enumerate(sorts_of(b.name(group[0]))):
            first = [b.assigned(one, list(sorts_of(b.name(one)))[number][0]) for one in group]
            says = f"{which} is {words.name.replace('single precision', 'turned into float32')} first"
            told = Words(f"inputs: {words.name}", says, words.hint, words.family, words.rank + 1)
            yield site.replaced(b.changed(node, body=[*first, *node.body]), told)


@operator
def parameter_scaled(site: Site) -> Iterator[Change]:
    """Arrays that are standardised, or divided by their lengths, before anything is done."""
    node = site.node
    if not isinstance(node, ast.FunctionDef) or not site.is_asked or not site.ranks:
        return
    deeds = {
        "scaled": ("inputs standardised", "what is handed in is standardised first", "Use the numbers as they are."),
        "of_length_one": (
            "inputs divided by their lengths",
            "what is handed in is divided by its length first",
            "Use the numbers as they are.",
        ),
    }
    high = [one for one, rank in site.ranks.items() if rank == max(site.ranks.values())]
    for deed, (name, says, hint) in deeds.items():
        for group in [high, *([one] for one in high if len(high) > 1)]:
            first = [b.assigned(one, b.do(deed, b.name(one))) for one in group]
            yield site.replaced(
                b.changed(node, body=[*first, *node.body]), Words(name, says, hint, "inputs changed", 3)
            )


def factors(value: ast.expr, ranks: dict[str, int]) -> Iterator[tuple[ast.expr, Words]]:
    """A value divided or multiplied by what has no place there."""
    hint = "Look at each factor of the formula."
    for sign, name, says in (
        (ast.Div(), "halved", "the result is half of what it should be"),
        (ast.Mult(), "doubled", "the result is twice what it should be"),
    ):
        yield b.binary(value, sign, b.constant(2)), Words(name, says, hint, "a factor too many", 2)
    for one, rank in ranks.items():
        things = "entries" if rank == 1 else "rows"
        words = Words(
            f"divided by the number of {things} of {one}",
            f"the result is divided by the number of {things} of `{one}`",
            hint,
            "a factor too many",
            2,
        )
        yield b.binary(value, ast.Div(), b.do("sized", b.name(one), b.constant(0))), words
        if rank == 2:
            words = Words(
                "divided by the number of features",
                f"the result is divided by the number of columns of `{one}`",
                hint,
                "a factor too many",
                3,
            )
            yield b.binary(value, ast.Div(), b.do("sized", b.name(one), b.constant(1))), words


@operator
def difference_into_argument(site: Site) -> Iterator[Change]:
    """A difference or sum that is written into an argument, as `-=` does."""
    node = site.node
    if not isinstance(node, ast.BinOp) or not isinstance(node.op, ast.Sub | ast.Add):
        return
    if isinstance(node.left, ast.Name) and node.left.id in site.ranks:
        sign = "-" if isinstance(node.op, ast.Sub) else "+"
        says = f"the result is written into `{node.left.id}`, which should stay as it is"
        words = Words(f"written into {node.left.id}", says, "Look at: operators such as -=.", "arguments changed", 1)
        yield site.replaced(b.do("into", node.left, b.constant(sign), node.right), words)
