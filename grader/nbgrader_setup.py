"""How nbgrader is set up: the one configuration that our commands, plain `nbgrader` and the formgrader all share."""

import functools
import os
import sys
from pathlib import Path
from typing import Any

from nbconvert.preprocessors import CSSHTMLHeaderPreprocessor
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import (
    AssignLatePenalties,
    CheckCellMetadata,
    ClearHiddenTests,
    ClearMarkScheme,
    ClearOutput,
    ComputeChecksums,
    GetGrades,
    IgnorePattern,
    LimitOutput,
    LockCells,
)
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from grader import files
from grader.course import Course, find_course
from grader.errors import CourseError
from grader.intake.exporter import SubmissionExporter, find_renamed
from grader.judge.preprocessors import JudgeAnswers, SaveVerdicts
from grader.release.registering import SaveQuestions
from grader.release.stubs import ClearSolutions
from grader.report.summary import SummariseVerdicts

CONFIG_FILE = "nbgrader_config.py"

_RELEASE_STEPS = [
    LockCells,
    ClearSolutions,
    ClearOutput,
    CheckCellMetadata,
    ComputeChecksums,
    SaveQuestions,
    ClearHiddenTests,
    ClearMarkScheme,
    ComputeChecksums,
    CheckCellMetadata,
]
_AUTOGRADE_STEPS = [JudgeAnswers, IgnorePattern, LimitOutput, SaveVerdicts, AssignLatePenalties, CheckCellMetadata]

_FEEDBACK_STEPS = [GetGrades, SummariseVerdicts, CSSHTMLHeaderPreprocessor]


def configure(config: Any, home: Path | None = None, root: Path | None = None) -> None:
    """Write our settings into a traitlets config, as `nbgrader_config.py` calls it.

    `home` is the course's folder (default: found from the working folder), `root` the class folder (default: `home`).
    """
    course = Course(Path(home).resolve()) if home else find_course()
    put_tools_on_path()
    if root is not None:
        config.CourseDirectory.root = str(root)
    config.CourseDirectory.source_directory = str(course.build / "source")
    config.HTMLExporter.exclude_anchor_links = True  # a heading would be called as the formgrader's own boxes
    config.CourseDirectory.release_directory = str(course.released)
    config.ClearSolutions.code_stub = {"python": "raise NotImplementedError  # your code here"}
    config.ClearSolutions.text_stub = "*Your answer here.*"
    config.GenerateAssignment.preprocessors = list(_RELEASE_STEPS)
    config.Autograde.exporter_class = SubmissionExporter
    config.Autograde.pre_convert_hook = functools.partial(find_renamed, course.released)
    config.JudgeAnswers.home = str(course.home)
    config.Autograde.autograde_preprocessors = list(_AUTOGRADE_STEPS)
    config.GenerateFeedback.preprocessors = list(_FEEDBACK_STEPS)


def course_directory(course: Course, root: Path) -> tuple[CourseDirectory, Config]:
    """The course directory of a class folder and the config that goes with it, for nbgrader's converters."""
    config = Config()
    configure(config, course.home, root)
    return CourseDirectory(config=config), config


def class_config(course: Course, root: Path) -> Config:
    """The settings of a class folder: ours, and what its nbgrader_config.py says beyond them, such as penalties.

    Raises CourseError where that file cannot be run.
    """
    _, config = course_directory(course, root)
    if (root / CONFIG_FILE).is_file():
        try:
            config.merge(PyFileConfigLoader(CONFIG_FILE, path=str(root)).load_config())
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            raise CourseError(f"{root / CONFIG_FILE} cannot be run: {reason}. Mend it, or delete it.") from error
    return config


def put_tools_on_path() -> None:
    """Let nbgrader find alembic, which it starts by name when it makes a new gradebook."""
    tools = str(Path(sys.executable).parent)
    folders = os.environ.get("PATH", "").split(os.pathsep)
    if tools not in folders:
        os.environ["PATH"] = os.pathsep.join([tools, *folders])


def write_root_config(course: Course, root: Path) -> None:
    """Write the nbgrader_config.py that makes plain `nbgrader` and the formgrader work from within a class folder."""
    text = (
        '"""Makes plain `nbgrader` and the formgrader judge this class as `grader grade` does."""\n\n'
        "from pathlib import Path\n\nfrom grader.nbgrader_setup import configure\n\n"
        f"configure(get_config(), home={str(course.home)!r}, root=Path(__file__).resolve().parent)\n"
    )
    files.write_text(root / CONFIG_FILE, text)
