"""Turns the templates of this package into HTML. Every value is made legible and escaped on its way in."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from grader.verdict.looks import LOOKS, legible, number, percent, score_in_words


def render(template: str, **values: object) -> str:
    """The text of a template from `grader/report/templates`. Raises jinja2.UndefinedError where it misses a value."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
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
