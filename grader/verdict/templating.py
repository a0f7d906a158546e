"""Turns templates into HTML. Every value is made legible and escaped on its way in."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from grader.verdict.looks import LOOKS, legible, number, percent, score_in_words


def render(template: Path, **values: object) -> str:
    """The text of a template, which may include others of its folder. Raises jinja2.UndefinedError where it misses a
    value.
    """
    return _environment(template.parent).get_template(template.name).render(**values)


@cache
def _environment(templates: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        finalize=_made_legible,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["looks"] = LOOKS
    environment.filters |= {
        "in_address": _in_address,
        "number": number,
        "percent": percent,
        "score_in_words": score_in_words,
    }
    return environment


def _in_address(name: str) -> str:
    """A name as one step of a relative address."""
    return quote(name, safe="", errors="replace")


def _made_legible(value: Any) -> Any:
    # Only bare strings: markup made by a macro has been through here already, and must stay markup.
    return legible(value) if type(value) is str else value
