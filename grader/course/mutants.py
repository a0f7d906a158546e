"""The mutants of a course's questions: from which sources the right programs come, and where the banks lie."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grader.course.question_files import namespace_of
from grader.files import write_text
from grader.mutants import Bank, Program, made_mutants, program, program_of_style, stored
from grader.questions.registry import kind_of_question
from grader.questions.vocabulary import ClassQuestion, CodeQuestion, FunctionQuestion

if TYPE_CHECKING:
    from grader.course.course import Course

FOLDER = "mutants"
_CELL = re.compile(r"^# %%", flags=re.MULTILINE)
_CHECK = re.compile(r'check="(\w+)"')
_ACTING = {
    *("open", "exec", "eval", "compile", "input", "breakpoint", "__import__", "__builtins__", "builtins", "importlib"),
    *("os", "sys", "io", "shutil", "subprocess", "pathlib", "Path", "tempfile", "glob", "system", "ctypes", "signal"),
    *("multiprocessing", "threading", "socket", "urllib", "requests", "sqlite3", "pickle", "dump", "tofile"),
    *("save", "savez", "savez_compressed", "savetxt", "to_csv", "to_pickle", "to_excel", "to_json", "to_parquet"),
}
"""Names in a program that may do more than compute. A changed one would run in this process and might do harm."""
_BANKS: dict[tuple[Path, str], tuple[CodeQuestion, Bank]] = {}
"""The banks that were read, each with the question for which it was."""


def bank_of(course: "Course", question: CodeQuestion) -> Bank:
    """The bank of a question as the last release wrote it; one without mutants where there is none that fits."""
    place = course.home, question.name
    known = _BANKS.get(place)
    if known is None or known[0] is not question:
        known = _BANKS[place] = (question, _read(course, question))
    return known[1]


def _read(course: "Course", question: CodeQuestion) -> Bank:
    path = bank_file(course, question.name)
    if not path.is_file():
        return Bank(())
    try:
        made_from, entries = stored.read(path.read_text(encoding="utf-8"))
        programs = _programs(course, question)
        if made_from["programs"] != stored.fingerprint_of_programs(programs):
            return Bank(())
        return Bank(stored.remade(entries, programs))
    except (ValueError, KeyError):  # another version's, or half edited: the next release writes it anew
        return Bank(())


def bank_file(course: "Course", name: str) -> Path:
    """Where the bank of a question lies."""
    return course.home / "solutions" / FOLDER / f"{name}.json"


def write_banks(course: "Course") -> None:
    """Write the banks whose questions, solutions, styles or operators have changed, and take away those of no use."""
    kept = set()
    for question in _code_questions(course):
        programs = _programs(course, question)
        if not programs:
            continue
        kept.add(path := bank_file(course, question.name))
        now = _made_from(question, programs)
        if not _is_of(path, now):
            write_text(path, stored.as_text(made_mutants(question, programs), now))
            _BANKS.clear()
    for path in bank_file(course, "any").parent.glob("*.json"):
        if path not in kept:
            path.unlink()


def stale_banks(course: "Course") -> list[str]:
    """A sentence on each bank that was made from other programs. Cases do not count: machines may round otherwise."""
    found = []
    for question in _code_questions(course):
        programs = _programs(course, question)
        path = bank_file(course, question.name)
        if programs and not _is_of(path, {"programs": stored.fingerprint_of_programs(programs)}):
            found.append(f"{path.relative_to(course.home).as_posix()} is not of the question and solution as they are.")
    return found


def _made_from(question: CodeQuestion, programs: list[Program]) -> dict[str, str]:
    return {"programs": stored.fingerprint_of_programs(programs), "cases": stored.fingerprint_of_cases(question)}


def _is_of(path: Path, made_from: dict[str, str]) -> bool:
    try:
        return made_from.items() <= stored.read(path.read_text(encoding="utf-8"))[0].items()
    except (OSError, ValueError):
        return False


def _code_questions(course: "Course") -> Iterator[CodeQuestion]:
    """The questions of all notebooks that are answered by code which is called, each once."""
    seen = set()
    for assignment in course.assignments:
        for path in course.sources(assignment):
            for name in _CHECK.findall(path.read_text(encoding="utf-8")):
                question = course.question(path.stem, name)
                is_code = isinstance(question, FunctionQuestion | ClassQuestion) and kind_of_question(question).is_code
                if is_code and name not in seen:
                    seen.add(name)
                    assert isinstance(question, FunctionQuestion | ClassQuestion)
                    yield question


def _programs(course: "Course", question: CodeQuestion) -> list[Program]:
    """The right programs of a question, the solution first; none where the solution needs what is not here, or where
    one may do more than compute.
    """
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
    programs = [one for one in (solution, *styles) if one is not None] if solution else []
    return programs if all(map(_only_computes, programs)) else []


def _only_computes(right: Program) -> bool:
    """Whether a right program names nothing by which a change of it might touch files or processes."""
    nodes = list(ast.walk(right.tree))
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    names |= {part for node in nodes if isinstance(node, ast.alias) for part in node.name.split(".")}
    return names.isdisjoint(_ACTING)
