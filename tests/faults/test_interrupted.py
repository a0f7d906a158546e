"""Ctrl-C: a sentence, an exit status of its own, and the next run goes on where this one stopped."""

import fcntl
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

from grader.course import Course
from tests.faults.class_folder import STUDENTS, grade
from tests.grader.gradebook_rows import Rows, gradebook_rows

SUBMISSIONS = 2 * len(STUDENTS)
# Who runs the tests in the background may have them ignore interrupts, and what they start with them.
GRADER = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from grader.cli import app
app()
"""


def test_interrupt_keeps_what_is_done_and_the_next_run_goes_on(
    released_course: Course, prepared_class: Path, undisturbed: Rows, tmp_path: Path
) -> None:
    root = tmp_path / "class"
    shutil.copytree(prepared_class, root)
    command = [sys.executable, "-c", GRADER, "grade", "--root", str(root), "--json", "-"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(command, cwd=released_course.home, bufsize=0, **pipes) as process:
        assert process.stdout is not None
        # The rows of the class are longer than this pipe: so the grader cannot be done before somebody reads on.
        fcntl.fcntl(process.stdout, fcntl.F_SETPIPE_SZ, 4096)
        process.stdout.readline()
        os.kill(process.pid, signal.SIGINT)
        complaints = process.communicate(timeout=120)[1].decode("utf-8")
    assert process.returncode == 130
    assert f"of {SUBMISSIONS} submissions are done and kept. Run the same command to go on." in complaints
    assert "Traceback" not in complaints
    grade(released_course, root)
    assert gradebook_rows(root) == undisturbed
