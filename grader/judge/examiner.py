"""Examining one submitted notebook: run it, ask its questions, judge the answers, and write the verdicts into its
check cells.
"""

import atexit
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from grader.course import Course
from grader.errors import StoppedError
from grader.judge.desk import Desk, given_sources
from grader.judge.displays import Displays
from grader.judge.folders import PrivateFolders
from grader.judge.identity import NotebookIdentity
from grader.judge.openings import Openings
from grader.judge.reference import References
from grader.judge.run import Run
from grader.notebook.marks import (
    INTAKE,
    PICTURES,
    VERDICT,
    grade_id_of,
    is_check,
    is_manual,
    is_untouched,
    points_of,
    question_of,
)
from grader.notebook.sanitize import Sanitizer
from grader.questions import wording
from grader.runner import Allowance, Disk, WarmProcess
from grader.verdict.display import display_bundle
from grader.verdict.verdict import Verdict, Word


class Examiner:
    """Examines the notebooks of one course. Starts the warm process when it is first needed. Safe to use from several
    threads. With `trust` learners' code runs unconfined; without it, examining raises CannotConfineError where the
    machine cannot confine.
    """

    def __init__(self, course: Course, all_figures: bool = False, trust: bool = False) -> None:
        self.course = course
        self._bounds = course.bounds
        self._folders = PrivateFolders(course)
        self._disks: dict[tuple[str, str], Disk] = {}
        self.trust = trust
        self._all_figures = all_figures
        self.closed = False
        self._lock = threading.Lock()
        self._started: tuple[References, Openings] | None = None
        self._ends = ExitStack()

    def close(self) -> None:
        """End every process that this examiner has started. It examines nothing more."""
        self.closed = True
        self._ends.close()
        self._started = None

    def examine(self, notebook: NotebookNode, identity: NotebookIdentity) -> None:
        """Run and judge a clean notebook, in place: outputs are set, and each check cell gets its verdict.

        Raises CourseError where a question or its solution is at fault, and OSError where the disk is full or keeps
        something that the notebook left and that cannot be removed; a learner's fault is a verdict.
        """
        notes = notebook.metadata.get(INTAKE, {})
        companions = [Path(name) for name in notes.pop("companions", ())]
        if notes.get("unreadable"):
            _all_malformed(notebook, str(notes["notes"][0]["sentence"]))
            return
        references, openings = self._processes()
        figures = self._all_figures or any(is_manual(cell) for cell in notebook.cells)
        sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
        forks = openings.fork_server(identity.notebook, sources, figures)
        with Run(forks, self._bounds, figures, companions, self._disk(identity), self._folders.hide) as run:
            desk, displays = Desk(self.course, references, run, notebook, identity), Displays()
            harmless, given = Sanitizer(), given_sources(self.course, identity.notebook, code=False)
            for cell in notebook.cells:
                if cell.cell_type != "code":
                    if cell.source not in given and PICTURES not in cell.metadata and not is_untouched(cell):
                        cell.source = (harmless.raw if cell.cell_type == "raw" else harmless.prose)(cell.source)
                    continue
                run.count += 1
                if is_check(cell):
                    self._write(cell, _with_notes(desk.judge(cell), notes.get("notes", ())))
                elif desk.needs_running:
                    cell.execution_count = run.count
                    displays.show(cell, self._folders.hide(run.cell(cell.source)))
            for cell in filter(is_check, notebook.cells):
                if (verdict := desk.judge_at_the_end(cell)) is not None:
                    self._write(cell, _with_notes(verdict, notes.get("notes", ())))
        self._make_harmless(notebook, harmless)

    def _write(self, cell: NotebookNode, verdict: Verdict) -> None:
        """Write a verdict that names no folder of the instructor's."""
        write_verdict(cell, Verdict.from_plain_data(self._folders.hide(verdict.as_plain_data())))

    def _make_harmless(self, notebook: NotebookNode, harmless: Sanitizer) -> None:
        """Clean and bound the code and what it has put out as it stands in the end: the answer to a choice is read from
        the source, and an update may have put the same data into several displays.
        """
        kept = Allowance(self._bounds)
        for cell in (one for one in notebook.cells if one.cell_type == "code" and not is_check(one)):
            cell.outputs = [nbformat.from_dict(output) for output in harmless.outputs(kept.take(cell.outputs))]
            if not is_untouched(cell):
                cell.source = harmless.code(cell.source)

    def _disk(self, identity: NotebookIdentity) -> Disk:
        """The disk that the notebooks of a submission share."""
        with self._lock:
            return self._disks.setdefault((identity.student, identity.assignment), Disk())

    def _processes(self) -> tuple[References, Openings]:
        with self._lock:
            if self.closed:
                raise StoppedError("The examiner is closed.")
            self._started = self._started or self._start()
            return self._started

    def _start(self) -> tuple[References, Openings]:
        warm = WarmProcess(self.course.imports, self.course.packages, self.trust)
        openings = Openings(self.course, warm, self._bounds)
        references = References(self.course, openings)
        for end in (warm.close, openings.close, references.close):  # the last is called first
            self._ends.callback(end)
        return references, openings


_EXAMINERS: dict[tuple[Course, bool, bool], Examiner] = {}


def examiner_of(course: Course, all_figures: bool = False, trust: bool = False) -> Examiner:
    """The examiner of a course in this process: starting one takes seconds, so it serves until it is closed.

    `all_figures` draws figures also in notebooks that no person reads; `trust` runs learners' code unconfined.
    """
    key = course, all_figures, trust
    if key not in _EXAMINERS or _EXAMINERS[key].closed:
        _EXAMINERS[key] = Examiner(course, all_figures, trust)
    return _EXAMINERS[key]


@atexit.register
def close_examiners() -> None:
    """End every process of every examiner that `examiner_of` has given out."""
    for examiner in _EXAMINERS.values():
        examiner.close()


def write_verdict(cell: NotebookNode, verdict: Verdict) -> None:
    """Put a verdict into a check cell: as data in its metadata, as a page in its outputs."""
    cell.metadata[VERDICT] = verdict.as_plain_data()
    output = {"output_type": "display_data", "data": display_bundle(verdict), "metadata": {}}
    cell.outputs = [nbformat.from_dict(output)]


def _with_notes(verdict: Verdict, notes: Sequence[dict[str, Any]]) -> Verdict:
    """Add what the intake has to say about this question's cells or about the whole file."""
    name = question_of(verdict.question)
    concerning = [note["sentence"] for note in notes if note["grade_id"] in ("", name, verdict.question)]
    return replace(verdict, notes=(*verdict.notes, *concerning))


def _all_malformed(notebook: NotebookNode, sentence: str) -> None:
    for cell in notebook.cells:
        if is_check(cell):
            grade_id, points = str(grade_id_of(cell)), points_of(cell)
            headline = wording.headline(question_of(grade_id), Word.MALFORMED, sentence)
            write_verdict(cell, Verdict(grade_id, Word.MALFORMED, 0.0, points, headline))
