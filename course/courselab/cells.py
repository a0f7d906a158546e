"""What the notebook's cells say of a name: is it what the newest cell that defines it made of it?

A cell that does not compile, or that stops before the line, leaves the older definition in place, and a learner who
looks at the newer one does not understand the check.
"""

import inspect
import linecache
import re
import sys
import warnings
from collections.abc import Sequence
from types import FunctionType
from typing import Any


def shell() -> Any:
    """Return the shell of the notebook, or None outside IPython."""
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython else None


def notes(name: str, value: Any = None) -> list[str]:
    """Say, in one line or none, that the newest cell that defines a name has not run, or not so far.

    `value` is what the name stands for now, or None where it stands for nothing.
    """
    source = _newest_cell(name)
    if source is None:
        return []
    rest = "" if value is None else f" The check judges what `{name}` was before."
    if fault := _syntax_fault(source):
        return [f"Your newest cell with `{name}` has not run: {fault}.{rest}"]
    if isinstance(value, FunctionType) and _is_from_another_cell(value, source):
        return [f"Your newest cell with `{name}` stopped before it came to that line.{rest}"]
    return []


def _newest_cell(name: str) -> str | None:
    """Return the newest cell in which a line defines the name, or None where it is the one that runs."""
    sources: Sequence[str] = shell().history_manager.input_hist_parsed if shell() else []
    line = re.compile(rf"^(?:def +{re.escape(name)} *\(|{re.escape(name)} *=[^=])", re.MULTILINE)
    found = [number for number, source in enumerate(sources) if line.search(source)]
    return sources[found[-1]] if found and found[-1] < len(sources) - 1 else None


def _syntax_fault(source: str) -> str:
    """Return the syntax error of a cell, or nothing where it has none."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            shell().compile.ast_parse(source)
    except SyntaxError as error:
        kind = type(error).__name__
        return f"{kind} in line {error.lineno}, {error.msg.rstrip('.')}" if error.lineno else f"{kind}, {error.msg}"
    except (ValueError, RecursionError, MemoryError) as error:
        return type(error).__name__
    return ""


def _is_from_another_cell(function: FunctionType, source: str) -> bool:
    """Say whether a function comes from a cell of the notebook, and not from this one."""
    file = inspect.unwrap(function).__code__.co_filename
    lines = linecache.getlines(file) if shell().compile.format_code_name(file) else []
    return bool(lines) and "".join(lines).rstrip("\n") != source.rstrip("\n")
