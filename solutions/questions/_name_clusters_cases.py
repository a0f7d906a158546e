"""Hidden labels and digits for `name_clusters`, made from tables: how many members of each cluster show each digit."""

import numpy as np

from grader.questions import Case
from solutions.questions._shared import Array, read_only, strided

Arguments = tuple[Array, Array, int]


def cases(rng: np.random.Generator) -> list[Case]:
    """The hidden labels, digits and numbers of clusters."""
    return [
        *_ordinary(rng),
        *_ties(rng),
        *_empty(rng),
        *_edges(rng),
        *_integer_types(rng),
        *_layouts(rng),
    ]


def _ordinary(rng: np.random.Generator) -> list[Case]:
    """No ties and no empty clusters. The first member of a cluster does not show its name, where there is a choice."""
    aspect = "ordinary inputs"
    small, large = rng.permutation([3, 5, 6]), rng.permutation(10)
    return [
        Case(aspect, "eight images, two clusters", _three_to_one(rng)),
        Case(aspect, "each digit is the name of one cluster", _clear(rng, large, 4)),
        Case(aspect, "three clusters with two names", _clear(rng, small[[0, 1, 0]], 3)),
        Case(aspect, "clusters named 0 and 9", _clear(rng, np.array([9, 0, 4, 0, 9]), 5)),
        Case(aspect, "some 1,600 images, one digit is no name", _clear(rng, large[[0, 1, 2, 3, 4, 5, 6, 7, 8, 0]], 30)),
        Case(aspect, "clusters of very different sizes", _different_sizes(rng)),
    ]


def _ties(rng: np.random.Generator) -> list[Case]:
    aspect = "ties"
    two, many = _table(1, {0: {8: 2, 1: 2}}), rng.permuted([[4, 4, 4, 3, 2, 2, 1, 0, 0, 0]] * 6, axis=1)
    hundred = _clear_table(rng, np.array([4, 7, 3, 5]), 40)
    hundred[1] = [0, 100, 8, 7, 2, 0, 3, 2, 100, 1]
    return [
        Case(aspect, "four images, two of each digit", _largest_first(_images(rng, two))),
        Case(aspect, "two digits tied, the larger one first", _largest_first(_images(rng, _pairs(rng)))),
        Case(aspect, "two digits tied, the smaller one first", _smallest_first(_images(rng, _pairs(rng)))),
        Case(aspect, "one cluster with a hundred of two digits", _images(rng, hundred)),
        Case(aspect, "three digits tied in each cluster", _images(rng, many)),
        Case(aspect, "all ten digits tied", _images(rng, np.full((2, 10), 3))),
    ]


def _empty(rng: np.random.Generator) -> list[Case]:
    aspect = "empty clusters"
    few = _table(6, {int(c): {int(digit): 1} for c, digit in zip(rng.permutation(6)[:3], [0, 4, 7], strict=True)})
    return [
        Case(aspect, "three images, the first cluster empty", _images(rng, _table(2, {1: {5: 2, 3: 1}}))),
        Case(aspect, "the last of four empty", _without(rng, 4, [3])),
        Case(aspect, "two in the middle empty", _without(rng, 5, [1, 3])),
        Case(aspect, "a cluster named 0 and an empty one", _images(rng, _table(3, {0: {0: 3, 6: 1}, 2: {2: 2}}))),
        Case(aspect, "more clusters than images", _images(rng, few)),
    ]


def _edges(rng: np.random.Generator) -> list[Case]:
    aspect = "edge shapes"
    digit = int(rng.integers(1, 10))
    return [
        Case(aspect, "one image, one cluster", _images(rng, _table(1, {0: {digit: 1}}))),
        Case(aspect, "one cluster", _clear(rng, rng.integers(10, size=1), 6)),
        Case(aspect, "one image in each cluster", _images(rng, np.eye(10, dtype=int)[rng.integers(10, size=7)])),
        Case(aspect, "all images show the same digit", _images(rng, np.eye(10, dtype=int)[[digit] * 3] * 4)),
        Case(aspect, "300 clusters", _clear(rng, rng.integers(10, size=300), 2)),
    ]


def _integer_types(rng: np.random.Generator) -> list[Case]:
    aspect = "integer types"
    many = _clear_table(rng, rng.permutation(10)[:3], 20)
    many[0, 2:4] = [258, 250]
    wide = _clear(rng, rng.integers(10, size=300), 2)
    return [
        Case(aspect, "digits as uint8, one cluster empty", _typed(_without(rng, 3, [1]), "int64", "uint8")),
        Case(aspect, "uint8, 40 clusters", _typed(_clear(rng, rng.integers(10, size=40), 3), "uint8", "uint8")),
        Case(aspect, "uint8, more than 255 images of a digit", _typed(_images(rng, many), "uint8", "uint8")),
        Case(aspect, "int32", _typed(_clear(rng, rng.permutation(10)[:4], 4), "int32", "int32")),
        Case(aspect, "labels as int32, digits as uint8, 300 clusters", _typed(wide, "int32", "uint8")),
    ]


def _layouts(rng: np.random.Generator) -> list[Case]:
    aspect = "memory layout"
    labels, digits, k = _three_to_one(rng)
    many, shown, clusters = _clear(rng, rng.permutation(10)[:6], 4)
    return [
        Case(aspect, "read-only", (read_only(labels), read_only(digits), k)),
        Case(aspect, "strided", (strided(many), strided(shown), clusters)),
    ]


def _images(rng: np.random.Generator, table: Array) -> Arguments:
    """Labels and digits in random order: `table[c, digit]` members of cluster c show the digit."""
    cluster, digit = np.nonzero(table)
    times = table[cluster, digit]
    order = rng.permutation(int(times.sum()))
    return cluster.repeat(times)[order], digit.repeat(times)[order], len(table)


def _table(k: int, members: dict[int, dict[int, int]]) -> Array:
    """A table of `k` clusters from the few counts that are not 0."""
    table = np.zeros((k, 10), dtype=int)
    for cluster, counts in members.items():
        table[cluster, list(counts)] = list(counts.values())
    return table


def _clear_table(rng: np.random.Generator, names: Array, most: int) -> Array:
    """A table in which the name of each cluster is ahead of every other digit, but seldom has more than half."""
    table = rng.integers(most, size=(len(names), 10))
    table[np.arange(len(names)), names] = most
    return table


def _clear(rng: np.random.Generator, names: Array, most: int) -> Arguments:
    return _images(rng, _clear_table(rng, names, most))


def _without(rng: np.random.Generator, k: int, empty: list[int]) -> Arguments:
    """`k` clusters with clear names, of which those in `empty` have no members."""
    table = _clear_table(rng, rng.permutation(10)[:k], 3)
    table[empty] = 0
    return _images(rng, table)


def _three_to_one(rng: np.random.Generator) -> Arguments:
    """Two clusters of four images each, three of which show the name; the name is the smaller digit only once."""
    low, middle, high, highest = (int(digit) for digit in np.sort(rng.permutation(10)[:4]))
    labels, digits, k = _images(rng, _table(2, {0: {low: 1, high: 3}, 1: {middle: 3, highest: 1}}))
    rare = (digits == low) | (digits == highest)
    order = np.argsort(~rare, kind="stable")
    return labels[order], digits[order], k


def _different_sizes(rng: np.random.Generator) -> Arguments:
    """A large cluster beside small ones, in which a digit that is common on the whole is rare."""
    table = _clear_table(rng, rng.permutation(10)[:4], 3)
    table[2] *= 40
    return _images(rng, table)


def _pairs(rng: np.random.Generator) -> Array:
    """A table of four clusters, each with two digits tied ahead of a third: 2 and 9 in one, others in the rest."""
    table = np.zeros((4, 10), dtype=int)
    for row in table:
        row[rng.choice(10, size=3, replace=False)] = [3, 3, 1]
    table[1] = 0
    table[1, [2, 5, 9]] = [3, 1, 3]
    return table


def _largest_first(arguments: Arguments) -> Arguments:
    labels, digits, k = arguments
    order = np.argsort(-digits, kind="stable")
    return labels[order], digits[order], k


def _smallest_first(arguments: Arguments) -> Arguments:
    labels, digits, k = arguments
    order = np.argsort(digits, kind="stable")
    return labels[order], digits[order], k


def _typed(arguments: Arguments, of_labels: str, of_digits: str) -> Arguments:
    labels, digits, k = arguments
    return labels.astype(of_labels), digits.astype(of_digits), k
