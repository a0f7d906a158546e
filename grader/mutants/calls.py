"""Operators on calls: one left out, one taken for another, an option left out."""

import ast
from collections.abc import Iterator

from grader.mutants import building as b
from grader.mutants.edits import Change, Site, Words, operator

_LEFT_OUT = {
    "sqrt": ("square root left out", "the square root is left out", "np.sqrt", 1),
    "abs": ("absolute value left out", "the absolute value is left out", "np.abs", 1),
    "absolute": ("absolute value left out", "the absolute value is left out", "np.abs", 1),
    "square": ("not squared", "the squares are left out", "np.square", 1),
    "sum": ("sum left out", "the numbers are not added up", "np.sum", 2),
    "mean": ("mean left out", "no mean is taken", "np.mean", 2),
    "min": ("minimum left out", "the smallest is not picked out", "np.min", 3),
    "max": ("maximum left out", "the largest is not picked out", "np.max", 3),
    "argmin": ("position left out", "all values are kept where the position of the smallest is asked", "np.argmin", 3),
    "argmax": ("position left out", "all values are kept where the position of the largest is asked", "np.argmax", 3),
    "copy": ("copy missing", "two names stand for one and the same array, where a copy is needed", "np.copy", 2),
    "astype": ("kind of number kept", "numbers keep the kind in which they came", "array.astype", 2),
    "float": ("kind of number kept", "numbers keep the kind in which they came", "float", 3),
    "int": ("not a whole number", "the result is left as it is, where a whole number is asked", "int", 3),
    "bool": ("not a truth value", "the result is left as it is, where a truth value is asked", "bool", 3),
    "array": ("array not made", "no new array is made of what there is", "np.array", 4),
    "asarray": ("array not made", "no array is made of what there is", "np.asarray", 4),
    "list": ("list not made", "no list is made of what there is", "list", 4),
    "sorted": ("not sorted", "the sorting is left out", "sorted", 2),
    "sort": ("not sorted", "the sorting is left out", "np.sort", 2),
    "round": ("not rounded", "the rounding is left out", "np.round", 2),
    "unique": ("repeats kept", "repeats are kept", "np.unique", 2),
    "set": ("repeats kept", "repeats are kept", "set", 2),
    "flatnonzero": (
        "truth values for positions",
        "truth values are kept where positions are asked",
        "np.flatnonzero",
        3,
    ),
    "cumsum": ("running sum left out", "the running sum is left out", "np.cumsum", 2),
    "exp": ("exponential left out", "the exponential is left out", "np.exp", 2),
    "log": ("logarithm left out", "the logarithm is left out", "np.log", 2),
    "diff": ("differences left out", "no differences are taken", "np.diff", 2),
    "len": ("things not counted", "things are not counted", "len", 4),
    "norm": ("norm left out", "no length is taken", "np.linalg.norm", 3),
    "accumulate": ("nothing carried on", "what came before is forgotten", "np.minimum.accumulate", 3),
    "bit_length": ("bits not counted", "the bits are not counted", "int.bit_length", 3),
}
"""What is said where a call is left out: the name, a clause, where to look, a rank."""

_SWAPPED = {
    ("argmin", "argmax"): ("largest for smallest", "the largest is taken in place of the smallest", 1),
    ("argmax", "argmin"): ("smallest for largest", "the smallest is taken in place of the largest", 1),
    ("min", "max"): ("largest for smallest", "the largest is taken in place of the smallest", 1),
    ("max", "min"): ("smallest for largest", "the smallest is taken in place of the largest", 1),
    ("minimum", "maximum"): ("largest for smallest", "the larger of two is kept in place of the smaller", 1),
    ("maximum", "minimum"): ("smallest for largest", "the smaller of two is kept in place of the larger", 1),
    ("argmin", "min"): ("value for its position", "the smallest value comes back, not its position", 2),
    ("argmax", "max"): ("value for its position", "the largest value comes back, not its position", 2),
    ("min", "argmin"): ("position for the value", "the position of the smallest stands in place of its value", 2),
    ("argmin", "argsort"): ("all positions in order", "all positions come in order, not only the first", 3),
    ("min", "mean"): ("mean for minimum", "a mean is taken in place of the smallest", 1),
    ("min", "sum"): ("sum for minimum", "all are added up where only the smallest counts", 1),
    ("min", "median"): ("median for minimum", "a median is taken in place of the smallest", 2),
    ("max", "sum"): ("sum for maximum", "all are added up where only the largest counts", 1),
    ("max", "mean"): ("mean for maximum", "a mean is taken in place of the largest", 1),
    ("sum", "mean"): ("mean for sum", "a mean is taken in place of a sum", 1),
    ("sum", "max"): ("largest for sum", "only the largest counts, where a sum is asked", 1),
    ("sum", "min"): ("smallest for sum", "only the smallest counts, where a sum is asked", 2),
    ("sum", "prod"): ("product for sum", "the numbers are multiplied, not added up", 2),
    ("sum", "median"): ("median for sum", "a median is taken in place of a sum", 2),
    ("sum", "cumsum"): ("running sum for sum", "a running sum comes back in place of the sum", 3),
    ("sum", "std"): ("standard deviation for sum", "a standard deviation stands in place of a sum", 3),
    ("sum", "var"): ("variance for sum", "a variance is taken in place of a sum", 3),
    ("mean", "sum"): ("sum for mean", "a sum is taken in place of a mean", 1),
    ("mean", "median"): ("median for mean", "a median is taken in place of a mean", 1),
    ("mean", "max"): ("largest for mean", "the largest is taken in place of a mean", 2),
    ("mean", "min"): ("smallest for mean", "the smallest is taken in place of a mean", 2),
    ("mean", "std"): ("standard deviation for mean", "a standard deviation stands in place of a mean", 3),
    ("sqrt", "square"): ("square for root", "it is squared where a square root is asked", 2),
    ("sqrt", "cbrt"): ("cube root for square root", "a cube root is taken in place of a square root", 2),
    ("sqrt", "abs"): ("absolute value for root", "an absolute value is taken where a square root is asked", 3),
    ("sqrt", "log"): ("logarithm for root", "a logarithm is taken in place of a square root", 3),
    ("sqrt", "exp"): ("exponential for root", "an exponential stands in place of a square root", 3),
    ("square", "sqrt"): ("root for square", "a square root is taken in place of a square", 2),
    ("square", "abs"): ("absolute value for square", "absolute values are taken in place of squares", 1),
    ("abs", "square"): ("square for absolute value", "squares are taken in place of absolute values", 2),
    ("any", "all"): ("all for any", "it asks whether all are, where one is enough", 1),
    ("all", "any"): ("any for all", "it asks whether one is, where all must be", 1),
    ("array_equal", "allclose"): ("nearly equal counts as equal", "nearly equal counts as equal", 2),
    ("zeros", "ones"): ("starts from 1", "counting or adding starts from 1, not from 0", 2),
    ("ones", "zeros"): ("starts from 0", "it starts from 0, not from 1", 2),
    ("bincount", "unique"): ("labels for their counts", "it works with the labels that occur, not with counts", 3),
    ("unique", "sort"): ("repeats kept", "repeats are kept", 2),
    ("cumsum", "sum"): ("sum for running sum", "one sum stands in place of the running sum", 2),
    ("exp", "log"): ("logarithm for exponential", "a logarithm is taken in place of an exponential", 2),
    ("log", "log2"): ("other base of the logarithm", "the logarithm is of another base", 2),
    ("floor", "ceil"): ("rounded up", "it is rounded up where it is to be rounded down", 2),
    ("ceil", "floor"): ("rounded down", "it is rounded down where it is to be rounded up", 2),
    ("append", "extend"): ("taken apart before it is added", "a thing is taken apart as it is added to a list", 3),
    ("integers", "choice"): ("drawn in another way", "the generator is asked in another way", 9),
}
_BUILTIN = {"min", "max", "sum", "abs", "any", "all", "sorted", "round"}


@operator
def call_left_out(site: Site) -> Iterator[Change]:
    """A call with a spoken name, in the place of which stands what it works on."""
    node = site.node
    if not isinstance(node, ast.Call) or isinstance(site.parent, ast.Expr) or b.called(node) not in _LEFT_OUT:
        return
    inner = b.subject(node)
    if inner is None or isinstance(inner, ast.GeneratorExp):
        return
    name, says, look, rank = _LEFT_OUT[b.called(node)]
    yield site.replaced(inner, Words(name, says, f"Look at: {look}.", "a step left out", rank))


@operator
def call_swapped(site: Site) -> Iterator[Change]:
    """A call of another function of the same kind."""
    node = site.node
    if not isinstance(node, ast.Call):
        return
    for (old, new), (name, says, rank) in _SWAPPED.items():
        if b.called(node) == old:
            words = Words(name, says, f"Look at: what {_spoken(old)} gives.", "a call taken for another", rank)
            yield site.replaced(_call_of(node, new), words)
    if b.called(node) == "mean" and (inner := b.subject(node)) is not None:
        says = "the middle between smallest and largest is taken in place of the mean"
        words = Words("middle for mean", says, "Look at: np.mean.", "a call taken for another", 2)
        options = {one.arg: one.value for one in node.keywords if one.arg == "axis"}
        yield site.replaced(b.do("middle", inner, **options), words)


def _spoken(function: str) -> str:
    return function if function in {"append", "min", "max", "sum", "abs"} else f"np.{function}"


def _call_of(node: ast.Call, new: str) -> ast.expr:
    """The same call of another function; NumPy's, where the old one is built in and the new one is not."""
    function = node.func
    if isinstance(function, ast.Attribute) and not (b.is_method(node) and new in {"median", "square", "sort", "exp"}):
        return b.changed(node, func=b.changed(function, attr=new))
    if isinstance(function, ast.Name) and new in _BUILTIN:
        return b.changed(node, func=b.name(new))
    inner = [function.value] if isinstance(function, ast.Attribute) else []
    return b.changed(b.do("of_all", b.constant(new), *inner, *node.args), keywords=node.keywords)


_OPTIONS = {
    "dtype": ("kind of number kept", "numbers keep the kind in which they came", "dtype=float", 2),
    "axis": ("one result for everything", "rows and columns are thrown together: no axis is given", "axis", 2),
    "keepdims": ("dimension dropped", "a dimension is dropped that is needed", "keepdims", 3),
    "minlength": ("missing ones not counted", "what does not occur is not counted", "minlength", 2),
    "size": ("only one drawn", "only one is drawn", "size", 3),
    "replace": ("drawn with repeats", "what is drawn once may be drawn again", "replace=False", 2),
    "ord": ("other norm", "another norm is taken", "ord", 3),
    "default": ("no fallback", "nothing stands in where there is nothing", "default", 4),
    "key": ("compared by itself", "things are compared by themselves, not by what counts", "key", 4),
}


@operator
def option_left_out(site: Site) -> Iterator[Change]:
    """A call without one of its options."""
    node = site.node
    if not isinstance(node, ast.Call):
        return
    for option in node.keywords:
        if option.arg in _OPTIONS:
            name, says, look, rank = _OPTIONS[option.arg]
            fewer = [one for one in node.keywords if one is not option]
            words = Words(name, says, f"Look at: {look}.", "an option left out", rank)
            yield site.replaced(b.changed(node, keywords=fewer), words)


@operator
def norm_changed(site: Site) -> Iterator[Change]:
    """Another norm than the Euclidean one."""
    node = site.node
    if not isinstance(node, ast.Call) or b.called(node) != "norm" or any(one.arg == "ord" for one in node.keywords):
        return
    others = {
        "largest singular value": (2, "a norm of the whole table is taken that is not the root of the squares' sum"),
        "Manhattan distance": (1, "absolute differences are added up"),
        "largest difference only": (float("inf"), "only the largest difference counts"),
    }
    for name, (order, says) in others.items():
        option = ast.keyword("ord", b.constant(order))
        words = Words(name, says, "Look at: np.linalg.norm and its argument ord.", "another norm", 1)
        yield site.replaced(b.changed(node, keywords=[*node.keywords, option]), words)
    squared = Words(
        "squared distance", "distances are squared where they should not be", "Look at: np.sqrt.", "powers", 2
    )
    yield site.replaced(b.binary(node, ast.Pow(), b.constant(2)), squared)
