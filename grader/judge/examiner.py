"""Examining one submitted notebook: run it, ask its questions, judge the answers, and write the verdicts into its
check cells.
"""

import atexit
import hashlib
import threading
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbformat import NotebookNode
from nbgrader.utils import compute_checksum

from grader.course import Course
from grader.errors import StoppedError
from grader.notebook.marks import INTAKE
from grader.notebook.marks import PICTURES, grade_id_of, is_locked, is_manual
from grader.judge import below
from grader.questions import wording
from grader.questions.answers import Reply
from grader.questions.compare import judged
from grader.judge.displays import Displays
from grader.judge.folders import PrivateFolders
from grader.questions.functions import judge_function
from grader.judge.openings import Openings
from grader.judge.reference import References
from grader.judge.run import Run
from grader.questions.values import judge_choice, judge_value
from grader.questions import Case, ChoiceQuestion, FunctionQuestion, Question, ValueQuestion
from grader.notebook.marks import CHECK_PREFIX
from grader.course.build import build_notebook
from grader.notebook.sanitize import Sanitizer
from grader.verdict.display import display_bundle
from grader.runner import Allowance, Bounds, Disk, WarmProcess
from grader.verdict.verdict import Verdict, Word

VERDICT = "verdict"
"""The key of a check cell's metadata that holds the verdict."""
_MOST_SOUGHT = 10
"""Names that were not found, for which the cells below a check are searched."""


@dataclass(frozen=True)
class Place:
    """Whose notebook it is, and which. The hidden cases are drawn from it, so that a regrade asks the same again."""

    student: str
    assignment: str
    notebook: str

    def seed(self, question: str) -> int:
        """The seed of a question's cases for this learner."""
        text = "\0".join((self.student, self.assignment, self.notebook, question))
        return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")


class Examiner:
    """Examines the notebooks of one course. Starts the warm process when it is first needed. Safe to use from several
    threads. With `trust` learners' code runs unconfined; without it, examining raises CannotConfineError where the
    machine cannot confine.
    """

    def __init__(self, course: Course, all_figures: bool = False, trust: bool = False) -> None:
        self.course = course
        self._bounds = Bounds.from_settings(course.bounds)
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

    def examine(self, notebook: NotebookNode, place: Place) -> None:
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
        forks = openings.fork_server(place.notebook, sources, figures)
        with Run(forks, self._bounds, figures, companions, self._disk(place)) as run:
            desk, displays = _Desk(self.course, references, run, notebook, place), Displays()
            harmless, given = Sanitizer(), _given_sources(self.course, place.notebook, code=False)
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

    def _disk(self, place: Place) -> Disk:
        """The disk that the notebooks of a submission share."""
        with self._lock:
            return self._disks.setdefault((place.student, place.assignment), Disk())

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


class _Desk:
    """Judges the check cells of one running notebook."""

    def __init__(self, course: Course, references: References, run: Run, notebook: NotebookNode, place: Place) -> None:
        self._course = course
        self._references = references
        self._run = run
        self._notebook = notebook
        self._place = place
        self._given_code = _given_sources(course, place.notebook, code=True)
        self._judged: dict[str, tuple[Verdict, Reply]] = {}
        questions = [self._question(cell) for cell in notebook.cells if is_check(cell)]
        self.needs_running = any(not isinstance(one, ChoiceQuestion) for one in questions) or not questions

    def judge(self, cell: NotebookNode) -> Verdict:
        """The verdict on the question of a check cell, where the notebook has run as far as this cell."""
        self._judged[str(grade_id_of(cell))] = self._judge(cell)
        return self._judged[str(grade_id_of(cell))][0]

    def judge_at_the_end(self, cell: NotebookNode) -> Verdict | None:
        """The verdict on a question whose answer stands below its check cell, with a note on that; else None.

        Asked when the whole notebook has run. What there was at the check counts, where there was something to judge.
        """
        question, (before, reply) = self._question(cell), self._judged[str(grade_id_of(cell))]
        if before.word is Word.RIGHT and not isinstance(question, ChoiceQuestion):
            return None
        names = below.given_below(self._needed(question, reply), self._cells_below(cell))
        if isinstance(question, ChoiceQuestion) and names:  # read from the sources of all cells already
            return replace(before, notes=(below.note(names, counts=True),))
        if self._is_empty(cell, question.name, reply) or reply.not_defined & set(names):
            after = self._judge_again(cell, question.name, names) if names else before
            if below.is_nearer(after, before):
                return replace(after, notes=(below.note(names, counts=True), *after.notes))
        elif question.name in names:
            return replace(before, notes=(below.note(names, counts=False), *before.notes))
        return None

    def _is_empty(self, check: NotebookNode, name: str, reply: Reply) -> bool:
        """Whether there was nothing to judge at a check: no answer, or a stub, which need not raise anything."""
        above = takewhile(lambda cell: cell is not check, self._notebook.cells)
        return reply.is_empty or self._is_untouched(name, [cell for cell in above if cell.cell_type == "code"])

    def _judge_again(self, cell: NotebookNode, name: str, given: Sequence[str]) -> Verdict:
        """Judge at the end, after the cells have run again that stopped for want of what a later cell gave."""
        for stopped, sought in self._stopped(name):
            if sought in given:
                self._run.cell(stopped.source)
        return self._judge(cell)[0]

    def _needed(self, question: Question, reply: Reply) -> list[str]:
        """The names without which the question has no answer: its own, its helpers', and those not found so far."""
        helpers = question.helpers if isinstance(question, FunctionQuestion) else ()
        sought = reply.not_defined | {name for _, name in self._stopped(question.name)}
        return [question.name, *helpers, *sorted(sought - {question.name, *helpers})[:_MOST_SOUGHT]]

    def _cells_below(self, check: NotebookNode) -> list[below.LaterCell]:
        later = dropwhile(lambda cell: cell is not check, self._notebook.cells)
        code = [cell for cell in later if cell.cell_type == "code" and not is_check(cell)]
        return [below.LaterCell(cell.source, self._is_own(cell)) for cell in code]

    def _is_own(self, cell: NotebookNode) -> bool:
        """Whether a code cell is the learner's work, not one of the course's as it was released."""
        return not is_locked(cell) and not is_untouched(cell) and cell.source not in self._given_code

    def _stopped(self, name: str) -> list[tuple[NotebookNode, str]]:
        """The cells that should have given the name but stopped, each with the name that it did not find."""
        errors = [(cell, one) for cell in self._code() for one in cell.outputs if one["output_type"] == "error"]
        sought = [(cell, below.name_not_defined(error["ename"], error["evalue"])) for cell, error in errors]
        stopped = [(cell, one) for cell, one in sought if one]
        return [stopped[number] for number in below.cells_that_give(name, [cell.source for cell, _ in stopped])]

    def _code(self) -> list[NotebookNode]:
        return [cell for cell in self._notebook.cells if cell.cell_type == "code" and not is_check(cell)]

    def _judge(self, cell: NotebookNode) -> tuple[Verdict, Reply]:
        """The verdict on what stands now, and the reply from which it comes; a choice is read, so it has none."""
        question, points = self._question(cell), float(cell.metadata.nbgrader["points"])
        grade_id = str(grade_id_of(cell))
        if isinstance(question, ChoiceQuestion):
            return judge_choice(question, grade_id, points, [one.source for one in self._code()]), Reply(True, ())
        if isinstance(question, ValueQuestion):
            reply = self._run.ask_value(question.name)
            expected = self._references.value(self._place.notebook, question.name)
            verdict = judged(partial(judge_value, question, grade_id, points), reply, expected)
        else:
            verdict, reply = self._judge_function(question, grade_id, points)
            if verdict.word is Word.WRONG and self._is_untouched(question.name, self._code()):
                return _reworded(verdict, question.name, Word.NOT_ATTEMPTED, "Its cell is as it was released."), reply
            if verdict.word in (Word.WRONG, Word.PARTLY_RIGHT, Word.CRASHED):
                verdict = replace(verdict, notes=tuple(self._follow_through(question)))
        return (self._explain_missing(question, verdict) if verdict.word is Word.MISSING else verdict), reply

    def _is_untouched(self, name: str, code: Sequence[NotebookNode]) -> bool:
        """Whether the answer's cell is as it was released, which need not raise anything, and no other defines it."""
        elsewhere = [cell.source for cell in code if grade_id_of(cell) != name]
        own = [cell for cell in code if grade_id_of(cell) == name]
        return any(map(is_untouched, own)) and not below.cells_that_give(name, elsewhere)

    def _judge_function(self, question: FunctionQuestion, grade_id: str, points: float) -> tuple[Verdict, Reply]:
        cases, reply = self._ask(question)
        notebook = self._course.notebook_that_asks(question.name) or self._place.notebook
        expected = self._references.function(notebook, question, cases)
        return judged(partial(judge_function, question, grade_id, points, cases), reply, expected), reply

    def _ask(self, question: FunctionQuestion) -> tuple[list[Case], Reply]:
        cases = question.cases(np.random.default_rng(self._place.seed(question.name)))
        reply = self._run.ask_function(question.name, cases, question.seconds)
        own = [name for name in reply.names if self._course.question(self._place.notebook, name) is None]
        return cases, replace(reply, names=tuple(own))

    def _follow_through(self, question: FunctionQuestion) -> list[str]:
        """Sentences on the learner's own helpers that are not right by themselves: the fault may only be theirs."""
        sentences = []
        for name in question.helpers:
            helper = self._course.question(self._place.notebook, name)
            if not isinstance(helper, FunctionQuestion):
                continue
            verdict, _ = self._judge_function(helper, name, 1.0)
            if verdict.word not in (Word.RIGHT, Word.MISSING, Word.NOT_ATTEMPTED):
                sentences.append(
                    f"Your {name}, asked by itself: {verdict.word}. Mend it first: {question.name} builds on it."
                )
        return sentences

    def _explain_missing(self, question: Question, verdict: Verdict) -> Verdict:
        """Tell a stub that was left alone, a cell that stops and a cell that was deleted from a name that was never
        given.
        """
        cells = [cell for cell in self._notebook.cells if grade_id_of(cell) == question.name]
        if not cells:
            return _reworded(
                verdict, question.name, Word.MISSING, "Its cell was deleted, and no other cell defines it."
            )
        errors = [output for output in cells[0].outputs if output["output_type"] == "error"]
        if errors and errors[0]["ename"] == "NotImplementedError":
            return _reworded(verdict, question.name, Word.NOT_ATTEMPTED, "It still raises NotImplementedError.")
        if errors:
            sentence = f"Its cell stops with {errors[0]['ename']}: {errors[0]['evalue']}"
            return _reworded(verdict, question.name, Word.CRASHED, sentence[:400])
        return verdict

    def _question(self, cell: NotebookNode) -> Question:
        name = str(grade_id_of(cell)).removeprefix(CHECK_PREFIX)
        return self._course.required_question(self._place.notebook, name)


@cache
def _given_sources(course: Course, notebook: str, code: bool) -> frozenset[str]:
    """The course's own code in a notebook, or its own prose, which may hold links."""
    cells = build_notebook(course.source(notebook)).cells
    return frozenset(cell.source for cell in cells if (cell.cell_type == "code") is code)


def is_check(cell: NotebookNode) -> bool:
    """Whether a cell carries points that the judge gives."""
    return bool(cell.metadata.get("nbgrader", {}).get("grade")) and not is_manual(cell)


def is_untouched(cell: NotebookNode) -> bool:
    """Whether a cell that nbgrader watches is as it was released."""
    checksum = cell.metadata.get("nbgrader", {}).get("checksum")
    return checksum is not None and bool(checksum == compute_checksum(cell))


def write_verdict(cell: NotebookNode, verdict: Verdict) -> None:
    """Put a verdict into a check cell: as data in its metadata, as a page in its outputs."""
    cell.metadata[VERDICT] = verdict.as_plain_data()
    output = {"output_type": "display_data", "data": display_bundle(verdict), "metadata": {}}
    cell.outputs = [nbformat.from_dict(output)]


def _with_notes(verdict: Verdict, notes: Sequence[dict[str, Any]]) -> Verdict:
    """Add what the intake has to say about this question's cells or about the whole file."""
    name = verdict.question.removeprefix(CHECK_PREFIX)
    concerning = [note["sentence"] for note in notes if note["grade_id"] in ("", name, verdict.question)]
    return replace(verdict, notes=(*verdict.notes, *concerning))


def _all_malformed(notebook: NotebookNode, sentence: str) -> None:
    for cell in notebook.cells:
        if is_check(cell):
            grade_id, points = str(grade_id_of(cell)), float(cell.metadata.nbgrader["points"])
            headline = wording.headline(grade_id.removeprefix(CHECK_PREFIX), Word.MALFORMED, sentence)
            write_verdict(cell, Verdict(grade_id, Word.MALFORMED, 0.0, points, headline))


def _reworded(verdict: Verdict, name: str, word: Word, sentence: str) -> Verdict:
    plain = Verdict(verdict.question, word, verdict.score, verdict.max_score, wording.headline(name, word, sentence))
    return replace(plain, seconds=verdict.seconds)
