"""Dates, times and spans of time, as the standard library has them."""

import datetime
import zoneinfo
from typing import Any

from grader.border.passage import Decoder, Encoder, Passage, Plain
from grader.border.standins import opaque_object

_MICROSECOND = datetime.timedelta(microseconds=1)
Zone = datetime.tzinfo | None


def encode_zone(zone: Zone) -> Plain:
    """Plain data for a time zone: None, its name, or its offset in microseconds. Raises TypeError where it is none that
    can cross.
    """
    if zone is None:
        return None
    if type(zone) is datetime.timezone:
        return zone.utcoffset(None) // _MICROSECOND
    if type(zone) is zoneinfo.ZoneInfo and isinstance(zone.key, str):
        return zone.key
    raise TypeError("no zone that can cross")


def decode_zone(plain: Plain) -> Zone:
    """Rebuild a time zone; no name leads out of the folder of zones. Raises TypeError, ValueError, LookupError or
    OSError where there is no such zone.
    """
    if plain is None:
        return None
    if type(plain) is int:
        return datetime.timezone(plain * _MICROSECOND)
    return zoneinfo.ZoneInfo(plain)


def _encode_date(value: datetime.date, passage: Passage) -> Plain:
    passage.take(16)
    return ["date", value.isoformat()]


def _encode_moment(value: datetime.datetime | datetime.time, passage: Passage) -> Plain:
    passage.take(32)
    try:
        zone = encode_zone(value.tzinfo)
    except TypeError:
        return opaque_object(value)
    return [type(value).__name__, value.replace(tzinfo=None).isoformat(), value.fold, zone]


def _encode_span(value: datetime.timedelta, passage: Passage) -> Plain:
    passage.take(16)
    return ["timedelta", value.days, value.seconds, value.microseconds]


def _decode_moment(kind: type[datetime.datetime] | type[datetime.time]) -> Decoder:
    def decode(parts: list[Any], passage: Passage) -> Any:
        text, fold, zone = parts
        return kind.fromisoformat(text).replace(tzinfo=decode_zone(zone), fold=fold)

    return decode


def _decode_span(parts: list[Any], passage: Passage) -> datetime.timedelta:
    if not all(type(part) is int for part in parts):
        raise TypeError("no whole numbers")
    days, seconds, microseconds = parts
    return datetime.timedelta(days, seconds, microseconds)


ENCODERS: dict[type, Encoder] = {
    datetime.date: _encode_date,
    datetime.datetime: _encode_moment,
    datetime.time: _encode_moment,
    datetime.timedelta: _encode_span,
}
DECODERS: dict[str, Decoder] = {
    "date": lambda parts, passage: datetime.date.fromisoformat(parts[0]),
    "datetime": _decode_moment(datetime.datetime),
    "time": _decode_moment(datetime.time),
    "timedelta": _decode_span,
}
