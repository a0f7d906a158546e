"""The rooms of the grader import one way only: each from those that its package names before it, never back."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import grader

HOME = Path(str(grader.__file__)).parent
NAMED = re.findall(r"^- ([\w, ]+):", str(grader.__doc__), re.MULTILINE)
FLOORS = {room: floor for floor, rooms in enumerate([*NAMED, "cli"]) for room in rooms.split(", ")}
KEPT_NAMES = {"nbgrader_setup"}
"""Names from before the rooms, under which older class folders import what now lies elsewhere."""


def imported_rooms(path: Path) -> Iterator[str]:
    """The rooms that a file imports from, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            modules = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module == "grader":
            modules = [f"grader.{alias.name}" for alias in node.names]
        else:
            modules = [str(node.module)] if isinstance(node, ast.ImportFrom) else []
        yield from (module.split(".")[1] for module in modules if module.startswith("grader."))


def room_of(path: Path) -> str:
    return path.relative_to(HOME).parts[0].removesuffix(".py")


def test_every_room_is_named() -> None:
    rooms = {room_of(path) for path in HOME.rglob("*.py")} - {"__init__"}
    assert rooms - KEPT_NAMES == FLOORS.keys()


@pytest.mark.parametrize("room", FLOORS)
def test_room_imports_only_from_rooms_below(room: str) -> None:
    backwards = [
        f"{path.relative_to(HOME)} imports {other}"
        for path in sorted(HOME.rglob("*.py"))
        if room_of(path) == room
        for other in imported_rooms(path)
        if other != room and FLOORS[other] >= FLOORS[room]
    ]
    assert backwards == []
