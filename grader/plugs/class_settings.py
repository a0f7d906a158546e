"""What a class folder says of itself: the settings that plain nbgrader finds there, and those that we cannot follow.

A setting is followed, or it is refused by name before anything is touched: one that is passed over would send scores
to one place while the formgrader reads another.
"""

import contextlib
import copy
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from jupyter_core.paths import jupyter_config_path
from traitlets.config import Config
from traitlets.config.loader import JSONFileConfigLoader, PyFileConfigLoader

from grader.course import Course, is_course
from grader.errors import ClassSettingsError

CONFIG_FILE = "nbgrader_config.py"
_JSON_FILE = "nbgrader_config.json"
_OLD_SECTIONS = ("BaseApp", "BaseNbGraderApp", "BasicConfig", "NbGraderConfig", "NbGrader")
"""Names that nbgrader's application still takes for its course directory, as `_load_config` of its baseapp.py says."""


def class_settings(root: Path) -> Config:
    """The settings that nbgrader reads when it is started in the class folder `root`: Jupyter's, then the folder's.

    Raises ClassSettingsError where a file cannot be run.
    """
    found = Config()
    for _, settings in _files(root):
        found.merge(copy.deepcopy(settings))
    return found


def named_course(root: Path) -> Path | None:
    """The course's folder that the settings of a class folder name through `configure`, or None.

    Raises ClassSettingsError as `class_settings` does.
    """
    home = class_settings(root).JudgeAnswers.get("home")
    return root / str(home) if home else None


def directory_settings(root: Path) -> dict[str, tuple[Any, Path]]:
    """What the settings say of nbgrader's course directory: each value, and the file that says it.

    Raises ClassSettingsError as `class_settings` does.
    """
    found = {}
    for path, settings in _files(root):
        for section in ("CourseDirectory", *_OLD_SECTIONS):
            for name, value in settings.get(section, {}).items():
                found["root" if name == "course_directory" else name] = value, path
    return found


def require_followed(course: Course, root: Path) -> None:
    """Raise ClassSettingsError where the settings place a class's things, or choose its learners, as we do not."""
    folders = {f"{step}_directory": root / step for step in ("submitted", "autograded", "feedback")}
    folders["root"] = root
    if (told := named_course(root)) is None or is_course(told):  # else these are in a folder that is gone
        folders |= {"source_directory": course.build / "source", "release_directory": course.released}
    structure = str(Path("{nbgrader_step}", "{student_id}", "{assignment_id}"))
    texts = {"directory_structure": structure, "student_id": "*", "notebook_id": "*"}
    texts |= {"student_id_exclude": "", "assignment_id": ""}
    for name, (value, path) in directory_settings(root).items():
        followed = value == texts.get(name, value)
        if name in folders:
            followed = os.path.realpath(root / str(value)) == os.path.realpath(folders[name])
        if not followed:
            wanted = folders.get(name, texts.get(name))
            raise ClassSettingsError(
                f"{path}: CourseDirectory.{name} is {str(value)!r}, and the grader only works with {str(wanted)!r}. "
                "Take that line out. Nothing was changed."
            )


def _files(root: Path) -> Iterator[tuple[Path, Config]]:
    """Each file of settings with what it says, in the order in which one overrules another."""
    for folder in (*map(Path, reversed(jupyter_config_path())), root):
        for name in (CONFIG_FILE, _JSON_FILE):
            path = folder / name
            if path.is_file():
                state = path.stat()
                yield path, _loaded(path, root, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=100)
def _loaded(path: Path, root: Path, changed: int, size: int) -> Config:
    """Run a file of settings as nbgrader would, in the class folder. Kept as long as the file is as it was."""
    loader = PyFileConfigLoader if path.name == CONFIG_FILE else JSONFileConfigLoader
    try:
        with contextlib.chdir(root if root.is_dir() else Path.cwd()):
            return loader(path.name, path=str(path.parent)).load_config()
    except (Exception, SystemExit) as error:
        reason = f"{type(error).__name__}: {error}"
        raise ClassSettingsError(f"{path} cannot be run: {reason}. Mend it, or delete it.") from error
