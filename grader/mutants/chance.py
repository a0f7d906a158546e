"""Operators on chance: other chances, other draws, another generator."""

import ast
from collections.abc import Iterator

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator

_DRAWS = {"choice", "integers", "random", "permutation", "normal", "uniform"}


@operator
def chances_changed(site: Site) -> Iterator[Change]:
    """A draw with other chances than those that are given."""
    node = site.node
    option = next((one for one in node.keywords if one.arg == "p"), None) if isinstance(node, ast.Call) else None
    if not isinstance(node, ast.Call) or option is None:
        return
    fewer = [one for one in node.keywords if one is not option]
    words = Words("all equally likely", "all are drawn with equal chances", "Look at: the argument p.", "chances", 1)
    yield site.replaced(b.changed(node, keywords=fewer), words)
    likeliest = b.do("of_all", b.constant("argmax"), option.value)
    yield site.replaced(
        likeliest,
        Words(
            "always the likeliest",
            "the likeliest is taken each time, without chance",
            "Look at: the argument p.",
            "chances",
            1,
        ),
    )
    for power, name, says in (
        (0.5, "chances of the root", "chances go by a square root of what they should go by"),
        (1.5, "chances of another power", "chances go by another power of what they should go by"),
        (2.0, "chances of the square", "chances go by the square of what they should go by"),
        (3.0, "chances of another power", "chances go by another power of what they should go by"),
        (-1.0, "chances turned round", "the smaller, the likelier, where it should be the larger"),
    ):
        other = b.changed(option, value=b.do("powered", option.value, b.constant(power)))
        words = Words(name, says, "Work out the chances of three points by hand.", "chances", 2)
        yield site.replaced(b.changed(node, keywords=[*fewer, other]), words)


@operator
def draw_changed(site: Site) -> Iterator[Change]:
    """A draw that is none, or that leaves out the first or the last."""
    node = site.node
    if not isinstance(node, ast.Call) or b.called(node) != "integers" or len(node.args) != 1:
        return
    fixed = Words("always the first", "the first one is taken without chance", "Look at: rng.integers.", "chances", 1)
    yield site.replaced(b.constant(0), fixed)
    yield site.replaced(
        b.binary(node.args[0], ast.Sub(), b.constant(1)),
        Words("always the last", "the last one is taken without chance", "Look at: rng.integers.", "chances", 2),
    )
    first = Words(
        "first one never drawn", "the first one is never drawn", "Look at: where rng.integers begins.", "off by one", 1
    )
    yield site.replaced(b.changed(node, args=[b.constant(1), *node.args]), first)
    last = Words(
        "last one never drawn", "the last one is never drawn", "Look at: where rng.integers ends.", "off by one", 1
    )
    yield site.replaced(b.changed(node, args=[b.binary(node.args[0], ast.Sub(), b.constant(1))]), last)


@operator
def other_generator(site: Site) -> Iterator[Change]:
    """A generator of one's own, with a fixed seed or with none."""
    node = site.node
    if not isinstance(node, ast.FunctionDef) or not site.is_asked or "rng" not in b.parameters(node):
        return
    for seed, name, says in (
        (0, "a seed of its own", "the function makes its own generator with a fixed seed"),
        (None, "chance from elsewhere", "chance comes from another generator than rng"),
    ):
        first = b.assigned("rng", b.do("generator", b.constant(seed)))
        words = Words(name, says, "Draw with the rng that is given.", "the generator", 1)
        yield site.replaced(b.changed(node, body=[first, *node.body]), words)
