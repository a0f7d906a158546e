"""The class in a terminal: a line per learner, a line per question, and what was misunderstood most."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from rich import box
from rich.columns import Columns
from rich.console import Console, ConsoleOptions, RenderResult
from rich.table import Table
from rich.text import Text

from grader.report.tally import AskedQuestion, Tally, by_assignment, by_learner, by_misconception, by_question
from grader.verdict.looks import LOOKS, Look, legible, number, percent
from grader.verdict.row import Row

_MOST_LEARNERS = 60
_MOST_MISCONCEPTIONS = 10
_MOST_UNUSED = 60
_HALF = 0.5
_UNLIMITED = 10_000


@dataclass(frozen=True)
class ClassTable:
    """Rows of a class, for `rich.print`. `full_report` is where to see all learners when there are too many here."""

    rows: list[Row]
    full_report: str = "report.html"

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Show learners, questions and misconceptions. A narrow terminal gets fewer columns."""
        if not self.rows:
            yield Text("No verdicts yet. Grade the submissions first.")
            return
        everyone = by_learner(self.rows)
        learners = _shown_learners(everyone)
        assignments = list(by_assignment(self.rows))
        yield _fitting(console, options, _learner_table(learners, assignments), _learner_table(learners, []))
        if len(learners) < len(everyone):
            yield _left_out(len(learners), everyone, self.full_report)
        asked = [row for row in self.rows if not row.is_unused_file]
        yield _fitting(console, options, _question_table(asked), _short_question_table(asked))
        yield from _misconception_table(self.rows)
        yield from _unused_table([row for row in self.rows if row.is_unused_file])
        yield _legend(Tally(tuple(self.rows)))


def _fitting(console: Console, options: ConsoleOptions, full: Table, short: Table) -> Table:
    wanted = console.measure(full, options=options.update(width=_UNLIMITED)).maximum
    return full if wanted <= options.max_width else short


def _shown_learners(learners: dict[str, Tally]) -> dict[str, Tally]:
    """All learners of a small class. Of a large one who needs attention: first answers to check, then low scores."""
    if len(learners) <= _MOST_LEARNERS:
        return learners
    urgent = [(student, tally) for student, tally in learners.items() if _needs_attention(tally)]
    urgent.sort(key=lambda item: (-len(item[1].to_check), item[1].share or 0.0))
    return dict(urgent[:_MOST_LEARNERS])


def _needs_attention(tally: Tally) -> bool:
    # Answers that wait for a mark do not count: a written question leaves one with every learner.
    return bool(tally.to_check) or (tally.share is not None and tally.share < _HALF)


def _left_out(shown: int, everyone: dict[str, Tally], full_report: str) -> Text:
    needing = sum(_needs_attention(tally) for tally in everyone.values())
    return Text(f"{shown} of the {needing} learners who need attention. All {len(everyone)} are in {full_report}.\n")


def _learner_table(learners: dict[str, Tally], assignments: list[str]) -> Table:
    table = _table("Learners", "learner")
    late = ["late"] if any(tally.late_penalty for tally in learners.values()) else []
    for column in (*assignments, *late, "total", "to mark", "to check"):
        table.add_column(Text(legible(column)), justify="right", no_wrap=True)
    table.add_column("verdicts")
    for student, tally in learners.items():
        parts = by_assignment(tally.rows)
        scores = [_score(parts.get(assignment)) for assignment in assignments]
        tasks = [str(len(rows) or "") for rows in (tally.to_mark, tally.to_check)]
        taken = [number(-tally.late_penalty) if tally.late_penalty else "" for _ in late]
        table.add_row(Text(legible(student)), *scores, *taken, percent(tally.share), *tasks, _words(tally))
    return table


def _question_table(rows: list[Row]) -> Table:
    table = _table("Questions, hardest first", "question")
    table.add_column("notebook", max_width=34, no_wrap=True, overflow="ellipsis")
    table.add_column("mean", justify="right", no_wrap=True)
    table.add_column("verdicts")
    for place, tally in by_question(rows).items():
        notebook = Text(legible(f"{place.assignment}/{place.notebook}"))
        table.add_row(Text(legible(place.title)), notebook, percent(tally.share), _words(tally))
    return table


def _short_question_table(rows: list[Row]) -> Table:
    table = _table("Questions, hardest first", "question")
    table.add_column("mean", justify="right", no_wrap=True)
    table.add_column("verdicts")
    questions = by_question(rows)
    for place, tally in questions.items():
        table.add_row(Text(legible(_title(place, questions))), percent(tally.share), _words(tally))
    return table


def _title(place: AskedQuestion, questions: Collection[AskedQuestion]) -> str:
    """The name of a question, with its notebook where another has one of the same name."""
    is_alone = sum(other.title == place.title for other in questions) == 1
    return place.title if is_alone else f"{place.notebook}/{place.title}"


def _misconception_table(rows: list[Row]) -> Iterator[Table]:
    confusions = by_misconception(rows)
    if not confusions:
        return
    table, questions = _table("Commonest misconceptions", "question"), by_question(rows)
    table.add_column("misconception")
    table.add_column("learners", justify="right", no_wrap=True)
    for confusion, tally in list(confusions.items())[:_MOST_MISCONCEPTIONS]:
        diagnosis = Text(legible(confusion.diagnosis))
        title = Text(legible(_title(confusion.place, questions)))
        table.add_row(title, diagnosis, str(len(tally.students)))
    yield table


def _unused_table(rows: list[Row]) -> Iterator[Table]:
    """The files that are not used, by learner. The sentences below the tables say why."""
    if not rows:
        return
    table = _table("Files that are not used", "learner")
    table.add_column("file, below submitted/", overflow="fold")
    for row in rows[:_MOST_UNUSED]:
        table.add_row(Text(legible(row.student)), Text(legible(row.notebook)))
    if len(rows) > _MOST_UNUSED:
        table.caption = f"and {len(rows) - _MOST_UNUSED} more"
    yield table


def _table(title: str, first_column: str) -> Table:
    table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0))
    table.add_column(first_column, max_width=34, no_wrap=True, overflow="ellipsis")
    return table


def _score(tally: Tally | None) -> str:
    """Points earned of points on offer. A dash where the learner has nothing, or nothing that is marked."""
    return f"{number(tally.score)}/{number(tally.max_score)}" if tally and tally.max_score else "-"


def _words(tally: Tally) -> Text:
    """The count of each verdict word, as its symbol and a number on its colour."""
    chips = [Text(f"{LOOKS[word].symbol}{count}", _style(LOOKS[word])) for word, count in tally.words.items()]
    return Text(" ").join(chips)


def _legend(tally: Tally) -> Columns:
    entries = [Text.assemble((LOOKS[word].symbol, _style(LOOKS[word])), f" {word}") for word in tally.words]
    return Columns(entries, padding=(0, 2))


def _style(look: Look) -> str:
    return f"{look.ink} on {look.fill}"
