"""The mutants of a course's questions: from which sources the right programs come, and where the banks lie."""

import re
from functools import cache
from typing import TYPE_CHECKING

from grader.course.question_files import namespace_of
from grader.mutants import Bank, Program, made_bank, program, program_of_style
from grader.questions.vocabulary import CodeQuestion

if TYPE_CHECKING:
    from grader.course.course import Course

_CELL = re.compile(r"^# %%", flags=re.MULTILINE)


@cache
def bank_of(course: "Course", question: CodeQuestion) -> Bank:
    """The bank of a question; one without mutants where the solution cannot be taken out of its notebook."""
    programs = _programs(course, question)
    return made_bank(question, programs) if programs else Bank(())


def _programs(course: "Course", question: CodeQuestion) -> list[Program]:
    """The right programs of a question, the solution first; none where the solution needs what is not here."""
    notebook = course.notebook_that_asks(question.name)
    if notebook is None:
        return []
    cells = _CELL.split(course.source(notebook).read_text(encoding="utf-8"))
    own = f'solution="{question.name}"'
    ordered = sorted((f"# %%{cell}" for cell in cells), key=lambda cell: own in cell.partition("\n")[0])
    try:
        solution = program("solution", question.name, ordered, namespace_of(course.home, course.packages))
    except Exception:  # whatever a solution stands on that this process does not have
        return []
    styles = [program_of_style(style) for style in question.styles]
    return [one for one in (solution, *styles) if one is not None] if solution else []
