"""The class report: one static page on what a class understood and misunderstood, to be read before the Q&A."""

from datetime import datetime
from pathlib import Path

from grader.report.tally import (
    AskedQuestion,
    Tally,
    by_assignment,
    by_learner,
    by_misconception,
    by_notebook,
    by_question,
)
from grader.verdict.row import Row
from grader.verdict.templating import render

_TEMPLATE = Path(__file__).parent / "templates" / "report.html.j2"


def write_report(rows: list[Row], path: Path, title: str, made_at: datetime) -> None:
    """Write the report of a class as one HTML file that needs no network and no JavaScript.

    The file appears whole or not at all: it is written beside `path`, then renamed. Its links to the learners' pages
    are relative, so it belongs into the folder that holds `feedback`. Raises OSError where that folder cannot be
    written.
    """
    beside = path.with_name(f".{path.name}.partial")
    beside.write_text(_page(rows, title, made_at), encoding="utf-8")
    beside.replace(path)


def _page(rows: list[Row], title: str, made_at: datetime) -> str:
    asked = [row for row in rows if not row.is_unused_file]
    everything, to_check = Tally(tuple(asked)), Tally(tuple(rows)).to_check
    questions = by_question(asked)
    return render(
        _TEMPLATE,
        title=title,
        made_at=made_at,
        everything=everything,
        learners=by_learner(rows),
        assignments=list(by_assignment(rows)),
        questions=questions,
        anchors=_anchors(questions),
        confusions=by_misconception(asked),
        to_mark=by_question(everything.to_mark),
        to_check=by_notebook(to_check),
        n_to_check=len(to_check),
        by_assignment=by_assignment,
        by_learner=by_learner,
        by_notebook=by_notebook,
    )


def _anchors(questions: dict[AskedQuestion, Tally]) -> dict[AskedQuestion, str]:
    return {place: f"question-{number}" for number, place in enumerate(questions, start=1)}
