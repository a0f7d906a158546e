"""`grader new`."""

import json
import os
import shlex
import shutil
from pathlib import Path
from typing import Annotated

import typer

from grader.commands.speaking import say, speaking
from grader.course.settings_file import SETTINGS_FILE
from grader.errors import CourseError
from grader.files import printable

_TEMPLATE = Path(__file__).parent / "new_course"
_TITLE = "A new course"
"""The title of the course in the template, whose files are a course that can be used as it is."""
_MOST_NAMES = 5


@speaking
def new(
    folder: Annotated[Path, typer.Argument(help="Where to write it: a folder that is empty, or not there yet.")],
) -> None:
    """Write a small course that runs at once, to be changed into your own.

    Example: grader new my-course
    """
    home = folder.resolve()
    _require_empty(home)
    _write(home)
    say(f"Wrote a course into {home}.")
    go = "" if home == Path.cwd() else f"cd {shlex.quote(str(folder))} && "
    say(f"Next: `{go}grader demo` grades a sample class. README.md there says how to make the course your own.")


def _require_empty(home: Path) -> None:
    """Raise CourseError where there is something at `home` that could be lost."""
    if home.exists() and not home.is_dir():
        raise CourseError(f"{home} is a file. Name a folder that is empty, or not there yet. Nothing was written.")
    names = sorted(printable(path.name) for path in home.iterdir()) if home.is_dir() else []
    if names:
        more = f" and {len(names) - _MOST_NAMES} more" if names[_MOST_NAMES:] else ""
        shown = ", ".join(names[:_MOST_NAMES]) + more
        raise CourseError(f"{home} is not empty: it holds {shown}. Name another folder. Nothing was written.")


def _write(home: Path) -> None:
    """Write all beside, then move it into `home`: the settings last, without which the folder is no course."""
    beside = home.with_name(f".{home.name}.{os.getpid()}.new")
    try:
        for path in _TEMPLATE.rglob("*"):
            if path.is_file() and path.parent.name != "__pycache__":
                target = beside / path.relative_to(_TEMPLATE)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(_filled(path, printable(home.name)), encoding="utf-8")
        home.mkdir(exist_ok=True)
        for made in sorted(beside.iterdir(), key=lambda path: path.name == SETTINGS_FILE):
            made.rename(home / made.name)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _filled(path: Path, title: str) -> str:
    """The text of a file of the template, with the title of the course in it."""
    in_quotes = path.name == SETTINGS_FILE
    return path.read_text(encoding="utf-8").replace(
        _TITLE, json.dumps(title, ensure_ascii=False)[1:-1] if in_quotes else title
    )
