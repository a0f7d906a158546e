"""The table [tool.grader] of a course's pyproject.toml: which keys there are, and what each may hold."""

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path, PurePosixPath
from typing import Any

from grader.errors import CourseError
from grader.runner.bounds import Bounds

SETTINGS_FILE = "pyproject.toml"
TABLE = "[tool.grader]"
_NAME = re.compile(r"\w[\w.-]*( [\w.-]+)*")
"""A name that is one folder or one file on every system, and no pattern to nbgrader."""


@dataclass(frozen=True)
class _Key:
    """One key: what it says, an example, and the check that returns what is wrong with a value, or nothing."""

    says: str
    example: str
    fault: Callable[[Any], str]


def read_settings(path: Path) -> Mapping[str, Any]:
    """The table [tool.grader] of the file at `path`, whose keys all exist and hold what they should.

    Raises CourseError, which names the file and the key, says what is wrong and shows how it should look.
    """
    table = _table(path)
    _require_known(path, TABLE, table, list(KEYS))
    if "assignments" not in table:
        raise CourseError(f"{path}: {TABLE} lacks `assignments`. {_how('assignments')}")
    for name, value in table.items():
        if fault := KEYS[name].fault(value):
            raise CourseError(f"{path}: `{name}` in {TABLE} {fault}. {_how(name)}")
    bounds = table.get("bounds", {})
    _require_known(path, f"{TABLE[:-1]}.bounds]", bounds, [bound.name for bound in fields(Bounds)])
    try:
        Bounds.from_settings(bounds)
    except CourseError as error:
        raise CourseError(f"{path}: {error}") from error
    return table


def unknown(name: str, known: Sequence[str]) -> str:
    """What to say of a name that does not exist: the nearest, and those that do."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"{f'perhaps it needs `{near[0]}`. ' if near else ''}There are: {', '.join(known)}."


def _require_known(path: Path, table: str, names: Iterable[str], known: Sequence[str]) -> None:
    for name in names:
        if name not in known:
            raise CourseError(f"{path}: {table} has no key `{name}`: {unknown(name, known)}")


def _table(path: Path) -> dict[str, Any]:
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))  # some editors put a mark before the text
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{path} is no TOML: {error}.") from error
    except OSError as error:
        raise CourseError(f"{path} cannot be read: {error.strerror or error}.") from error
    tool = tables.get("tool")
    found = tool.get("grader") if isinstance(tool, dict) else None
    if not isinstance(found, dict):
        raise CourseError(f"{path}: no table {TABLE} can be read. It names the course's assignments.")
    return found


def _how(name: str) -> str:
    key = KEYS[name]
    return f"It holds {key.says}, as in: {name} = {key.example}"


def _list_fault(value: Any) -> str:
    if not isinstance(value, list):
        return f"is {value!r}, which is no list"
    for one in value:
        if not isinstance(one, str):
            return f"holds {one!r}, which is no text"
        if value.count(one) > 1:
            return f"names {one!r} twice"
    return ""


def _names_fault(value: Any) -> str:
    if fault := _list_fault(value):
        return fault
    unfit = next((one for one in value if not _NAME.fullmatch(one)), None)
    return "" if unfit is None else f"holds {unfit!r}, which is no plain name"


def _assignments_fault(value: Any) -> str:
    return _names_fault(value) or ("" if value else "is empty")


def _imports_fault(value: Any) -> str:
    if fault := _list_fault(value):
        return fault
    unfit = next((one for one in value if not all(part.isidentifier() for part in one.split("."))), None)
    return "" if unfit is None else f"holds {unfit!r}, which is no name of a module"


def _packages_fault(value: Any) -> str:
    """Learners' notebooks may read these folders: nothing above the course's folder, and no solution."""
    if fault := _list_fault(value):
        return fault
    for one in value:
        path = PurePosixPath(one)
        if path.is_absolute() or ".." in path.parts:
            return f"holds {one!r}, which leads out of the course's folder"
        if not path.parts or path.parts[0] == "solutions":
            return f"holds {one!r}, where notebooks could read the solutions"
    return ""


def _text_fault(value: Any) -> str:
    if not isinstance(value, str):
        return f"is {value!r}, which is no text"
    return "" if value.strip() else "is empty"


def _table_fault(value: Any) -> str:
    return "" if isinstance(value, dict) else f"is {value!r}, which is no table"


KEYS: Mapping[str, _Key] = {
    "title": _Key("the course's title, for pages", '"Doubling"', _text_fault),
    "assignments": _Key(
        "the names of the assignments, folders of solutions/, in the order of the day",
        '["lessons", "exam"]',
        _assignments_fault,
    ),
    "day": _Key("the names of the notebooks, in the order of the day", '["01_doubling", "final"]', _names_fault),
    "ask": _Key("the sentence that says where learners ask", '"Ask a neighbour first."', _text_fault),
    "imports": _Key("the modules to import before notebooks run", '["numpy"]', _imports_fault),
    "packages": _Key(
        "the course's own packages that notebooks may read, as paths in the course's folder",
        '["course/doubling"]',
        _packages_fault,
    ),
    "bounds": _Key("what a notebook may use, as a table", "{ cell_seconds = 10 }", _table_fault),
}
"""Every key of the table, in the order in which a course is thought of."""
