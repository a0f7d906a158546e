"""The names that learning platforms give to files: a module a platform.

Another platform is another module here, with its pattern, where that is known from, and examples, and one line in
PLATFORMS. `tests/grader/test_collect_platforms.py` reads the examples of all of them.
"""

from grader.intake.collecting.platforms.blackboard import BLACKBOARD
from grader.intake.collecting.platforms.brightspace import BRIGHTSPACE
from grader.intake.collecting.platforms.canvas import CANVAS, CANVAS_ANONYMOUS, CANVAS_NUMBERED, LATE
from grader.intake.collecting.platforms.gradescope import GRADESCOPE
from grader.intake.collecting.platforms.ilias import ILIAS
from grader.intake.collecting.platforms.moodle import MOODLE
from grader.intake.collecting.platforms.platform import Platform
from grader.intake.collecting.platforms.sakai import SAKAI
from grader.intake.collecting.platforms.schoolwork import NAME_AND_FILE
from grader.intake.collecting.platforms.teams import TEAMS

__all__ = [
    "BLACKBOARD",
    "CANVAS_NUMBERED",
    "GRADESCOPE",
    "ILIAS",
    "LATE",
    "MOODLE",
    "NAME_AND_FILE",
    "PLATFORMS",
    "Platform",
]

PLATFORMS = (
    MOODLE,
    CANVAS_ANONYMOUS,
    CANVAS,
    CANVAS_NUMBERED,
    BLACKBOARD,
    BRIGHTSPACE,
    SAKAI,
    GRADESCOPE,
    ILIAS,
    TEAMS,
    NAME_AND_FILE,
)
"""Every pattern; of two that fit a whole source equally, the earlier counts."""
