"""What crosses the border in the place of something that does not cross itself."""

from dataclasses import dataclass
from typing import Any

from grader.border.passage import Decoder, Encoder, Passage, Plain

TOO_MUCH = "too much data"


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


@dataclass(frozen=True)
class Itself:
    """Stands for the object whose method was called, where the method returned it."""


def opaque(name: str) -> Plain:
    """Plain data for a thing that cannot cross, by what it is."""
    return ["opaque", name[:60]]


def opaque_object(value: Any) -> Plain:
    """Plain data for an object that cannot cross, by the name of its type; the object itself is asked nothing."""
    return opaque(str(type.__getattribute__(type(value), "__name__")))


def _encode_chance(value: Chance, passage: Passage) -> Plain:
    return ["chance", [str(seed) for seed in value.seeds]]


def _decode_opaque(parts: list[Any], passage: Passage) -> Opaque:
    (name,) = parts
    if not isinstance(name, str):  # the text of a deep nest would be made by recursion
        raise TypeError("no name")
    return Opaque(name[:60])


def _decode_chance(parts: list[Any], passage: Passage) -> Chance:
    seeds = tuple(int(seed) for seed in parts[0])
    if not seeds:
        raise ValueError("no seeds")
    return Chance(seeds)


ENCODERS: dict[type, Encoder] = {Chance: _encode_chance, Itself: lambda value, passage: ["itself"]}
DECODERS: dict[str, Decoder] = {
    "opaque": _decode_opaque,
    "chance": _decode_chance,
    "itself": lambda parts, passage: Itself(),
}
