"""What the pages take from the code when they are built. A page asks for it by a mark such as {{ settings }}.

Each function gets the page and returns what stands in place of the mark, and what is wrong, sentence by sentence.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from docs import rooms
from grader.course.settings import BOUNDS_TABLE, TABLE, described

PACKAGE = Path(__file__).parents[1] / "grader"
Made = tuple[str, list[str]]
_ROOM = re.compile(r"^### ([a-z_]+)$", re.MULTILINE)


def settings(_page: str) -> Made:
    """The settings of [tool.grader], as a table."""
    return _settings_of(TABLE), []


def bounds(_page: str) -> Made:
    """The settings of [tool.grader.bounds], as a table."""
    return _settings_of(BOUNDS_TABLE), []


def commands(_page: str) -> Made:
    """Every command with its arguments and options, as Typer writes them down from the help."""
    command = [sys.executable, "-m", "typer", "grader.cli", "utils", "docs", "--name", "grader"]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=PACKAGE.parent)
    return "## " + done.stdout.partition("\n## ")[2], []


def drawing(page: str) -> Made:
    """The rooms of the package, in the order in which the page's headings name them."""
    found, named = rooms.imports_of(PACKAGE), _ROOM.findall(page)
    faults = [f"The room {room} is described, and not there." for room in named if room not in found]
    faults += [f"The room {room} is not described." for room in found if room not in named]
    order = [room for room in named if room in found]
    order += [room for room in rooms.order_by_imports(found) if room not in named]
    return f"```{{raw}} html\n{rooms.drawing(found, order)}\n```", faults + rooms.upward(found, order)


MADE: dict[str, Callable[[str], Made]] = {
    "settings": settings,
    "bounds": bounds,
    "commands": commands,
    "drawing": drawing,
}
"""What a page may ask for, by its mark."""


def _settings_of(table: str) -> str:
    rows = ["| key | what it says | it holds | default | for example |", "| --- | --- | --- | --- | --- |"]
    for one in (setting for setting in described() if setting.table == table):
        default = f"`{one.default}`" if one.default is not None else "must be set"
        rows.append(f"| `{one.name}` | {one.says} | {one.kind} | {default} | `{one.example}` |")
    return "\n".join(rows)
