"""The settings of a course as one typed model: the table [tool.grader] of its pyproject.toml.

Each field has a type, its limits, a default, a sentence and an example. What is said of a fault, `grader doctor
--settings` and the documentation are made from them.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from grader.runner.bounds import Bounds

TABLE, BOUNDS_TABLE = "[tool.grader]", "[tool.grader.bounds]"
_KINDS = {"string": "text", "array": "list", "integer": "whole number", "number": "number"}
"""What people call the types of JSON."""

Text = Annotated[str, Meta(pattern=r"\S")]
PlainName = Annotated[str, Meta(pattern=r"\A\w[\w.-]*( [\w.-]+)*\Z", title="plain name")]
"""A name that is one folder or one file on every system, and no pattern to nbgrader."""
ModuleName = Annotated[str, Meta(pattern=r"\A[^\W\d]\w*(\.[^\W\d]\w*)*\Z", title="name of a module")]
FolderPath = Annotated[str, Meta(title="path")]


def _says(sentence: str, example: Any) -> Any:
    return Meta(description=sentence, examples=[example])


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What a course says of itself, in the order in which a course is thought of."""

    title: Annotated[Text, _says("The course's title, for pages; without it, the name of its folder.", "Doubling")] = ""
    assignments: Annotated[
        tuple[PlainName, ...],
        Meta(min_length=1),
        _says("The names of the assignments, folders of solutions/, in the order of the day.", ["lessons", "exam"]),
    ]
    day: Annotated[
        tuple[PlainName, ...],
        _says("The names of the notebooks, in the order of the day.", ["01_doubling", "final"]),
    ] = ()
    ask: Annotated[Text, _says("The sentence that says where learners ask.", "Ask a neighbour first.")] = ""
    imports: Annotated[
        tuple[ModuleName, ...], _says("The modules to import before notebooks run, once for all learners.", ["numpy"])
    ] = ()
    packages: Annotated[
        tuple[FolderPath, ...],
        _says(
            "The course's own packages that notebooks may read, as paths in the course's folder.", ["course/doubling"]
        ),
    ] = ()
    bounds: Annotated[Bounds, _says("What a notebook may use, as a table.", {"cell_seconds": 10})] = field(
        default_factory=Bounds
    )


@dataclass(frozen=True)
class Setting:
    """One setting as people are told of it: its table, its name, the kind of its value, and what it says.

    `kind` is a word such as text or list, and `items` says what each item of a list is. `default` and `example` are as
    a TOML file has them; `default` is None where the setting must be made.
    """

    table: str
    name: str
    kind: str
    items: str
    default: str | None
    says: str
    example: str


def described() -> tuple[Setting, ...]:
    """All settings, table by table; what must be set comes first. The table of bounds is told by its settings."""
    return tuple(one for one in _all_settings() if one.kind != "table")


def setting_of(table: str, name: str) -> Setting:
    """The setting of that name in one of the tables."""
    return next(one for one in _all_settings() if (one.table, one.name) == (table, name))


def in_force(settings: Settings) -> Iterator[tuple[Setting, str]]:
    """All settings, and the value of each as a TOML file has it."""
    for setting in described():
        holder = settings if setting.table == TABLE else settings.bounds
        yield setting, _toml(getattr(holder, setting.name))


@cache
def _all_settings() -> tuple[Setting, ...]:
    models = msgspec.json.schema(Settings)["$defs"]
    return tuple(
        _setting(table, name, schema)
        for table, model in ((TABLE, "Settings"), (BOUNDS_TABLE, "Bounds"))
        for name, schema in models[model]["properties"].items()
    )


def _setting(table: str, name: str, schema: dict[str, Any]) -> Setting:
    items = schema["items"]["title"] if "items" in schema else ""
    default = _toml(schema["default"]) if "default" in schema else None
    return Setting(table, name, _kind(schema), items, default, schema["description"], _toml(schema["examples"][0]))


def _kind(schema: dict[str, Any]) -> str:
    kind = _KINDS.get(schema.get("type", ""), "table")
    return f"{kind} from {schema['minimum']:,} to {schema['maximum']:,}" if "minimum" in schema else kind


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return f"{{ {', '.join(f'{name} = {_toml(one)}' for name, one in value.items())} }}"
    return json.dumps(value, ensure_ascii=False).removesuffix(".0")
