"""A class that is graded and marked, and a course whose questions then come and go."""

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.course import Course
from grader.judge.examiner import examiner_of
from grader.release.publish import release
from tests.conftest import released_notebook
from tests.grader.course_files import contents, copied

RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
LESSON, EXAM = "solutions/lessons/01_doubling.py", "solutions/exam/final.py"
ANSWER = re.compile(r'# %% solution="answer" .*?(?=# %% check)# %% check="answer" points=2\n[^\n]*\n', re.DOTALL)
ESSAY = re.compile(r'# %% \[markdown\] prose="essay".*', re.DOTALL)
MORE = """
# %% solution="more" stub="more = None"
### BEGIN SOLUTION
more = 1
### END SOLUTION

# %% check="more" points=1
print("more")
"""
MORE_QUESTION = """
from grader.questions import ValueQuestion

question = ValueQuestion("more", "One.", "One.", lambda answer, expected: None if answer == expected else "No.")
"""
LETTER = '\n# %% [markdown] prose="letter" points=2\n# ### BEGIN SOLUTION\n# Dear.\n# ### END SOLUTION\n'
READING = "# %% [markdown]\n# # Read\n"
SECOND = "# %% [markdown]\n# # More\n" + MORE


class Sources:
    """The text sources of a course, for a test to change."""

    def __init__(self, course: Course) -> None:
        self.home = course.home

    def replace(self, name: str, old: str | re.Pattern[str], new: str) -> None:
        text = (self.home / name).read_text("utf-8")
        changed = text.replace(old, new) if isinstance(old, str) else old.sub(lambda _: new, text)
        assert changed != text
        (self.home / name).write_text(changed, encoding="utf-8")

    def append(self, name: str, text: str) -> None:
        with (self.home / name).open("a", encoding="utf-8") as source:
            source.write(text)

    def add_question(self) -> None:
        (self.home / "solutions/questions/more.py").write_text(MORE_QUESTION, encoding="utf-8")
        self.append(LESSON, MORE)

    def add_lesson(self, assignment: str = "lessons") -> None:
        (self.home / "solutions/questions/more.py").write_text(MORE_QUESTION, encoding="utf-8")
        (self.home / "solutions" / assignment / "02_more.py").write_text(SECOND, encoding="utf-8")

    def move(self, old: str, new: str) -> None:
        (self.home / old).rename(self.home / new)

    def rename_answer(self) -> None:
        self.replace(LESSON, '="answer"', '="reply"')
        self.replace(LESSON, "answer", "reply")
        self.replace("solutions/questions/answer.py", 'name="answer"', 'name="reply"')
        self.move("solutions/questions/answer.py", "solutions/questions/reply.py")


LESSONS = "lessons/01_doubling"


@pytest.fixture(scope="module")
def graded(released_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """The small course, and a class folder in which ada's work is graded and a person has marked."""
    course = copied(released_course, tmp_path_factory.mktemp("graded") / "home")
    root = course.home.parent / "class"
    (course.home / "solutions/lessons/02_reading.py").write_text(READING, encoding="utf-8")
    release(course, course.home)
    hand_in(course, root)
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(course.home)
        assert run("grade", root=root).exit_code == 1
    mark_by_hand(root)
    (root / "nbgrader_config.py").unlink()
    yield course.home, root
    examiner_of(course).close()


@pytest.fixture
def course(graded: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """A copy of the course, for a test to change."""
    made = Course(shutil.copytree(graded[0], tmp_path / "home"))
    monkeypatch.chdir(made.home)
    examiner = examiner_of(made)
    yield made
    examiner.close()


@pytest.fixture
def root(graded: tuple[Path, Path], tmp_path: Path) -> Path:
    """A copy of the class folder that is graded and marked."""
    return Path(shutil.copytree(graded[1], tmp_path / "class"))


@pytest.fixture
def own(course: Course, root: Path) -> Path:
    """The course's own folder, in which the class is graded and marked."""
    shutil.copytree(root, course.home, dirs_exist_ok=True)
    return course.home


def hand_in(course: Course, root: Path) -> None:
    answers = {"double": RIGHT, "answer": "answer = 42", "answer_1": 'answer_1 = "b"', "essay": "Twice."}
    for assignment, name in (("lessons", "01_doubling"), ("exam", "final")):
        notebook = released_notebook(course, assignment, name)
        for cell in notebook.cells:
            cell.source = answers.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
        (root / "submitted" / "ada" / assignment).mkdir(parents=True)
        nbformat.write(notebook, root / "submitted" / "ada" / assignment / f"{name}.ipynb")


def run(*arguments: str, root: Path | None = None) -> Result:
    result = CliRunner().invoke(app, [*arguments, *(("--root", str(root)) if root else ())])
    assert isinstance(result.exception, SystemExit | None), result.exception
    return result


def mark_by_hand(root: Path) -> None:
    with contextlib.closing(sqlite3.connect(root / "gradebook.db")) as gradebook, gradebook:
        gradebook.execute("UPDATE grade SET manual_score = 2.5 WHERE auto_score IS NULL")
        gradebook.execute("UPDATE comment SET manual_comment = 'Well seen.'")


def everything(*folders: Path) -> dict[str, bytes]:
    return {f"{folder}/{name}": text for folder in folders for name, text in contents(folder).items()}


def without_bytecode(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: text for name, text in files.items() if "__pycache__" not in name}


NBGRADERS = re.compile(r"RuntimeError|Traceback|Cannot (add|modify|remove)|submissions associated")
