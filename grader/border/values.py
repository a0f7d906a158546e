"""Values as plain data: all that crosses the border between a learner's process and ours.

Never pickle, never eval. Encoding looks at the exact type of a value and asks the value itself nothing, so an object
that lies about itself arrives as `Opaque`. Decoding trusts nothing: kinds, dtypes, shapes and lengths are checked
before an array is made. Each kind of data has a module of its own, with its encoders by type and its decoders by name.
"""

from abc import ABCMeta
from typing import Any

from grader.border import arrays, containers, dates, simple, standins, tables
from grader.border.passage import MAX_DEPTH, Decoder, Encoder, Passage, Plain, TooMuchError
from grader.border.standins import TOO_MUCH, opaque, opaque_object

_MODULES = (simple, arrays, containers, dates, standins)
ENCODERS: dict[type, Encoder] = {kind: encoder for module in _MODULES for kind, encoder in module.ENCODERS.items()}
DECODERS: dict[str, Decoder] = {
    name: decoder for module in (*_MODULES, tables) for name, decoder in module.DECODERS.items()
}


_PLAIN_CLASSES = (type, ABCMeta)


class MalformedValueError(Exception):
    """What came back is not a value as `encode` writes them."""


def encode(value: Any) -> Plain:
    """Return `value` as plain data. Whatever is not a number, text, date, array, table or a container of these becomes
    `Opaque`, and so does what cannot be looked at: another thread may change it meanwhile, or the name of its dtype may
    have no end.
    """
    try:
        return _Encoding().carry(value)
    except TooMuchError:
        return opaque(TOO_MUCH)
    except Exception:
        return opaque_object(value)


def decode(data: Plain) -> Any:
    """Rebuild the value from plain data, arrays in the memory layout they had. Raises MalformedValueError."""
    try:
        return _Decoding().carry(data)
    except Exception as error:  # whatever the makers of arrays and tables raise at what is no value
        raise MalformedValueError(f"not a value: {type(error).__name__}") from error


class _Encoding(Passage):
    def carry(self, one: Any) -> Plain:
        kind = type(one)
        if type(kind) not in _PLAIN_CLASSES:  # it was made to lie when it is looked up
            return opaque_object(one)
        encoder = ENCODERS.get(kind) or tables.encoder_of(kind)
        if encoder is None:
            self.take(16)
            return opaque_object(one)
        self.depth += 1
        plain = encoder(one, self)
        self.depth -= 1
        return plain


class _Decoding(Passage):
    def carry(self, one: Plain) -> Any:
        if self.depth > MAX_DEPTH or not isinstance(one, list):
            raise ValueError("too deep or no list")
        self.take(16)
        kind, *parts = one
        self.depth += 1
        value = DECODERS[kind](parts, self)
        self.depth -= 1
        return value
