"""The command `grader`: its commands in the order of the flow, each in a file of grader/commands/."""

import sys
import warnings

from grader.commands import collect, demo, doctor, grade, new, power, release, report
from grader.commands.speaking import App

app = App(
    help="Releases notebooks, takes in submissions, grades them blind, and reports.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def _start() -> None:
    """Keep the libraries' warnings, which are not for instructors, off the screen, and the start short."""
    warnings.simplefilter("ignore")
    # jsonschema imports it where it is there: that takes a second, for addresses that no notebook has.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # the import system's word for "absent"


for _command in (
    new.new,
    release.release,
    collect.collect,
    grade.grade,
    report.report,
    demo.demo,
    power.power,
    doctor.doctor,
):
    app.command()(_command)
