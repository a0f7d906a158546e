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

from grader import files
from grader.course import Course, course_above
from grader.plugs.address import gradebook_url
from grader.plugs.class_settings import CONFIG_FILE, class_settings, directory_settings, require_followed
from grader.plugs.judging import JudgeAnswers, SaveVerdicts
from grader.plugs.registering import SaveQuestions
from grader.plugs.stubs import ClearSolutions
from grader.plugs.submission_exporter import SubmissionExporter, find_renamed
from grader.plugs.summary import SummariseVerdicts

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

_OWN_WAY = {
    "Execute": "[tool.grader.bounds] in the course's pyproject.toml bounds what a notebook may use",
    "ExecutePreprocessor": "[tool.grader.bounds] in the course's pyproject.toml bounds what a notebook may use",
    "Autograde": "submissions go through the grader's own steps",
    "BaseConverter": "submissions go through the grader's own steps",
    "OverwriteCells": "submissions go through the grader's own steps",
    "SaveAutoGrades": "scores are the verdicts'",
    "GenerateAssignment": "a release is the course's, the same for every class",
    "ClearSolutions": "a release is the course's, the same for every class",
    "ClearHiddenTests": "a release is the course's, the same for every class",
    "GenerateFeedback": "feedback pages are the grader's own",
    "GetGrades": "feedback pages are the grader's own",
}
"""Parts of nbgrader whose settings our commands do not follow, and what holds in their place."""

_FEEDBACK_STEPS = [GetGrades, SummariseVerdicts, CSSHTMLHeaderPreprocessor]


def configure(config: Any, home: Path | None = None, root: Path | None = None) -> None:
    """Write our settings into a traitlets config, as `nbgrader_config.py` calls it.

    `home` is the course's folder (default: the course that holds the working folder), `root` the class folder (default:
    the working folder). Where there is no course, the judge says so: nbgrader passes over a configuration that fails,
    and would go on to run submissions unconfined.
    """
    course = Course(Path(home).resolve()) if home else course_above(Path.cwd())
    put_tools_on_path()
    if root is not None:
        config.CourseDirectory.root = str(root)
    config.HTMLExporter.exclude_anchor_links = True  # a heading would be called as the formgrader's own boxes
    config.ClearSolutions.code_stub = {"python": "raise NotImplementedError  # your code here"}
    config.ClearSolutions.text_stub = "*Your answer here.*"
    config.GenerateAssignment.preprocessors = list(_RELEASE_STEPS)
    config.Autograde.exporter_class = SubmissionExporter
    config.JudgeAnswers.home = str(course.home) if course else ""
    config.Autograde.autograde_preprocessors = list(_AUTOGRADE_STEPS)
    config.GenerateFeedback.preprocessors = list(_FEEDBACK_STEPS)
    if course:
        config.CourseDirectory.source_directory = str(course.build / "source")
        config.CourseDirectory.release_directory = str(course.released)
        config.Autograde.pre_convert_hook = functools.partial(find_renamed, course.released)


def course_directory(course: Course, root: Path) -> tuple[CourseDirectory, Config]:
    """The course directory of a class folder and the config that goes with it, for nbgrader's converters.

    Raises ClassSettingsError or GradebookError where the class folder's settings cannot be followed.
    """
    config = Config()
    configure(config, course.home, root)
    _place(config, course, root)
    return CourseDirectory(config=config), config


def class_config(course: Course, root: Path) -> Config:
    """The settings of a class folder: ours, and what its nbgrader_config.py says beyond them, such as penalties.

    Raises ClassSettingsError or GradebookError where they cannot be followed.
    """
    config = Config()
    configure(config, course.home, root)
    config.merge(class_settings(root))
    _place(config, course, root)
    return config


def passed_over(course: Course, root: Path) -> tuple[str, ...]:
    """A sentence on each setting of a class folder that our commands do not follow, though plain nbgrader does."""
    ours, said = Config(), class_settings(root)
    configure(ours, course.home, root)
    return tuple(
        f"The settings in {root / CONFIG_FILE} say {section}.{name}, which the grader does not follow: {instead}."
        for section, instead in _OWN_WAY.items()
        for name, value in said.get(section, {}).items()
        if name not in ours[section] or (value != ours[section][name] and not callable(value))
    )


def _place(config: Config, course: Course, root: Path) -> None:
    """Let all of nbgrader's parts work in `root`, with the gradebook and under the name that its settings say."""
    require_followed(course, root)
    config.JudgeAnswers.home = str(course.home)
    config.CourseDirectory.root = str(root)
    config.CourseDirectory.db_url = gradebook_url(root)
    if "course_id" in (settings := directory_settings(root)):
        config.CourseDirectory.course_id = settings["course_id"][0]


def put_tools_on_path() -> None:
    """Let nbgrader find alembic, which it starts by name when it makes a new gradebook."""
    tools = str(Path(sys.executable).parent)
    folders = os.environ.get("PATH", "").split(os.pathsep)
    if tools not in folders:
        os.environ["PATH"] = os.pathsep.join([tools, *folders])


def keep_course(course: Course, root: Path) -> None:
    """Let a class folder that says nothing of its course yet say it, so that no other course can take it up."""
    if root != course.home and not (root / CONFIG_FILE).exists():
        write_root_config(course, root)


def write_root_config(course: Course, root: Path) -> None:
    """Write the nbgrader_config.py that says which course a class folder belongs to, and makes plain `nbgrader` and
    the formgrader work from within it. A class folder inside the course's moves with it.
    """
    here = "Path(__file__).resolve()"
    inside = root.is_relative_to(course.home)
    home = f"{here}.parents[{len(root.relative_to(course.home).parts)}]" if inside else repr(str(course.home))
    text = (
        '"""Makes plain `nbgrader` and the formgrader judge this class as `grader grade` does."""\n\n'
        "from pathlib import Path\n\nfrom grader.plugs.configuration import configure\n\n"
        f"configure(get_config(), home={home}, root={here}.parent)\n"
    )
    files.write_text(root / CONFIG_FILE, text)
