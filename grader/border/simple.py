"""Single numbers, texts and constants."""

from typing import Any

from grader.border.passage import MAX_TEXT, Decoder, Encoder, Passage, Plain, TooMuchError
from grader.border.standins import opaque_object

_MOST_BITS = 1024
"""Of a whole number; as many as the largest float has."""


def _encode_constant(value: bool | None, passage: Passage) -> Plain:
    passage.take(16)
    return ["constant", value]


def _encode_int(value: int, passage: Passage) -> Plain:
    passage.take(16)
    return ["int", str(value)] if value.bit_length() < _MOST_BITS else opaque_object(value)


def _encode_float(value: float, passage: Passage) -> Plain:
    passage.take(16)
    return ["float", value.hex()]


def _encode_complex(value: complex, passage: Passage) -> Plain:
    passage.take(16)
    return ["complex", value.real.hex(), value.imag.hex()]


def _encode_text(value: str, passage: Passage) -> Plain:
    passage.take(16 + len(value))
    if len(value) > MAX_TEXT:
        raise TooMuchError
    return ["text", value]


def _decode_constant(parts: list[Any], passage: Passage) -> bool | None:
    (value,) = parts
    if value is not None and not isinstance(value, bool):
        raise ValueError("no constant")
    return value


def decode_text(parts: list[Any], passage: Passage) -> str:
    """Read one text. Raises TypeError or TooMuchError."""
    (value,) = parts
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise TypeError("no text, or too long")
    passage.take(len(value))
    passage.take_even(1, 4 * len(value))
    return value


ENCODERS: dict[type, Encoder] = {
    type(None): _encode_constant,
    bool: _encode_constant,
    int: _encode_int,
    float: _encode_float,
    complex: _encode_complex,
    str: _encode_text,
}
DECODERS: dict[str, Decoder] = {
    "constant": _decode_constant,
    "int": lambda parts, passage: int(parts[0]),
    "float": lambda parts, passage: float.fromhex(parts[0]),
    "complex": lambda parts, passage: complex(float.fromhex(parts[0]), float.fromhex(parts[1])),
    "text": decode_text,
}
