"""Judging the check cells of one running notebook: what is asked, at its check or at the end, and what is said."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache, partial
from itertools import dropwhile, takewhile
from typing import Any

import numpy as np
from nbformat import NotebookNode

from grader.course import Course
from grader.course.build import build_notebook
from grader.errors import CourseError
from grader.judge import below
from grader.judge.identity import NotebookIdentity
from grader.judge.reference import References
from grader.judge.run import Run
from grader.notebook.marks import grade_id_of, is_check, is_locked, is_untouched, points_of, question_of
from grader.questions import Case, Misconception, Question, wording
from grader.questions.answers import Reply, name_not_defined
from grader.questions.compare import judged
from grader.questions.kinds import NO_MUTANTS, Asked, Kind
from grader.questions.registry import kind_of_question
from grader.questions.soundness import told
from grader.verdict.verdict import Verdict, Word

_MOST_SOUGHT = 10
"""Names that were not found, for which the cells below a check are searched."""


class Desk:
    """Judges the check cells of one running notebook."""

    def __init__(
        self, course: Course, references: References, run: Run, notebook: NotebookNode, identity: NotebookIdentity
    ) -> None:
        self._course = course
        self._references = references
        self._run = run
        self._notebook = notebook
        self._identity = identity
        self._given_code = given_sources(course, identity.notebook, code=True)
        self._judged: dict[str, tuple[Verdict, Reply]] = {}
        questions = [self._question(cell) for cell in notebook.cells if is_check(cell)]
        self.needs_running = any(kind_of_question(one).runs for one in questions) or not questions

    def judge(self, cell: NotebookNode) -> Verdict:
        """The verdict on the question of a check cell, where the notebook has run as far as this cell."""
        self._judged[str(grade_id_of(cell))] = self._judge(cell)
        return self._judged[str(grade_id_of(cell))][0]

    def judge_at_the_end(self, cell: NotebookNode) -> Verdict | None:
        """The verdict on a question whose answer stands below its check cell, with a note on that; else None.

        Asked when the whole notebook has run. What there was at the check counts, where there was something to judge.
        """
        question, (before, reply) = self._question(cell), self._judged[str(grade_id_of(cell))]
        runs = kind_of_question(question).runs
        if before.word is Word.RIGHT and runs:
            return None
        names = below.given_below(self._needed(question, reply), self._cells_below(cell))
        if names and not runs:  # read from the sources of all cells already
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
        helpers = _helpers(question)
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
        sought = [(cell, name_not_defined(error["ename"], error["evalue"])) for cell, error in errors]
        stopped = [(cell, one) for cell, one in sought if one]
        return [stopped[number] for number in below.cells_that_give(name, [cell.source for cell, _ in stopped])]

    def _code(self) -> list[NotebookNode]:
        return [cell for cell in self._notebook.cells if cell.cell_type == "code" and not is_check(cell)]

    def _judge(self, cell: NotebookNode) -> tuple[Verdict, Reply]:
        """The verdict on what stands now, and the reply from which it comes; what is only read has none."""
        question, points = self._question(cell), points_of(cell)
        grade_id, kind = str(grade_id_of(cell)), kind_of_question(question)
        if not kind.runs:
            asked = Asked(sources=[one.source for one in self._code()])
            return kind.judge(question, grade_id, points, asked), asked.reply
        verdict, asked = self._judge_reply(kind, question, grade_id, points)
        reply = asked.reply
        if kind.is_code and verdict.word is Word.WRONG and self._is_untouched(question.name, self._code()):
            return _reworded(verdict, question.name, Word.NOT_ATTEMPTED, "Its cell is as it was released."), reply
        if verdict.word is not Word.RIGHT:
            verdict = kind.smaller(question, verdict, asked, partial(self._ask_again, kind))
        if verdict.word in (Word.WRONG, Word.PARTLY_RIGHT, Word.CRASHED):
            verdict = replace(verdict, notes=(*verdict.notes, *self._follow_through(question)))
        return (self._explain_missing(question, verdict) if verdict.word is Word.MISSING else verdict), reply

    def _is_untouched(self, name: str, code: Sequence[NotebookNode]) -> bool:
        """Whether the answer's cell is as it was released, which need not raise anything, and no other defines it."""
        elsewhere = [cell.source for cell in code if grade_id_of(cell) != name]
        own = [cell for cell in code if grade_id_of(cell) == name]
        return any(map(is_untouched, own)) and not below.cells_that_give(name, elsewhere)

    def _judge_reply(self, kind: Kind, question: Question, grade_id: str, points: float) -> tuple[Verdict, Asked]:
        cases, reply = self._ask(kind, question)
        expected = self._references.reply(self._solved_in(kind, question), question, cases)

        def judge(reply: Reply, expected: Reply) -> Verdict:
            mutants = _MutantsOf(self._course, question) if kind.is_code else NO_MUTANTS
            return kind.judge(question, grade_id, points, Asked(cases, reply, expected, mutants=mutants))

        return judged(judge, reply, expected), Asked(cases, reply, expected)

    def _solved_in(self, kind: Kind, question: Question) -> str:
        """The notebook whose solution answers a question."""
        asks = self._course.notebook_that_asks(question.name) if kind.is_code else None
        return asks or self._identity.notebook

    def _ask_again(self, kind: Kind, question: Question, cases: Sequence[Case]) -> tuple[Reply, Reply]:
        """What the learner's code and the solution answer to further cases, the solution perhaps not to all of them."""
        expected = self._references.answers(self._solved_in(kind, question), question, cases)
        return kind.ask(question, cases, self._run), expected

    def _ask(self, kind: Kind, question: Question) -> tuple[list[Case], Reply]:
        try:
            cases = kind.cases(question, np.random.default_rng(self._identity.seed(question.name)))
        except Exception as error:
            raise CourseError(f"The cases of the question {question.name} cannot be made: {told(error)}") from error
        reply = kind.ask(question, cases, self._run)
        own = [name for name in reply.names if self._course.question(self._identity.notebook, name) is None]
        return cases, replace(reply, names=tuple(own))

    def _follow_through(self, question: Question) -> list[str]:
        """Sentences on the learner's own helpers that are not right by themselves: the fault may only be theirs."""
        sentences = []
        for name in _helpers(question):
            helper = self._course.question(self._identity.notebook, name)
            if helper is None or not (kind := kind_of_question(helper)).is_code or not self._uses(question, name):
                continue
            verdict, _ = self._judge_reply(kind, helper, name, 1.0)
            if verdict.word not in (Word.RIGHT, Word.MISSING, Word.NOT_ATTEMPTED):
                sentences.append(
                    f"Your {name}, asked by itself: {verdict.word}. Mend it first: {question.name} builds on it."
                )
        return sentences

    def _uses(self, question: Question, helper: str) -> bool:
        """Whether the learner's cells that give a question's name mention a helper: a builder may do without."""
        sources = [cell.source for cell in self._notebook.cells if cell.cell_type == "code"]
        givers = below.cells_that_give(question.name, sources)
        return any(below.mentions(sources[number], helper) for number in givers)

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
            says = re.sub(r" \([^()]*, line (\d+)\)$", r", in line \1", errors[0]["evalue"].strip())
            sentence = f"Its cell stops with {errors[0]['ename']}: {says[:400].removesuffix('.')}."
            return _reworded(verdict, question.name, Word.CRASHED, sentence)
        return verdict

    def _question(self, cell: NotebookNode) -> Question:
        name = question_of(str(grade_id_of(cell)))
        return self._course.required_question(self._identity.notebook, name)


class _MutantsOf:
    """The mutants of a question, which are got only where an answer is wrong."""

    def __init__(self, course: Course, question: Any) -> None:
        self._course, self._question = course, question

    def plausible(self, failing: Sequence[bool]) -> Iterable[Misconception]:
        """Those that are wrong on about these cases."""
        return self._course.mutants(self._question).plausible(failing)


def _helpers(question: Question) -> Sequence[str]:
    """The names of the learner's own on which a question builds; few kinds have them."""
    return getattr(question, "helpers", ())


@cache
def given_sources(course: Course, notebook: str, code: bool) -> frozenset[str]:
    """The course's own code in a notebook, or its own prose, which may hold links."""
    cells = build_notebook(course.source(notebook)).cells
    return frozenset(cell.source for cell in cells if (cell.cell_type == "code") is code)


def _reworded(verdict: Verdict, name: str, word: Word, sentence: str) -> Verdict:
    plain = Verdict(verdict.question, word, verdict.score, verdict.max_score, wording.headline(name, word, sentence))
    return replace(plain, seconds=verdict.seconds)
