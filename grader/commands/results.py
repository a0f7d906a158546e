"""How a class's results are shown: the table, and what went wrong."""

from rich.console import Console

from grader.commands.speaking import complaints, console, say
from grader.verdict.row import Row


def show(rows: list[Row], problems: list[str], shown: Console = console, unconfined: bool = False) -> None:
    """Show the class table and the problems; `unconfined` says that submissions ran with all rights."""
    from grader.report.class_table import ClassTable  # noqa: PLC0415

    shown.print(ClassTable(rows))
    if unconfined:
        shown.print("These submissions ran WITHOUT confinement (--trust-submissions).", style="bold")
    for problem in problems:
        say(problem, complaints)
