"""Questions and lessons that come or go: freely before anything is graded, and refused alike everywhere after."""

import contextlib
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.course import Course
from grader.judge.examiner import examiner_of
from grader.record.gradebook import require_gradebook
from grader.release.known_questions import known_questions, released_questions
from grader.release.publish import release
from tests.conftest import released_notebook
from tests.grader.course_files import contents, copied
from tests.grader.gradebook_rows import gradebook_rows

pytestmark = pytest.mark.slow

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
CHANGES: dict[str, tuple[Callable[[Sources], None], str]] = {
    "question added": (lambda sources: sources.add_question(), f"{LESSONS}: the question more was added"),
    "question dropped": (
        lambda sources: sources.replace(LESSON, ANSWER, ""),
        f"{LESSONS}: the question answer was dropped",
    ),
    "question renamed": (
        lambda sources: sources.rename_answer(),
        f"{LESSONS}: the question answer was dropped; {LESSONS}: the question reply was added",
    ),
    "lesson added": (lambda sources: sources.add_lesson(), "lessons/02_more was added"),
    "lesson renamed": (
        lambda sources: sources.move(LESSON, "solutions/lessons/01_twice.py"),
        f"{LESSONS} was dropped; lessons/01_twice was added",
    ),
    "lesson moved": (
        lambda sources: sources.move(LESSON, "solutions/exam/01_doubling.py"),
        f"exam/01_doubling was added; {LESSONS} was dropped",
    ),
    "prose added": (lambda sources: sources.append(EXAM, LETTER), "exam/final: the question letter was added"),
    "prose dropped": (lambda sources: sources.replace(EXAM, ESSAY, ""), "exam/final: the question essay was dropped"),
    "points of what a person marked": (
        lambda sources: sources.replace(EXAM, 'prose="essay" points=3', 'prose="essay" points=10'),
        "exam/final: the points of essay changed from 3 to 10",
    ),
}


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


@pytest.mark.parametrize("change", CHANGES)
def test_change_after_grading_is_refused_alike_by_grade_and_dry_run_before_anything(
    course: Course, root: Path, change: str
) -> None:
    alter, named = CHANGES[change]
    alter(Sources(course))
    release(course, course.home)
    before = without_bytecode(everything(root, course.home))
    refused = [run("grade", root=root), run("grade", "--dry-run", root=root), run("grade", "--again", root=root)]
    after = without_bytecode(everything(root, course.home))
    for name in ("at_work.json", "log.txt"):
        before.pop(f"{root}/.grader/{name}"), after.pop(f"{root}/.grader/{name}")
    assert after == before
    for result in refused:
        assert result.exit_code == 2
        assert f"Since then: {named}. Nothing was changed" in result.stderr
        assert f"copy {root}/submitted there and run `grader grade --root FOLDER`" in result.stderr
        assert not NBGRADERS.search(result.output)


@pytest.mark.parametrize("change", CHANGES)
def test_change_after_grading_in_the_courses_own_folder_is_refused_by_release_before_anything(
    course: Course, own: Path, change: str
) -> None:
    alter, named = CHANGES[change]
    alter(Sources(course))
    before = without_bytecode(everything(own))
    result = run("release")
    assert without_bytecode(everything(own)) == before
    assert result.exit_code == 2
    assert f"Since then: {named}. Nothing was changed" in result.stderr
    assert not NBGRADERS.search(result.output)


@pytest.mark.parametrize("change", CHANGES)
def test_change_before_any_grading_is_free(course: Course, tmp_path: Path, change: str) -> None:
    CHANGES[change][0](Sources(course))
    assert run("release").exit_code == 0
    require_gradebook(course, tmp_path / "new")
    known = known_questions(f"sqlite:///{tmp_path}/new/gradebook.db", course.assignments).questions
    assert known == released_questions(course.released, course.assignments)


@pytest.mark.parametrize("change", ["question added", "prose dropped", "lesson moved"])
def test_what_is_graded_can_be_reported_whatever_the_course_asks_by_now(
    course: Course, root: Path, change: str
) -> None:
    before = gradebook_rows(root)
    CHANGES[change][0](Sources(course))
    release(course, course.home)
    assert run("report", root=root).exit_code == 0
    assert gradebook_rows(root) == before
    assert (root / "feedback/ada/exam/final.html").exists()


@pytest.mark.parametrize("change", ["question renamed", "prose dropped", "lesson moved"])
def test_what_is_put_back_leaves_all_marks_as_they_were(
    course: Course, root: Path, change: str, tmp_path: Path
) -> None:
    marks, kept = gradebook_rows(root), shutil.copytree(course.home / "solutions", tmp_path / "kept")
    CHANGES[change][0](Sources(course))
    release(course, course.home)
    assert run("grade", root=root).exit_code == 2
    shutil.rmtree(course.home / "solutions")
    shutil.copytree(kept, course.home / "solutions")
    assert run("release").exit_code == 0
    assert "Graded 0 of 2" in run("grade", root=root).output
    assert gradebook_rows(root) == marks


@pytest.mark.parametrize("change", ["question added", "question dropped", "lesson moved"])
def test_class_is_graded_anew_in_a_folder_of_its_own(course: Course, root: Path, change: str, tmp_path: Path) -> None:
    CHANGES[change][0](Sources(course))
    release(course, course.home)
    shutil.copytree(root / "submitted", tmp_path / "anew" / "submitted")
    assert run("grade", root=tmp_path / "anew").exit_code in (0, 1)
    scores = {row[3]: row[4] for row in gradebook_rows(tmp_path / "anew")["grade"]}
    assert scores["check_answer_1"] == 1.0
    assert (scores.get("check_double"), scores.get("check_more")) == {
        "question added": (4.0, 0.0),
        "question dropped": (4.0, None),
        "lesson moved": (0.0, None),  # it was handed in with the lessons
    }[change]


def test_class_that_is_moved_out_of_the_courses_own_folder_keeps_its_marks_and_lets_release_go_on(
    course: Course, own: Path, tmp_path: Path
) -> None:
    marks, moved = gradebook_rows(own), tmp_path / "moved"
    Sources(course).add_question()
    assert run("release").exit_code == 2
    moved.mkdir()
    for name in ("submitted", "autograded", "feedback", ".grader", "gradebook.db"):
        (own / name).rename(moved / name)
    assert run("release").exit_code == 0
    assert run("report", root=moved).exit_code == 0
    assert gradebook_rows(moved) == marks


FREE: dict[str, Callable[[Sources], None]] = {
    "given cell added": lambda sources: sources.replace(
        LESSON, '# %% solution="double"', '# %% given="more"\nmore = 1\n\n# %% solution="double"'
    ),
    "given cell dropped": lambda sources: sources.replace(
        LESSON, '# %% given="setup"\nimport numpy', "# %%\nimport numpy"
    ),
    "prose changed": lambda sources: sources.replace(LESSON, "# # Doubling", "# # Twice"),
    "lesson without a question added": lambda sources: sources.append("solutions/lessons/03_reading.py", READING),
    "lesson without a question dropped": lambda sources: (sources.home / "solutions/lessons/02_reading.py").unlink(),
    "points of what the judge marks": lambda sources: sources.replace(LESSON, "points=4", "points=8"),
}


@pytest.mark.parametrize("change", FREE)
@pytest.mark.parametrize("place", ["root", "own"])
def test_what_bends_no_mark_may_change_after_grading(
    course: Course, change: str, place: str, request: pytest.FixtureRequest
) -> None:
    folder: Path = request.getfixturevalue(place)
    FREE[change](Sources(course))
    result = run("release")
    assert result.exit_code == 0, result.output
    assert re.search(r"Graded 1 of 2 submissions \(1: the notebook \w+ changed\)", run("grade", root=folder).output)
    grades = {row[3]: row[4:6] for row in gradebook_rows(folder)["grade"]}
    assert grades["check_double"] == ((8.0 if "points" in change else 4.0), None)
    assert grades["essay"] == (None, 2.5)
    assert "Graded 0 of 2" in run("grade", root=folder).output


def test_assignment_in_which_nothing_is_graded_may_change(course: Course, tmp_path: Path) -> None:
    root = tmp_path / "new"
    hand_in(course, root)
    run("grade", "lessons", root=root)
    Sources(course).replace(EXAM, ESSAY, "")
    assert run("release").exit_code == 0
    assert run("grade", root=root).exit_code == 0


@pytest.mark.parametrize("options", [(), ("--dry-run",)], ids=["grade", "dry run"])
def test_question_that_is_not_released_yet_is_named_before_a_class_begins(
    course: Course, tmp_path: Path, options: tuple[str, ...]
) -> None:
    root = tmp_path / "new"
    hand_in(course, root)
    Sources(course).add_question()
    result = run("grade", *options, root=root)
    assert result.exit_code == 2
    assert f"{LESSONS}: the question more was added. Run `grader release`" in result.stderr
    assert not (root / "gradebook.db").exists()


def test_many_changes_are_told_in_few_words(course: Course, root: Path) -> None:
    for number in range(30):
        shutil.copy(course.home / LESSON, course.home / f"solutions/lessons/{number + 2:02}_doubling.py")
    release(course, course.home)
    told = run("grade", root=root).stderr
    assert "lessons/02_doubling was added" in told
    assert "and 20 more" in told


def test_assignment_without_a_notebook_is_named_in_the_courses_own_words(course: Course) -> None:
    (course.home / EXAM).unlink()
    result = run("release")
    assert result.exit_code == 2
    assert "exam holds no notebook's source" in result.stderr
    assert "nbgrader" not in result.stderr


@pytest.mark.parametrize("lock", ["IMMEDIATE", "EXCLUSIVE"])
def test_release_into_a_gradebook_that_somebody_holds_says_so_before_anything(
    course: Course, own: Path, lock: str, capfd: pytest.CaptureFixture[str]
) -> None:
    before = without_bytecode(everything(own))
    with contextlib.closing(sqlite3.connect(own / "gradebook.db", isolation_level=None)) as other:
        other.execute(f"BEGIN {lock}")
        result = run("release")
        other.execute("ROLLBACK")
    assert result.exit_code == 2
    assert "gradebook.db is locked or cannot be opened" in result.stderr
    assert not NBGRADERS.search(result.output + capfd.readouterr().err)
    assert without_bytecode(everything(own)) == before
