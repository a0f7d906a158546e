"""What lateness takes from each submission: by the due dates and marks in the gradebook and the instructor's own rule.

nbgrader asks the rule once, when a submission is graded. A due date that is moved, an extension, a mark given by hand
or another rule changes what comes out, so the rule is asked again at each run; nothing has to run for it.
"""

import math
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nbgrader import api
from nbgrader.preprocessors import AssignLatePenalties
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session
from traitlets.config import Config

from grader.errors import CourseError
from grader.intake.submissions import Submission
from grader.plugs.address import gradebook_path, gradebook_url
from grader.record.gradebook import Scores

_SAME = 1e-9


class LateRule:
    """The plugin that nbgrader_config.py names for lateness, with its settings. Raises CourseError where it fails."""

    def __init__(self, config: Config) -> None:
        root = str(config.CourseDirectory.root)
        if root not in sys.path:
            sys.path.append(root)  # a plugin may lie beside nbgrader_config.py; nbgrader, started there, finds it too
        try:
            self._step = AssignLatePenalties(config=config)
            self._step.init_plugin()
        except Exception as error:
            raise _at_fault("AssignLatePenalties.plugin_class", "cannot be set up", error) from error

    def penalty(self, student: str, score: float, seconds_late: float) -> float | None:
        """Points that lateness takes of a notebook's score, never more than it; None where it takes none."""
        if seconds_late <= 0:
            return None
        self._step.init_plugin()  # a new one for each notebook, as nbgrader does
        plugin = self._step.plugin_inst
        try:
            said = plugin.late_submission_penalty(student, score, seconds_late)
            points = None if said is None else float(said)
        except Exception as error:
            raise _at_fault(type(plugin).__name__, "fails", error) from error
        if points is not None and math.isnan(points):
            raise _at_fault(type(plugin).__name__, "gives no number", ValueError("nan"))
        return None if points is None else min(max(points, 0.0), score)


@dataclass(frozen=True)
class Marks:
    """What one cell with points earned: from the judge, from a person, and on top."""

    automatic: float | None = None
    manual: float | None = None
    extra_credit: float | None = None

    @property
    def score(self) -> float:
        """As nbgrader counts: what is on top counts where there is a score."""
        given = self.automatic if self.manual is None else self.manual
        return 0.0 if given is None else float(given) + float(self.extra_credit or 0.0)


@dataclass
class _Recorded:
    """One submission in the gradebook."""

    timestamp: datetime | None = None
    extension: timedelta | None = None
    penalties: dict[str, float] = field(default_factory=dict)
    marks: dict[str, dict[str, Marks]] = field(default_factory=dict)


class Lateness:
    """What lateness takes in a class folder, as its gradebook stood when this was made."""

    def __init__(self, root: Path, config: Config) -> None:
        self._rule = LateRule(config)
        self._due: dict[str, datetime | None] = {}
        self._recorded: dict[tuple[str, str], _Recorded] = {}
        if gradebook_path(root).exists():
            engine = create_engine(gradebook_url(root))
            with Session(engine) as session:
                self._read(session)
            engine.dispose()

    def changes(self, submission: Submission, scores: Scores | None = None) -> dict[str, tuple[float, float]]:
        """The notebooks of which lateness takes other points than the gradebook says: those points, and what it would
        be now; or what it would be once `scores` were the automatic ones, the submission being graded anew.
        """
        known = self._recorded.get((submission.student, submission.assignment), _Recorded())
        timestamp, marks = known.timestamp, known.marks
        if scores is not None:
            timestamp, marks = submission.timestamp or timestamp, _judged_anew(marks, scores)
        late = seconds_late(timestamp, self._due.get(submission.assignment), known.extension)
        found = {}
        for notebook, cells in marks.items():
            now = self._rule.penalty(submission.student, sum(cell.score for cell in cells.values()), late) or 0.0
            before = known.penalties.get(notebook, 0.0)
            if abs(now - before) > _SAME:
                found[notebook] = before, now
        return found

    def _read(self, session: Session) -> None:
        for name, due in session.execute(select(api.Assignment.name, api.Assignment.duedate)):
            self._due[name] = due
        for row in session.execute(_cells_that_may_be_late()).mappings():
            place = row["student_id"], row["assignment"]
            known = self._recorded.setdefault(place, _Recorded(row["timestamp"], row["extension"]))
            known.penalties[row["notebook"]] = float(row["late_submission_penalty"] or 0.0)
            marks = Marks(row["auto_score"], row["manual_score"], row["extra_credit"])
            known.marks.setdefault(row["notebook"], {})[row["cell"]] = marks


def seconds_late(timestamp: datetime | None, due: datetime | None, extension: timedelta | None) -> float:
    """How long after its due date, an extension included, a submission came; 0 where one of the dates is not known."""
    if timestamp is None or due is None:
        return 0.0
    return max(0.0, (timestamp - due - (extension or timedelta())).total_seconds())


def _judged_anew(marks: Mapping[str, Mapping[str, Marks]], scores: Scores) -> dict[str, dict[str, Marks]]:
    """The marks with other automatic scores, by "notebook/grade_id"; what is not among them was not handed in."""
    anew = {name: {cell: replace(one, automatic=0.0) for cell, one in cells.items()} for name, cells in marks.items()}
    for place, score in scores.items():
        notebook, cell = place.split("/", 1)
        cells = anew.setdefault(notebook, {})
        cells[cell] = replace(cells.get(cell, Marks()), automatic=score)
    return anew


def _cells_that_may_be_late() -> Any:
    """Every cell with points of each submission that is dated and has a due date, or that lateness has taken from."""
    submitted, notebook = api.SubmittedAssignment, api.SubmittedNotebook
    return (
        select(
            submitted.student_id,
            api.Assignment.name.label("assignment"),
            api.Notebook.name.label("notebook"),
            api.BaseCell.name.label("cell"),
            submitted.timestamp,
            submitted.extension,
            notebook.late_submission_penalty,
            api.Grade.auto_score,
            api.Grade.manual_score,
            api.Grade.extra_credit,
        )
        .join(notebook, api.Grade.notebook_id == notebook.id)
        .join(submitted, notebook.assignment_id == submitted.id)
        .join(api.Notebook, notebook.notebook_id == api.Notebook.id)
        .join(api.Assignment, submitted.assignment_id == api.Assignment.id)
        .join(api.BaseCell, api.Grade.cell_id == api.BaseCell.id)
        .where(
            (api.Assignment.duedate.is_not(None) & submitted.timestamp.is_not(None))
            | (notebook.late_submission_penalty > 0)
        )
    )


def _at_fault(name: str, what: str, error: Exception) -> CourseError:
    said = f"{type(error).__name__}: {error}"
    return CourseError(
        f"The rule for lateness, {name}, {what} ({said}). Mend it, or the nbgrader_config.py that names it."
    )
