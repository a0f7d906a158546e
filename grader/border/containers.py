"""What holds other values: lists, tuples, dicts and sets."""

from collections.abc import Callable, Iterable
from typing import Any

from grader.border.passage import Decoder, Encoder, Passage, Plain
from grader.border.standins import opaque_object


def _encode_sequence(value: list[Any] | tuple[Any, ...], passage: Passage) -> Plain:
    passage.take(16)
    if passage.is_deep:
        return opaque_object(value)
    return [type(value).__name__, [passage.carry(item) for item in value]]


def _encode_set(value: set[Any] | frozenset[Any], passage: Passage) -> Plain:
    passage.take(16)
    passage.take_keys(value)
    return [type(value).__name__, sorted((passage.carry(member) for member in value), key=str)]


def _encode_dict(value: dict[Any, Any], passage: Passage) -> Plain:
    passage.take(16)
    if passage.is_deep:
        return opaque_object(value)
    passage.take_keys(value)
    return ["dict", [[passage.carry(key), passage.carry(item)] for key, item in value.items()]]


def _decode_dict(parts: list[Any], passage: Passage) -> dict[Any, Any]:
    found = [(passage.carry(key), passage.carry(item)) for key, item in parts[0]]
    passage.take_keys(key for key, _ in found)
    return dict(found)


def _decode_set(make: Callable[[Iterable[Any]], Any]) -> Decoder:
    def decode(parts: list[Any], passage: Passage) -> Any:
        members = [passage.carry(member) for member in parts[0]]
        passage.take_keys(members)
        return make(members)

    return decode


ENCODERS: dict[type, Encoder] = {
    list: _encode_sequence,
    tuple: _encode_sequence,
    set: _encode_set,
    frozenset: _encode_set,
    dict: _encode_dict,
}
DECODERS: dict[str, Decoder] = {
    "list": lambda parts, passage: [passage.carry(item) for item in parts[0]],
    "tuple": lambda parts, passage: tuple([passage.carry(item) for item in parts[0]]),
    "set": _decode_set(set),
    "frozenset": _decode_set(frozenset),
    "dict": _decode_dict,
}
