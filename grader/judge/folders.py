"""The instructor's folders, kept out of what learners read: tracebacks, warnings and values name files by path."""

import re
import sys
import sysconfig
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import grader
from grader.course import Course

_GRADER = Path(str(grader.__file__)).parent
_TELL_NOTHING = ("/", "/usr", "/usr/local")
"""Where every machine has its Python."""
_TEMPORARY = Path(tempfile.gettempdir())
_LIBRARY = "library"
_CUT = "<...>"
"""In the middle of a path where %whos shortens it."""
_PATH_BEGINS = r"(?:(?<![\w.])|(?<=[\d;\[]m))"
"""After no word, or after a colour."""


class PrivateFolders:
    """The folders that a learner's process knows of, each with the word that stands for it.

    A file of a library is named from the library on (`numpy/__init__.py`), one in the scratch folder from there
    (`./data.csv`), and of the grader's own only that it is the grader's. Other paths stay: they are a learner's own.
    """

    def __init__(self, course: Course) -> None:
        self._words = {str(one): word for path, word in _words(course) for one in (path, path.resolve())}
        ours, temporary = {_GRADER, _GRADER.resolve()}, {_TEMPORARY, _TEMPORARY.resolve()}
        known = {*self._words, *map(str, ours | temporary)}
        self._beginnings = {path[: path.find("/", 1) + 1] or path for path in known} | {_CUT}
        self._paths = re.compile(
            rf"(?P<grader>{_any_of(map(str, ours))})(?:/[\w./-]*|(?![\w-]))"
            rf"|(?P<scratch>{_any_of(map(str, temporary))})/grader-\d+-\w+(?:/\w+)?"
            rf"|(?P<folder>{_any_of(self._words)})(?P<more>/|(?![\w-]|\.\w))"
            rf"|(?P<cut>/[\w./-]*{_CUT})"
        )

    def hide(self, data: Any) -> Any:
        """The same plain data, such as outputs, with the words in place of the folders in all its texts."""
        if isinstance(data, str):
            return self._paths.sub(self._word, data) if any(one in data for one in self._beginnings) else data
        if isinstance(data, dict):
            return {key: value if key.startswith("image/") else self.hide(value) for key, value in data.items()}
        return [self.hide(item) for item in data] if isinstance(data, list | tuple) else data

    def _word(self, path: re.Match[str]) -> str:
        if path["grader"]:
            return "the grader"
        if path["scratch"]:
            return "."
        if path["cut"]:
            return _CUT
        word, more = self._words[path["folder"]], path["more"]
        return f"{word}{more}" if word else "" if more else _LIBRARY


def _any_of(paths: Iterable[str]) -> str:
    """Any of the paths, the longest first; one of a single step, such as /root, only where a path can begin."""
    longest_first = sorted(paths, key=len, reverse=True)
    return "|".join(re.escape(path) if "/" in path[1:] else _PATH_BEGINS + re.escape(path) for path in longest_first)


def _words(course: Course) -> Iterator[tuple[Path, str]]:
    """Each folder and its word; the later holds where two are one. None for what a file in it is named from."""
    folders = [(Path.home(), "~"), (Path(sys.prefix), "python"), (Path(sys.base_prefix), "python")]
    folders += [(_GRADER.parent, "course"), (course.home, "course")]
    yield from (one for one in folders if str(one[0]) not in _TELL_NOTHING)
    libraries = [Path(sysconfig.get_path(kind)) for kind in ("stdlib", "platstdlib", "purelib", "platlib")]
    yield from ((folder, "") for folder in [*libraries, *(package.parent for package in course.packages)])
