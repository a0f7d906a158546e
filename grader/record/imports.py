"""What a piece of code is made of, read from its imports: the files of one package, and the libraries beyond it.

Nothing is run. An import counts wherever it stands, in a function too, and so does a module or a template that is only
named in a string, as `python -m` and Jinja want it.
"""

import ast
import platform
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import metadata
from pathlib import Path

from grader.syntax import parse

_DOTTED = re.compile(r"[^\W\d]\w*(\.[^\W\d]\w*)+")
_TEMPLATES = "templates"


def files_of(home: Path, package: str, start: Iterable[Path]) -> list[Path]:
    """The files in `start` and all of `package`, which lies in `home`, that they import, directly or not; templates
    that they name come too.
    """
    waiting, found = list(start), set[Path]()
    while waiting:
        path = waiting.pop()
        if path not in found and path.is_file():
            found.add(path)
            waiting += [*_named_modules(home, package, path), *_named_templates(path)]
    return sorted(found)


def module_file(home: Path, name: str) -> Path:
    """Where the module of that dotted name lies, if it is one."""
    plain = home.joinpath(*name.split("."))
    return plain / "__init__.py" if plain.is_dir() else plain.with_suffix(".py")


def libraries_of(paths: Iterable[Path], more: Iterable[str] = ()) -> list[str]:
    """Python and the libraries that files import, and those that provide the modules `more`, each with its version."""
    names = {name for path in paths for name in _read(path).imported} | set(more)
    tops = {name.partition(".")[0] for name in names} - sys.stdlib_module_names - {__name__.partition(".")[0]}
    libraries = {library for top in tops for library in _providers().get(top, ())}
    return [f"Python {platform.python_version()}", *(f"{one} {metadata.version(one)}" for one in sorted(libraries))]


def _named_modules(home: Path, package: str, path: Path) -> Iterator[Path]:
    """The files of the modules of `package` that a file imports or names, and of the packages around them."""
    own = path.relative_to(home).parts if path.is_relative_to(home) else ()
    read = _read(path)
    near = {".".join((*own[: len(own) - level], name)) for level, name in read.relative if own}
    for name in (*read.imported, *near, *(text for text in read.strings if _DOTTED.fullmatch(text))):
        steps = name.split(".")
        if steps[0] == package:
            yield from (module_file(home, ".".join(steps[:depth])) for depth in range(1, len(steps) + 1))


def _named_templates(path: Path) -> Iterator[Path]:
    """The templates that a module names in its strings, and those that a template names in its own."""
    folder = path.parent / _TEMPLATES if path.suffix == ".py" else path.parent
    if folder.name == _TEMPLATES and folder.is_dir():
        yield from (one for one in sorted(folder.iterdir()) if one.name in _read(path).strings)


@dataclass(frozen=True)
class _Read:
    """The dotted names that a file imports, those that it imports from so many folders up, and its strings."""

    imported: frozenset[str] = frozenset()
    relative: frozenset[tuple[int, str]] = frozenset()
    strings: frozenset[str] = frozenset()


def _read(path: Path) -> _Read:
    state = path.stat()
    return _read_once(path, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=2000)
def _read_once(path: Path, changed: int, size: int) -> _Read:
    """Kept as long as the file is as it was: two assignments share most of them."""
    if path.suffix != ".py":
        return _Read(strings=frozenset(re.findall(r'"([\w.-]+)"', path.read_text("utf-8", "replace"))))
    try:
        nodes = [*ast.walk(parse(path.read_bytes()))]
    except (SyntaxError, ValueError):
        return _Read()  # whoever runs it says so better
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    told = [(node.level, name) for node in nodes if isinstance(node, ast.ImportFrom) for name in _from(node)]
    strings = (node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str))
    absolute = {name for level, name in told if not level}
    return _Read(frozenset(plain | absolute), frozenset(one for one in told if one[0]), frozenset(strings))


def _from(node: ast.ImportFrom) -> list[str]:
    """What `from module import name` may mean: a module of that name in it, or a name in that module."""
    return [f"{node.module}.{alias.name}" if node.module else alias.name for alias in node.names]


@cache
def _providers() -> dict[str, list[str]]:
    """The libraries that provide each module."""
    return {name: list(libraries) for name, libraries in metadata.packages_distributions().items()}
