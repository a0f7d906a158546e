"""The rooms of grader/ as their imports show them: `python docs/rooms.py grader > rooms.svg` draws them.

A room is a folder of the package. The files beside the folders are the ground, but one that imports a single room is a
door to that room, such as the list of commands. Every import counts, also one within a function. Floors come from the
imports: a room stands one floor above the highest room that it imports. Where rooms import each other, an order decides
which of the two imports runs upward. Then the exit status is 1.
"""

import ast
import sys
from collections.abc import Iterator, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter
from html import escape
from pathlib import Path

GROUND = "ground"
_WIDTH, _HEIGHT, _ACROSS, _UP = 104, 34, 132, 84
Imports = Mapping[str, Mapping[str, set[str]]]


def imports_of(package: Path) -> Imports:
    """For each room the rooms that it imports, and by which files: {room: {other: {file, ...}}}."""
    found: dict[str, dict[str, set[str]]] = {}
    doors = _doors(package)
    for path in sorted(package.rglob("*.py")):
        room = _room(package, doors, path.relative_to(package).with_suffix("").parts)
        imported = found.setdefault(room, {})
        for name in _modules(package, path):
            other = _room(package, doors, tuple(name.split("."))[1:])
            if other != room:
                imported.setdefault(other, set()).add(path.relative_to(package.parent).as_posix())
    return found


def upward(imports: Imports, order: Sequence[str]) -> list[str]:
    """A sentence on each import that runs upward: `order` names the rooms from the ground up."""
    return [
        f"{', '.join(sorted(files))}: {room} imports {other}, which stands above it."
        for room, others in imports.items()
        for other, files in others.items()
        if order.index(other) > order.index(room)
    ]


def drawing(imports: Imports, order: Sequence[str]) -> str:
    """The rooms on their floors as an SVG. What follows from other arrows is left out; what runs upward is red."""
    floors = _floors(imports, order)
    places = _places(floors, order)
    width = max(x for x, _ in places.values()) + _WIDTH + 10
    height = max(y for _, y in places.values()) + _HEIGHT + 10
    down = {room: {other for other in others if floors[other] < floors[room]} for room, others in imports.items()}
    arrows = [_arrow(places[room], places[other], "down") for room, other in _needed(down)]
    arrows += [
        _arrow(places[room], places[other], "up")
        for room, others in imports.items()
        for other in others
        if order.index(other) > order.index(room)
    ]
    boxes = [_box(room, *place) for room, place in places.items()]
    says = f"The rooms of grader on {max(floors.values()) + 1} floors; each arrow points to a room that is imported."
    size = f'width="{width}" viewBox="0 0 {width} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" class="rooms">'
    return "\n".join([head, f"<title>{says}</title>", _STYLE, *arrows, *boxes, "</svg>"])


def order_by_imports(imports: Imports) -> list[str]:
    """The rooms from the ground up, where nobody has named an order; a knot is undone at any one arrow."""
    above = {room: set(others) for room, others in imports.items()}
    while True:
        try:
            return list(TopologicalSorter(above).static_order())
        except CycleError as error:
            lower, upper = error.args[1][:2]
            above[upper].discard(lower)


def _doors(package: Path) -> dict[str, str]:
    """The files beside the rooms that are a door to one room: {name without ending: room}."""
    doors = {}
    for path in package.glob("*.py"):
        imported = {_room(package, {}, tuple(name.split("."))[1:]) for name in _modules(package, path)}
        if len(imported) == 1:
            doors[path.stem] = imported.pop()
    return doors


def _room(package: Path, doors: Mapping[str, str], parts: tuple[str, ...]) -> str:
    if parts and (package / parts[0]).is_dir():
        return parts[0]
    return doors.get(parts[0], GROUND) if parts else GROUND


def _modules(package: Path, path: Path) -> Iterator[str]:
    """The names of the package's modules that a file imports; `from grader import files` names grader.files."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            is_package = node.module == package.name
            names = [f"{node.module}.{alias.name}" for alias in node.names] if is_package else [node.module]
        else:
            continue
        yield from (name for name in names if name.split(".")[0] == package.name)


def _floors(imports: Imports, order: Sequence[str]) -> dict[str, int]:
    floors: dict[str, int] = {}
    for room in order:
        lower = [floors[other] for other in imports[room] if other in floors]
        floors[room] = max(lower, default=-1) + 1
    return floors


def _needed(down: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """The arrows that do not follow from others."""
    below: dict[str, set[str]] = {}
    for room in TopologicalSorter(down).static_order():
        below[room] = set().union(down[room], *(below[other] for other in down[room]))
    for room, others in down.items():
        for other in sorted(others):
            if not any(other in below[between] for between in others - {other}):
                yield room, other


def _places(floors: Mapping[str, int], order: Sequence[str]) -> dict[str, tuple[int, int]]:
    """The upper left corner of each box; the ground is at the foot."""
    top = max(floors.values())
    rows = [[room for room in order if floors[room] == floor] for floor in range(top + 1)]
    widest = max(map(len, rows))
    return {
        room: (10 + _ACROSS * place + _ACROSS * (widest - len(row)) // 2, 10 + _UP * (top - floor))
        for floor, row in enumerate(rows)
        for place, room in enumerate(row)
    }


def _box(room: str, x: int, y: int) -> str:
    text = f'<text x="{x + _WIDTH // 2}" y="{y + _HEIGHT // 2 + 5}">{escape(room)}</text>'
    return f'<rect x="{x}" y="{y}" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>{text}'


def _arrow(start: tuple[int, int], end: tuple[int, int], kind: str) -> str:
    """From the foot of one box to the head of another, or back up from head to foot."""
    drop = _HEIGHT if kind == "down" else 0
    x1, y1 = start[0] + _WIDTH // 2, start[1] + drop
    x2, y2 = end[0] + _WIDTH // 2, end[1] + _HEIGHT - drop
    bend = (y2 - y1) // 2
    return f'<path class="{kind}" d="M{x1} {y1} C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}" marker-end="url(#tip)"/>'


_STYLE = """<style>
.rooms { color: inherit; font: 14px sans-serif; height: auto; }
.rooms rect { fill: var(--color-background-primary, white); stroke: currentColor; }
.rooms text { fill: currentColor; text-anchor: middle; }
.rooms > path { fill: none; stroke: currentColor; }
.rooms > path.up { stroke: #d55e00; stroke-width: 2; }
.rooms marker { fill: currentColor; }
</style><defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="9" markerHeight="9" orient="auto"
markerUnits="userSpaceOnUse"><path d="M0 0 8 4 0 8z"/></marker></defs>"""


if __name__ == "__main__":
    found = imports_of(Path(sys.argv[1]))
    print(drawing(found, order_by_imports(found)))
    if faults := upward(found, order_by_imports(found)):
        sys.exit("\n".join(faults))
