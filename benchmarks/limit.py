"""The limit: fork a warm process, run the same cells by plain `exec`, judge the answers. No border, no IPython, nothing
recorded; what a grader does beyond it is its own cost.

Run as `python -m benchmarks.limit CLASS_FOLDER ASSIGNMENT [figures]` in the course's folder; prints JSON.
"""

import ast
import contextlib
import copy
import gc
import importlib
import io
import json
import os
import pickle
import resource
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

from grader.border.calling import call
from grader.course import Course, find_course
from grader.course.build import build_notebook
from grader.judge.identity import NotebookIdentity
from grader.notebook.marks import CHECK_PREFIX
from grader.questions import Case, Chance, FunctionQuestion, Question, ValueQuestion
from grader.questions.answers import Answer, Outcome, Reply
from grader.questions.functions import judge_function
from grader.questions.values import judge_value
from grader.runner.ask import TimeUp, time_limit

Names = dict[str, Any]
Cell = Mapping[str, Any]
Asked = tuple[str, list[Case], Reply]
"""A question that a child has asked: its name, its cases, the answers."""


def main() -> None:
    """Start up, examine every notebook of the class folder, and print what both took."""
    root, assignment, figures = Path(sys.argv[1]), sys.argv[2], "figures" in sys.argv
    course = find_course()
    for name in course.imports:
        importlib.import_module(name)
    end_cell = _draw if figures else _forget
    solved = {name: _solved(course, name) for name in course.notebooks(assignment)}
    gc.collect()
    gc.freeze()
    startup, start = _cpu(), time.monotonic()
    paths = sorted(root.glob(f"submitted/*/{assignment}/*.ipynb"))
    for path in paths:
        _examine(course, path, solved[path.stem], end_cell)
    students = len({path.parent for path in paths})
    print(json.dumps({"startup": startup, "cpu": _cpu() - startup, "wall": time.monotonic() - start, "of": students}))


def _cpu() -> float:
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _draw(shown: Any) -> None:
    """Draw what a notebook would show at the end of a cell: the value of its last line, and every open figure."""
    import matplotlib.pyplot as plt  # noqa: PLC0415 - the course says whether it is wanted

    opened = [plt.figure(number) for number in plt.get_fignums()]
    for figure in (*opened, *([shown] if hasattr(shown, "savefig") else [])):
        figure.savefig(io.BytesIO(), format="png", bbox_inches="tight")
    if hasattr(type(shown), "_repr_mimebundle_"):
        shown._repr_mimebundle_()  # a widget, which draws itself where no front end runs
    plt.close("all")


def _forget(shown: Any) -> None:
    """Close every open figure undrawn."""
    import matplotlib.pyplot as plt  # noqa: PLC0415

    plt.close("all")


def _execute(source: str, names: Names) -> Any:
    """Run a cell and return the value of its last line, where that is an expression, as a notebook shows it."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, "<cell>", "exec"), names)
    return eval(compile(ast.Expression(last.value), "<cell>", "eval"), names) if isinstance(last, ast.Expr) else None


def _solved(course: Course, notebook: str) -> Names:
    names: Names = {"__name__": "__main__"}
    with _silence():
        for cell in build_notebook(course.source(notebook)).cells:
            if cell["cell_type"] == "code" and _asks(cell) is None:
                _forget(_execute(cell["source"], names))
    return names


def _asks(cell: Cell) -> str | None:
    """The name of the question that a check cell asks, or None."""
    marks = cell["metadata"].get("nbgrader", {})
    return str(marks["grade_id"]).removeprefix(CHECK_PREFIX) if marks.get("grade") else None


def _examine(course: Course, path: Path, solved: Names, end_cell: Callable[[Any], None]) -> None:
    place = NotebookIdentity(path.parent.parent.name, path.parent.name, path.stem)
    cells = [cell for cell in json.loads(path.read_text(encoding="utf-8"))["cells"] if cell["cell_type"] == "code"]
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        with open(writing, "wb") as file, contextlib.suppress(BaseException):
            file.write(pickle.dumps(_run(course, cells, place, end_cell)))
        os._exit(0)
    os.close(writing)
    with open(reading, "rb") as file:
        data = file.read()
    os.waitpid(child, 0)
    for name, cases, reply in pickle.loads(data) if data else ():
        with _silence():
            _judge(course.required_question(path.stem, name), cases, reply, solved)


def _run(course: Course, cells: list[Cell], place: NotebookIdentity, end_cell: Callable[[Any], None]) -> list[Asked]:
    names: Names = {"__name__": "__main__"}
    seconds = course.bounds.cell_seconds
    asked: list[Asked] = []
    with _silence():
        for cell in cells:
            name = _asks(cell)
            if name is not None:
                asked.append(_ask(course.required_question(place.notebook, name), names, place))
                continue
            with contextlib.suppress(BaseException), time_limit(seconds):
                end_cell(_execute("".join(cell["source"]), names))
    return asked


def _ask(question: Question, names: Names, place: NotebookIdentity) -> Asked:
    if isinstance(question, FunctionQuestion):
        cases = question.cases(np.random.default_rng(place.seed(question.name)))
        limit = question.seconds / 3
        answers = tuple(_answer(names.get(question.name), case.arguments, limit) for case in cases)
        return question.name, cases, Reply(question.name in names, answers)
    value = names.get(question.name)
    return question.name, [], Reply(question.name in names, (Answer(Outcome.RETURNED, value),))


def _answer(function: Any, arguments: tuple[Any, ...], seconds: float) -> Answer:
    own = [copy.deepcopy(argument) for argument in arguments]
    try:
        with time_limit(seconds):
            value = call(function, own)
        pickle.dumps(value)
    except TimeUp:
        return Answer(Outcome.TIMED_OUT)
    except BaseException as error:  # a learner's code may raise anything
        return Answer(Outcome.RAISED, error=type(error).__name__)
    return Answer(Outcome.RETURNED, value, tuple(own))


def _judge(question: Question, cases: list[Case], reply: Reply, solved: Names) -> None:
    """The same verdict as the grader's, diagnosis included."""
    if isinstance(question, FunctionQuestion):
        right = [_answer(solved[question.name], _once(case.arguments), question.seconds) for case in cases]
        judge_function(question, question.name, 1.0, cases, reply, Reply(True, tuple(right)))
    elif isinstance(question, ValueQuestion):
        right = [Answer(Outcome.RETURNED, solved[question.name])]
        judge_value(question, question.name, 1.0, reply, Reply(True, tuple(right)))


def _once(arguments: tuple[Any, ...]) -> tuple[Any, ...]:
    """As the grader asks its solutions: of chance, one seed is enough."""
    return tuple(Chance(one.seeds[:1]) if isinstance(one, Chance) else one for one in arguments)


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    nowhere = io.StringIO()
    with warnings.catch_warnings(), contextlib.redirect_stdout(nowhere), contextlib.redirect_stderr(nowhere):
        warnings.simplefilter("ignore")
        yield


if __name__ == "__main__":
    main()
