"""What the steps after the judging cost, submission by submission: the gradebook, the graded notebooks, the pages.

Run as `python -m benchmarks.steps CLASS_FOLDER ASSIGNMENT EMPTY_GRADEBOOK` in the course's folder, on a class that is
graded; prints JSON: seconds of CPU of this one process.
"""

import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.course import find_course
from grader.intake.submissions import Submission, find_submissions
from grader.plugs.configuration import class_config
from grader.record.autograded import AutogradedNotebooks
from grader.record.recorder import Recorder
from grader.report.feedback import FeedbackPages


def main() -> None:
    """Take each submission through the steps again, on an empty gradebook, and print what each step took."""
    root, assignment, empty = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    shutil.copy(empty, root / "gradebook.db")
    course = find_course()
    config = class_config(course, root)
    notebooks, pages = AutogradedNotebooks(root, config), FeedbackPages(root, config)
    taken: dict[str, list[float]] = {"record": [], "notebooks": [], "pages": [], "page": []}
    with Recorder(root, config) as recorder:
        for submission in find_submissions(root, [assignment]):
            judged = _judged(root, submission)
            taken["record"].append(_cpu_of(recorder.record, submission, judged))
            taken["notebooks"].append(_cpu_of(notebooks.write, submission, judged))
            taken["pages"].append(_cpu_of(_write_pages, pages, recorder, submission))
            taken["page"] += [taken["pages"][-1] / len(judged)] if judged else []
    print(json.dumps(taken))


def _judged(root: Path, submission: Submission) -> dict[str, NotebookNode]:
    folder = root / "autograded" / submission.student / submission.assignment
    return {path.stem: nbformat.read(path, as_version=4) for path in folder.glob("*.ipynb")}


def _write_pages(pages: FeedbackPages, recorder: Recorder, submission: Submission) -> None:
    pages.write(submission, recorder.marks(submission))


def _cpu_of(act: Callable[..., Any], *arguments: Any) -> float:
    start = time.process_time()
    act(*arguments)
    return time.process_time() - start


if __name__ == "__main__":
    main()
