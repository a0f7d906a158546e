"""Running a course's files of questions: each course's modules are its own, however many courses one process sees.

A question file imports helpers as `solutions.questions._name`, and what states a question for learners from the
packages of the course. Two courses both have such names, so the modules of a course live under names of their own, and
what its files import as `solutions`, or as one of its packages, comes from there, also later, when a function imports
as it runs. As in any import, a module is known by name while it runs: dataclasses, enumerations, type hints and pickle
ask for that.
"""

import builtins
import hashlib
import importlib
import importlib.util
import sys
from collections.abc import Mapping, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Any

from grader.errors import CourseError
from grader.questions import Question

_OF_COURSE = "_of_course_"
_FOLDERS: dict[str, Path] = {}
"""Where the packages of all courses lie, by the names that they go under here."""


def load_questions(home: Path, packages: Sequence[Path], stem: str) -> Sequence[Question]:
    """The questions of solutions/questions/<stem>.py, which is run once. It says `question = ...` or
    `questions = (...)`. `packages` are the folders of the course's own packages.

    Raises CourseError where it cannot be run or holds no questions.
    """
    path = home / "solutions" / "questions" / f"{stem}.py"
    name = f"{_own_name(home, packages)}.questions.{stem}"
    if name not in sys.modules:
        importlib.invalidate_caches()  # or a file that has just been written would not be seen
    try:
        module = importlib.import_module(name)
    except Exception as error:
        raise CourseError(f"{path} cannot be run: {type(error).__name__}: {error}") from error
    questions = tuple(getattr(module, "questions", ())) or (getattr(module, "question", None),)
    if None in questions:
        raise CourseError(f"{path}: it defines neither `question` nor `questions`.")
    return questions


def load_from_package(home: Path, packages: Sequence[Path], name: str) -> ModuleType:
    """A module of one of the course's own packages, such as "my_lab.exercises.total". Raises CourseError where it
    cannot be run.
    """
    package, _, rest = name.partition(".")
    mark = _own_name(home, packages).removeprefix("solutions")
    try:
        return importlib.import_module(f"{package}{mark}.{rest}")
    except Exception as error:
        raise CourseError(f"{name} cannot be run: {type(error).__name__}: {error}") from error


def _own_name(home: Path, packages: Sequence[Path]) -> str:
    """The name of the package that stands for the folder solutions/ of the course at `home`.

    From then on it can be imported, and so can the packages of the course, under such names.
    """
    mark = _OF_COURSE + hashlib.sha256(str(home.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:16]
    for folder in (home / "solutions", *packages):
        _FOLDERS[folder.name + mark] = folder.resolve()
    return f"solutions{mark}"


class _Loader(SourceFileLoader):
    """Runs a file of a course, to which `solutions` and the course's packages mean the course's own."""

    def exec_module(self, module: ModuleType) -> None:
        """Run the module. What stands in `__builtins__` serves all its functions, for as long as they live."""
        mark = _OF_COURSE + module.__name__.partition(".")[0].rpartition(_OF_COURSE)[2]
        module.__dict__["__builtins__"] = _builtins(mark)
        super().exec_module(module)


def namespace_of(home: Path, packages: Sequence[Path]) -> dict[str, Any]:
    """An empty namespace in which code of the course at `home` may run: what it imports is the course's own."""
    own = _own_name(home, packages)
    return {"__builtins__": _builtins(_OF_COURSE + own.rpartition(_OF_COURSE)[2])}


def _builtins(mark: str) -> dict[str, Any]:
    """The built-in names, but for an import that looks among one course's own packages first."""

    def find(
        name: str,
        namespace: Mapping[str, object] | None = None,
        local: Mapping[str, object] | None = None,
        wanted: Sequence[str] | None = (),
        level: int = 0,
    ) -> ModuleType:
        first = name.partition(".")[0]
        if level == 0 and first + mark in _FOLDERS:
            name = name.replace(first, first + mark, 1)
        return builtins.__import__(name, namespace, local, wanted or (), level)

    return {**vars(builtins), "__import__": find}


class _Finder(MetaPathFinder):
    """Finds the modules of all courses."""

    def find_spec(self, fullname: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:
        """Where a module of a course lies; None for every other module."""
        if _OF_COURSE not in fullname:
            return None
        specification = _package(fullname) if fullname in _FOLDERS else PathFinder.find_spec(fullname, path)
        if specification and specification.origin and isinstance(specification.loader, SourceFileLoader):
            specification.loader = _Loader(fullname, specification.origin)
        return specification


def _package(name: str) -> ModuleSpec | None:
    """What a folder is as a package; solutions/ needs no `__init__.py` for that."""
    folder = _FOLDERS[name]
    start = folder / "__init__.py"
    if start.is_file():
        return importlib.util.spec_from_file_location(name, start, submodule_search_locations=[str(folder)])
    specification = ModuleSpec(name, None, is_package=True)
    specification.submodule_search_locations = [str(folder)]
    return specification


sys.meta_path.insert(0, _Finder())
