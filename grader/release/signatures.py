"""Signatures: what the solved notebook defines must be what the question says, for learners see the one and are asked
by the other.
"""

import ast
import re

from nbformat import NotebookNode

from grader.errors import CourseError
from grader.judge.below import cells_that_give
from grader.notebook.marks import grade_id_of
from grader.questions import ClassQuestion, FunctionQuestion, Question
from grader.syntax import parse


def check_signature(where: str, notebook: NotebookNode, question: Question) -> None:
    """Raise CourseError where the solution cell of a function question defines it with other parameters, and where the
    question's signature is none.

    Names, order, kinds and defaults count; annotations do not. A function may be made in another way than by `def`, but
    something must give its name.
    """
    if isinstance(question, FunctionQuestion | ClassQuestion):
        _require_defined(where, notebook, question.name)
    if not isinstance(question, FunctionQuestion):
        return
    asked = _parameters(f"def {question.signature}: ...", question.name)
    if asked is None:
        raise CourseError(
            f"{where}: the question {question.name} has the signature `{question.signature}`, which is none of "
            f"{question.name}. Write it as `{question.name}(a, b=1)`."
        )
    for cell in notebook.cells:
        if grade_id_of(cell) == question.name:
            defined = _parameters(cell.source, question.name)
            if defined not in (None, asked):
                raise CourseError(
                    f"{where}: its cell {question.name} defines `{question.name}({defined})`, and the question says "
                    f"`{question.name}({asked})`. Make the two the same."
                )


def _require_defined(where: str, notebook: NotebookNode, name: str) -> None:
    """Raise CourseError where no cell of code gives the name that is asked for, with what its own cell defines."""
    code = {grade_id_of(cell): cell.source for cell in notebook.cells if cell.cell_type == "code"}
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    if cells_that_give(name, sources):
        return
    own = re.findall(r"^(?:def|class) (\w+)", code.get(name, ""), flags=re.MULTILINE)
    instead = f", but `{own[0]}`" if own else ""
    raise CourseError(f"{where}: its cell {name} defines no `{name}`{instead}. Give the two one name.")


def _parameters(source: str, name: str) -> str | None:
    """The parameters of the last function of that name in some code, as text without annotations; None where there is
    none.
    """
    try:
        nodes = list(ast.walk(parse(source)))
    except SyntaxError:
        return None
    own = [node.args for node in nodes if isinstance(node, ast.FunctionDef) and node.name == name]
    for arguments in own:
        for one in ast.walk(arguments):
            if isinstance(one, ast.arg):
                one.annotation = None
    return ast.unparse(own[-1]) if own else None
