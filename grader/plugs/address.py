"""Where a class keeps its gradebook: gradebook.db in its folder, or the SQLite file that its settings name."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from grader.errors import GradebookError
from grader.plugs.class_settings import directory_settings

_FILE = "gradebook.db"
_WAY_OUT = (
    f"Take db_url out, and the gradebook is {_FILE} in the class folder; or name a file, as in "
    f"db_url = 'sqlite:///{_FILE}'. Nothing was changed."
)


def gradebook_path(root: Path) -> Path:
    """The file that holds the gradebook of the class folder `root`. A relative db_url starts there.

    Raises GradebookError where db_url names anything but a file of SQLite in a folder that is there, or the gradebook
    of another class; never with the address itself, which may hold a password.
    """
    if "db_url" not in (settings := directory_settings(root)):
        return root / _FILE
    address, said_by = settings["db_url"]
    try:
        path = root / _sqlite_file(address)
        _require_place(path, root)
    except ValueError as error:
        raise GradebookError(f"{said_by}: db_url {error}. {_WAY_OUT}") from error
    return path


def gradebook_url(root: Path) -> str:
    """The gradebook's address, as nbgrader wants it. Raises GradebookError as `gradebook_path` does."""
    return URL.create("sqlite", database=str(gradebook_path(root))).render_as_string()


def _sqlite_file(address: Any) -> str:
    """The file that an address names. Raises ValueError, with what is wrong with the address, where it names none."""
    try:
        url = make_url(str(address))
    except (ArgumentError, ValueError):
        raise ValueError("is no address of a database") from None  # the reason would show the address
    kind = url.drivername.lower()
    if kind not in ("sqlite", "sqlite+pysqlite"):
        raise ValueError(
            f"names a database of the kind {kind}, and the grader keeps its gradebooks in SQLite files only"
        )
    if url.database in (None, "", ":memory:"):
        raise ValueError("names no file, so that the gradebook would be gone after each command")
    if url.query or str(url.database).startswith("file:"):
        raise ValueError("has options of SQLite in it, which the grader does not follow")
    return str(url.database)


def _require_place(path: Path, root: Path) -> None:
    folder = path.parent
    if not folder.is_dir():
        raise ValueError(f"names {path}, whose folder does not exist")
    if folder.resolve() != root.resolve() and (folder / "submitted").is_dir():
        raise ValueError(f"names {path}, the gradebook of another class: scores of both would run together")
