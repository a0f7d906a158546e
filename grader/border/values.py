"""Values as plain data: all that crosses the border between a learner's process and ours.

Never pickle, never eval. Encoding looks at the exact type of a value and asks the value itself nothing, so an object
that lies about itself arrives as `Opaque`. Decoding trusts nothing: kinds, dtypes, shapes and lengths are checked
before an array is made.
"""

import base64
import binascii
import copy
import math
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

MAX_BYTES = 8_000_000
MAX_ITEMS = 200_000
MAX_PAIRS, _LONGEST_KEY = 300, 4
"""Of all dicts in a value: keys can be chosen so that each is compared with all before it."""
MAX_TEXT = 100_000
MAX_DEPTH = 6
_ARRAY_KINDS = "biufcUS"
_DTYPE = re.compile(rf"[<>|=]?[{_ARRAY_KINDS}]\d{{1,6}}")

Plain = Any
"""JSON-ready data: a list whose first item names the kind."""


class MalformedValueError(Exception):
    """What came back is not a value as `encode` writes them."""


@dataclass(frozen=True)
class Opaque:
    """Stands for a value that cannot cross the border: `type_name` says what it was."""

    type_name: str


@dataclass(frozen=True)
class Chance:
    """Stands for a random generator among the arguments of a call, so that a function of chance can be judged.

    The function is called once for each seed, with `numpy.random.default_rng(seed)` in this place, and what it
    returned comes back as a list.
    """

    seeds: tuple[int, ...]

    def __repr__(self) -> str:
        return f"np.random.default_rng({self.seeds[0]})"


class _Budget:
    """Counts what one value may still hold, so that a huge one ends early."""

    def __init__(self) -> None:
        self.bytes = MAX_BYTES
        self.items = MAX_ITEMS
        self.pairs = MAX_PAIRS
        self.leaves = self.widest = 0

    def take(self, size: int) -> bool:
        self.items -= 1
        self.bytes -= size
        return self.items >= 0 and self.bytes >= 0

    def require_even(self, leaves: int, width: int) -> None:
        """Count numbers or texts, each `width` bytes wide. Raises ValueError where one array of all of them, each as
        wide as the widest, would be too large: NumPy may make one.
        """
        self.leaves, self.widest = self.leaves + leaves, max(self.widest, width)
        if self.leaves * self.widest > 4 * MAX_BYTES:
            raise ValueError("too uneven")

    def require(self, size: int, pairs: int = 0) -> None:
        """Take as much. Raises ValueError where there is not so much left."""
        self.pairs -= pairs
        if not self.take(size) or self.pairs < 0:
            raise ValueError("too much data")


def encode(value: Any) -> Plain:
    """Return `value` as plain data. Whatever is not a number, text, array or a container of these becomes `Opaque`, and
    so does what cannot be looked at: another thread may change it meanwhile, or the name of its dtype may have no end.
    """
    try:
        return _encode(value, _Budget(), 0)
    except Exception:
        return ["opaque", _name_of(type(value))]


def _encode(value: Any, budget: _Budget, depth: int) -> Plain:
    kind = type(value)
    if kind is np.ndarray:
        return _encode_array(value, budget)
    if kind is Chance:
        return ["chance", [str(seed) for seed in value.seeds]]
    if kind in (list, tuple, dict) and depth < MAX_DEPTH:
        return _encode_container(value, budget, depth)
    if not budget.take(16):
        return ["opaque", "too much data"]
    if value is None or kind is bool:
        return ["constant", value]
    if kind is int and value.bit_length() < 1024:
        return ["int", str(value)]
    if kind is float:
        return ["float", value.hex()]
    if kind is complex:
        return ["complex", value.real.hex(), value.imag.hex()]
    if kind is str:
        return ["text", value] if len(value) <= MAX_TEXT and budget.take(len(value)) else ["opaque", "too much data"]
    if kind.__module__ == "numpy" and np.generic in kind.__mro__:
        return _encode_scalar(value, budget)
    return ["opaque", _name_of(kind)]


def _encode_container(value: Any, budget: _Budget, depth: int) -> Plain:
    if type(value) is dict:
        pairs = [[_encode(key, budget, depth + 1), _encode(item, budget, depth + 1)] for key, item in value.items()]
        return ["dict", pairs] if budget.items >= 0 else ["opaque", "too much data"]
    items = []
    for item in value:
        items.append(_encode(item, budget, depth + 1))
        if budget.items < 0:
            return ["opaque", "too much data"]
    return [type(value).__name__, items]


def _encode_array(array: np.ndarray, budget: _Budget) -> Plain:
    if array.dtype.kind not in _ARRAY_KINDS or array.dtype.hasobject:
        return ["opaque", f"array of dtype {str(array.dtype)[:40]}"]
    if not budget.take(array.nbytes):
        return ["opaque", "too much data"]
    data = base64.b64encode(np.ndarray.tobytes(array)).decode("ascii")
    return ["array", array.dtype.str, list(array.shape), data, _layout(array), bool(array.flags.writeable)]


def _encode_scalar(value: Any, budget: _Budget) -> Plain:
    array = np.asarray(value)
    if array.dtype.kind not in _ARRAY_KINDS or not budget.take(array.nbytes):
        return ["opaque", _name_of(type(value))]
    return ["scalar", array.dtype.str, base64.b64encode(array.tobytes()).decode("ascii")]


def _layout(array: np.ndarray) -> str:
    if array.flags.c_contiguous:
        return "C"
    return "F" if array.flags.f_contiguous else "strided"


def _name_of(kind: type) -> str:
    name = type.__getattribute__(kind, "__name__")
    return str(name)[:60]


def decode(data: Plain) -> Any:
    """Rebuild the value from plain data, arrays in the memory layout they had. Raises MalformedValueError."""
    try:
        return _decode(data, _Budget(), 0)
    except (ValueError, TypeError, LookupError, OverflowError, RecursionError, MemoryError, binascii.Error) as error:
        raise MalformedValueError(f"not a value: {type(error).__name__}") from error


def _decode(data: Plain, budget: _Budget, depth: int) -> Any:
    if depth > MAX_DEPTH or not isinstance(data, list):
        raise ValueError("too deep or no list")
    kind, *parts = data
    if kind in _CONTAINERS:
        return _CONTAINERS[kind](parts[0], budget, depth + 1)
    budget.require(16)
    return _DECODERS[kind](parts, budget)


def _decode_dict(pairs: list[Any], budget: _Budget, depth: int) -> dict[Any, Any]:
    budget.require(16, len(pairs))
    found = [(_decode(key, budget, depth), _decode(item, budget, depth)) for key, item in pairs]
    if any(isinstance(key, tuple) and len(key) > _LONGEST_KEY for key, _ in found):
        raise ValueError("a key is too long")
    return dict(found)


def _decode_list(items: list[Any], budget: _Budget, depth: int) -> list[Any]:
    budget.require(16)
    return [_decode(item, budget, depth) for item in items]


_CONTAINERS: dict[str, Callable[[list[Any], _Budget, int], Any]] = {
    "dict": _decode_dict,
    "list": _decode_list,
    "tuple": lambda items, budget, depth: tuple(_decode_list(items, budget, depth)),
}


def _decode_constant(parts: list[Any], budget: _Budget) -> bool | None:
    (value,) = parts
    if value is not None and not isinstance(value, bool):
        raise ValueError("no constant")
    return value


def _decode_text(parts: list[Any], budget: _Budget) -> str:
    (value,) = parts
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise TypeError("no text, or too long")
    budget.require(len(value))
    budget.require_even(1, 4 * len(value))
    return value


def _decode_opaque(parts: list[Any], budget: _Budget) -> Opaque:
    (name,) = parts
    if not isinstance(name, str):  # the text of a deep nest would be made by recursion
        raise TypeError("no name")
    return Opaque(name[:60])


def _decode_chance(parts: list[Any], budget: _Budget) -> Chance:
    seeds = tuple(int(seed) for seed in parts[0])
    if not seeds:
        raise ValueError("no seeds")
    return Chance(seeds)


def _decode_array(parts: list[Any], budget: _Budget) -> np.ndarray:
    dtype_text, shape, data, layout, writeable = parts
    array = _from_bytes(dtype_text, data, tuple(shape), budget)
    if layout == "F":
        array = np.asfortranarray(array)
    elif layout == "strided":
        array = _strided(array)
    array.setflags(write=bool(writeable))
    return array


def _from_bytes(dtype_text: str, data: str, shape: tuple[int, ...], budget: _Budget) -> np.ndarray:
    if (
        not _DTYPE.fullmatch(dtype_text)
        or not all(type(size) is int and size >= 0 for size in shape)
        or len(shape) > 16
    ):
        raise ValueError("dtype or shape")
    sides = math.prod(size for size in shape if size)  # an array of no numbers may still have any number of rows
    budget.require(max(3 * len(data) // 4, sides))
    dtype = np.dtype(dtype_text)
    budget.require_even(sides, dtype.itemsize)
    raw = base64.b64decode(data, validate=True)
    if math.prod(shape) * dtype.itemsize != len(raw):
        raise ValueError("length")
    if dtype.kind == "U":
        _require_text(np.frombuffer(raw, dtype="u4" if dtype.isnative else np.dtype("u4").newbyteorder()))
    return np.frombuffer(raw, dtype=dtype).reshape(shape).copy()


def _require_text(codes: np.ndarray) -> None:
    """Raise ValueError for numbers that are no characters: beyond Unicode, or half a surrogate pair."""
    if ((codes > sys.maxunicode) | ((codes >= 0xD800) & (codes <= 0xDFFF))).any():
        raise ValueError("no text")


def _strided(array: np.ndarray) -> np.ndarray:
    wide = np.zeros((*array.shape[:-1], 2 * array.shape[-1]), dtype=array.dtype)
    wide[..., ::2] = array
    return wide[..., ::2]


_DECODERS: dict[str, Callable[[list[Any], _Budget], Any]] = {
    "constant": _decode_constant,
    "text": _decode_text,
    "int": lambda parts, budget: int(parts[0]),
    "float": lambda parts, budget: float.fromhex(parts[0]),
    "complex": lambda parts, budget: complex(float.fromhex(parts[0]), float.fromhex(parts[1])),
    "array": _decode_array,
    "scalar": lambda parts, budget: _from_bytes(parts[0], parts[1], (), budget)[()],
    "chance": _decode_chance,
    "opaque": _decode_opaque,
}


def call(function: Callable[..., Any], arguments: list[Any]) -> Any:
    """Call a function on decoded arguments; where one is Chance, once for each of its seeds, and return a list.

    After the first, the calls get copies, so that a function that changes its arguments does not spoil the next call.
    """
    places = [i for i, argument in enumerate(arguments) if isinstance(argument, Chance)]
    if not places:
        return function(*arguments)
    (place,) = places
    others = arguments[:place] + arguments[place + 1 :]
    untouched, answers = copy.deepcopy(others), []
    for number, seed in enumerate(arguments[place].seeds):
        own = copy.deepcopy(untouched) if number else list(others)
        own.insert(place, np.random.default_rng(seed))
        answers.append(function(*own))
    return answers
