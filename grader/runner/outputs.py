"""Outputs as they come over the border, read strictly: what a learner's process sends may be anything."""

import json
from collections.abc import Callable
from typing import Any

from grader.runner.ask import TimeUp
from grader.runner.bounds import Bounds

Output = dict[str, Any]
TIME_UP = TimeUp.__name__
UPDATE = "update_display_data"
"""The type of an output that is none: new data for the displays that its `display_id` names."""
_MOST_DEPTH, _LONGEST_NAME = 20, 200
_BACKGROUNDS = ("light", "dark")
_SIZES, _WIDEST, _MOST = ("width", "height", "isolated"), 2_000, 1_000_000
_A_LINE, _A_SIGN = 16, 5
"""Bytes that a line of text takes beside its text, in JSON; and those that HTML adds to a sign that could begin a tag.
"""
_LEFT_OUT = "[the rest of the notebook's output was left out]\n"


def read_outputs(raw: Any, most: int) -> list[Output]:
    """The outputs of one cell, `most` at the utmost, without what is no output."""
    return [output for entry in raw[:most] if (output := _read(entry))] if isinstance(raw, list) else []


class Allowance:
    """What a notebook may still put out, whatever processes run it; or, of what it has put out, what is kept."""

    def __init__(self, bounds: Bounds) -> None:
        self._outputs = bounds.notebook_outputs
        self._text = bounds.notebook_text

    def take(self, outputs: list[Output]) -> list[Output]:
        """The outputs of the next cell, cut where they go beyond the bounds; a line then says so."""
        for number, output in enumerate(outputs):
            self._outputs -= 1
            self._text -= _bytes(output)
            if min(self._outputs, self._text) < 0:
                return [*outputs[:number], {"output_type": "stream", "name": "stderr", "text": _LEFT_OUT}]
        return outputs


def _read(raw: Any) -> Output | None:
    kind = raw.get("output_type") if isinstance(raw, dict) else None
    reader = _READERS.get(kind) if isinstance(kind, str) else None
    return reader(raw) if reader else None


def _read_stream(raw: Output) -> Output | None:
    text = raw.get("text")
    if raw.get("name") not in ("stdout", "stderr") or not isinstance(text, str):
        return None
    return {"output_type": "stream", "name": raw["name"], "text": text}


def _read_error(raw: Output) -> Output | None:
    names, trace = (raw.get("ename"), raw.get("evalue")), raw.get("traceback")
    if not all(isinstance(name, str) for name in names) or not _is_lines(trace):
        return None
    return {"output_type": "error", "ename": names[0], "evalue": names[1], "traceback": trace}


def _read_display(raw: Output) -> Output | None:
    data = raw.get("data")
    if not isinstance(data, dict):
        return None
    shown = {kind: value for kind, value in data.items() if _is_shown(kind, value)}
    display = {"output_type": "display_data", "data": shown, "metadata": _metadata(raw.get("metadata"))}
    name = raw.get("display_id")
    return display | ({"display_id": name} if isinstance(name, str) and len(name) <= _LONGEST_NAME else {})


def _read_update(raw: Output) -> Output | None:
    display = _read_display(raw)
    return None if display is None or "display_id" not in display else display | {"output_type": UPDATE}


def _read_result(raw: Output) -> Output | None:
    display, count = _read_display(raw), raw.get("execution_count")
    if display is None or not (count is None or (type(count) is int and 0 <= count < _MOST)):
        return None
    return display | {"output_type": "execute_result", "execution_count": count}


_READERS: dict[str, Callable[[Output], Output | None]] = {
    "stream": _read_stream,
    "error": _read_error,
    "display_data": _read_display,
    UPDATE: _read_update,
    "execute_result": _read_result,
}


def _is_lines(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(line, str) for line in value)


def _is_shown(kind: str, value: Any) -> bool:
    return isinstance(value, str) or _is_lines(value) or (kind.endswith("json") and _is_shallow(value, _MOST_DEPTH))


def _is_shallow(value: Any, depth: int) -> bool:
    """Whether plain data nests no deeper than `depth`: what copies it later does so by recursion."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return depth > 0 and all(_is_shallow(item, depth - 1) for item in inner)


def _metadata(raw: Any) -> dict[str, Any]:
    """Sizes and backgrounds of pictures; nbconvert writes metadata into pages as it is, so no other text may pass."""
    if not isinstance(raw, dict):
        return {}
    kept: dict[str, Any] = {}
    for name, value in raw.items():
        if _is_size(name, value) or (name == "needs_background" and value in _BACKGROUNDS):
            kept[name] = value
        elif isinstance(value, dict) and "/" in name:
            kept[name] = {inner: size for inner, size in value.items() if _is_size(inner, size)}
    return kept


def _is_size(name: Any, value: Any) -> bool:
    """Whether metadata is of the kinds that templates know: they fail on some other names."""
    return name in _SIZES and type(value) in (int, bool) and 0 <= value <= _WIDEST


def _bytes(value: Any) -> int:
    """What a value takes in the notebook, where each line stands by itself, or in a page; at the most."""
    if isinstance(value, dict):
        return sum(_bytes(key) + _bytes(item) for key, item in value.items())
    if isinstance(value, list):
        return _A_LINE * len(value) + sum(map(_bytes, value))
    if not isinstance(value, str):
        return 1
    return len(json.dumps(value)) + _A_LINE * value.count("\n") + sum(_A_SIGN * value.count(sign) for sign in "&<>'\"")


def was_stopped(outputs: list[Output]) -> bool:
    """Whether a cell's time was over, as the last of its outputs says."""
    return bool(outputs) and outputs[-1].get("ename") == TIME_UP
