"""The solved notebooks run within the bounds that the course sets for its learners."""

from grader.course import Course
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.notebook.marks import VERDICT
from grader.release.publish import release
from tests.conftest import released_notebook

MANY_FILES = "    held = [open(__import__('os').devnull) for _ in range(150)]\n    return np.asarray(numbers) * 2.0"


def test_solution_may_use_what_the_course_allows(fresh_course: Course) -> None:
    settings, lesson = fresh_course.home / "pyproject.toml", fresh_course.home / "solutions/lessons/01_doubling.py"
    settings.write_text(settings.read_text("utf-8") + "[tool.grader.bounds]\nopen_files = 400\n", encoding="utf-8")
    solution = lesson.read_text("utf-8").replace("    return np.asarray(numbers) * 2.0", MANY_FILES)
    lesson.write_text(solution, encoding="utf-8")
    release(fresh_course, fresh_course.home)
    notebook = released_notebook(fresh_course, "lessons", "01_doubling")
    (cell,) = [one for one in notebook.cells if one.id == "double"]
    cell.source = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
    examiner = Examiner(fresh_course)
    examiner.examine(notebook, NotebookIdentity("ada", "lessons", "01_doubling"))
    examiner.close()
    assert {one.id: one.metadata[VERDICT]["word"] for one in notebook.cells if VERDICT in one.metadata}[
        "check_double"
    ] == "right"
