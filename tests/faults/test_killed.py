"""A grader that is killed at any moment loses nothing: the next run ends where an undisturbed one does.

The grader kills itself at a call of its main thread, which records: any of them, drawn at random.
"""

import multiprocessing
import os
import random
import shutil
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path
from types import FrameType

import pytest

from grader.course import Course
from grader.intake.submissions import find_submissions
from grader.judge.examiner import Examiner
from grader.pipeline.grading import grade
from tests.faults.class_folder import grade as grade_undisturbed
from tests.grader.gradebook_rows import Rows, gradebook_rows

MOMENTS = 50
FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["grader.pipeline.class_run", "tests.faults.class_folder"])


def grade_until(home: Path, root: Path, moment: int, told: Connection) -> None:
    """Grade, and be killed at the call of that number; without one, tell how many calls there were."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        if event == "c_call":
            calls += 1
            if calls == moment:
                os.kill(os.getpid(), signal.SIGKILL)

    course = Course(home)
    submissions = find_submissions(root, course.assignments)
    sys.setprofile(count)
    grade(course, root, submissions, Examiner(course), lambda done: None, jobs=2)
    sys.setprofile(None)
    told.send(calls)


def run(course: Course, root: Path, moment: int) -> int | None:
    """Grade in a process of its own. Returns how many calls it took, or None where it was killed."""
    ours, theirs = FORKED.Pipe(duplex=False)
    process = FORKED.Process(target=grade_until, args=(course.home, root, moment, theirs))
    process.start()
    theirs.close()
    process.join(timeout=120)
    assert process.exitcode in (0, -signal.SIGKILL)
    with ours:
        return int(ours.recv()) if process.exitcode == 0 else None


@pytest.fixture(scope="module")
def calls(released_course: Course, prepared_class: Path, tmp_path_factory: pytest.TempPathFactory) -> int:
    """How many calls a whole run takes."""
    root = tmp_path_factory.mktemp("counted") / "class"
    shutil.copytree(prepared_class, root)
    number = run(released_course, root, moment=0)
    assert number is not None
    return number


@pytest.mark.parametrize("seed", range(MOMENTS))
def test_next_run_ends_as_an_undisturbed_one(
    released_course: Course, prepared_class: Path, undisturbed: Rows, calls: int, tmp_path: Path, seed: int
) -> None:
    root = tmp_path / "class"
    shutil.copytree(prepared_class, root)
    run(released_course, root, moment=random.Random(seed).randrange(1, calls))
    grade_undisturbed(released_course, root)
    assert gradebook_rows(root) == undisturbed
