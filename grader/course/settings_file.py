"""Reading the settings of a course: what cannot be is said with the file, the key and an example."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path, PurePosixPath
from typing import Any

import msgspec

from grader.course.settings import BOUNDS_TABLE, TABLE, Settings, setting_of
from grader.errors import CourseError
from grader.runner.bounds import Bounds

SETTINGS_FILE = "pyproject.toml"
_KEYS = {TABLE: [key.name for key in fields(Settings)], BOUNDS_TABLE: [key.name for key in fields(Bounds)]}
_PLACE = re.compile(r"`\$\.(\w+)(?:\.(\w+)|\[(\d+)\])?`\Z")
"""How msgspec ends what it says of a fault: the key, and within it the bound or the number of the item."""


def read_settings(path: Path) -> Settings:
    """The settings in the file at `path`, all of which exist and hold what they should.

    Raises CourseError, which names the file and the key, says what is wrong and shows how it should look.
    """
    table = _table(path)
    _require_known(path, TABLE, table)
    if "assignments" not in table:
        raise CourseError(f"{path}: {TABLE} lacks `assignments`. {_how('assignments')}")
    if isinstance(table.get("bounds"), dict):
        _require_known(path, BOUNDS_TABLE, table["bounds"])
    try:
        settings = msgspec.convert(table, Settings)
    except msgspec.ValidationError as error:
        raise CourseError(f"{path}: {_misfit(table, str(error))}") from error
    if fault := _repeated(settings) or _unsafe_package(settings):
        raise CourseError(f"{path}: {fault}")
    return settings


def unknown(name: str, known: Sequence[str]) -> str:
    """What to say of a name that does not exist: the nearest, and those that do."""
    near = difflib.get_close_matches(name, known, n=1)
    return f"{f'perhaps it needs `{near[0]}`. ' if near else ''}There are: {', '.join(known)}."


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


def _require_known(path: Path, table: str, names: Iterable[str]) -> None:
    for name in names:
        if name not in _KEYS[table]:
            elsewhere = next((f"it belongs into {other}. " for other, keys in _KEYS.items() if name in keys), "")
            raise CourseError(f"{path}: {table} has no key `{name}`: {elsewhere}{unknown(name, _KEYS[table])}")


def _misfit(table: Mapping[str, Any], said: str) -> str:
    """What is wrong with the value that the model refuses, at the place that msgspec has `said`."""
    place = _PLACE.search(said)
    if place is None:
        return f"{TABLE}: {said}."
    key, bound, number = place.groups()
    value, setting = table[key], setting_of(TABLE, key)
    if bound:
        needed = setting_of(BOUNDS_TABLE, bound).kind
        return f"{BOUNDS_TABLE}: {bound} = {value[bound]!r} is impossible; it must be a {needed}."
    if number:
        item = value[int(number)]
        return _about(key, f"holds {item!r}, which is no {setting.items if isinstance(item, str) else 'text'}")
    is_of_its_kind = isinstance(value, str if setting.kind == "text" else list)
    return _about(key, "is empty" if is_of_its_kind else f"is {value!r}, which is no {setting.kind}")


def _repeated(settings: Settings) -> str:
    for key in ("assignments", "day", "imports", "packages"):
        names = getattr(settings, key)
        twice = [name for name in names if names.count(name) > 1]
        if twice:
            return _about(key, f"names {twice[0]!r} twice")
    return ""


def _unsafe_package(settings: Settings) -> str:
    """Learners' notebooks may read the packages: nothing above the course's folder, and no solution."""
    for one in settings.packages:
        path = PurePosixPath(one)
        if path.is_absolute() or ".." in path.parts:
            return _about("packages", f"holds {one!r}, which leads out of the course's folder")
        if not path.parts or path.parts[0] == "solutions":
            return _about("packages", f"holds {one!r}, where notebooks could read the solutions")
    return ""


def _about(key: str, fault: str) -> str:
    return f"`{key}` in {TABLE} {fault}. {_how(key)}"


def _how(key: str) -> str:
    setting = setting_of(TABLE, key)
    says = setting.says.removesuffix(".")
    return f"It holds {says[0].lower()}{says[1:]}, as in: {key} = {setting.example}"
