"""What makes finished work out of date: all that a score or a page is made by, and nothing else."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from grader.cli import app
from grader.course import Course
from grader.intake.submissions import Submission
from grader.record.fingerprint import Fingerprints, changes, judging_files, page_files
from grader.record.imports import files_of, libraries_of
from tests.conftest import HandIn
from tests.grader.course_files import copied

pytestmark = pytest.mark.slow

HOME = Path(__file__).parents[2]
RIGHT = "def double(numbers):\n    return np.asarray(numbers) * 2.0"
LOADED = """
import json, sys
from pathlib import Path
from grader.course import Course
from grader.intake.notebooks.expected import expected_notebooks, mended_notebook
from grader.intake.submissions import Submission
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.plugs.configuration import class_config
from grader.record.autograded import AutogradedNotebooks
from grader.record.recorder import Recorder
from grader.report.feedback import FeedbackPages
home, root = map(Path, sys.argv[1:])
course, submission = Course(home), Submission("ada", "lessons", root / "submitted/ada/lessons")
examiner, config = Examiner(course), class_config(course, root)
judged = {}
for path, released in expected_notebooks(course, submission):
    judged[path.stem] = mended_notebook(path, released)
    examiner.examine(judged[path.stem], NotebookIdentity("ada", "lessons", path.stem))
examiner.close()
AutogradedNotebooks(root, config).write(submission, judged)
with Recorder(root, config) as recorder:
    recorder.record(submission, judged)
    FeedbackPages(root, config).write(submission, recorder.marks(submission))
assert list((root / "feedback").rglob("*.html"))
print(json.dumps([module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "grader"]))
"""
WARM = """
import json, sys
import grader.runner.warm_program
print(json.dumps([module.__file__ for name, module in sys.modules.items() if name.split(".")[0] == "grader"]))
"""


def loaded(program: str, *arguments: Path) -> set[Path]:
    """The grader's files that a program loads."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True, cwd=HOME)
    return {Path(name) for name in json.loads(done.stdout)}


def test_every_module_that_examines_and_writes_pages_is_known(
    released_course: Course, class_folder: Path, hand_in: HandIn
) -> None:
    hand_in("ada", double=RIGHT)
    known = {*judging_files(), *page_files()}
    assert loaded(LOADED, released_course.home, class_folder) - known == set()


def test_every_module_of_a_learners_process_is_known() -> None:
    assert loaded(WARM) - {*judging_files()} == set()


@pytest.mark.parametrize(
    "name",
    [
        "cli",
        "commands/doctor",
        "pipeline/sample_class",
        "pipeline/progress",
        "pipeline/class_run",
        "intake/collecting/collect",
        "intake/collecting/archives",
        "intake/collecting/lms_names",
        "report/page",
        "report/class_table",
        "report/tally",
        "report/rows",
        "record/hold",
        "record/log",
    ],
)
def test_module_that_makes_no_score_and_no_page_is_left_out(name: str) -> None:
    path = HOME / "grader" / f"{name}.py"
    assert path.is_file()
    assert path not in {*judging_files(), *page_files()}


@pytest.fixture
def grader_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the grader for a test to change, in the place of the one that runs."""
    home = tmp_path / "installed"
    shutil.copytree(HOME / "grader", home / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr("grader.record.fingerprint._HOME", home)
    return home / "grader"


def reasons(course: Course, change: Callable[[], object]) -> list[str]:
    """What is said to have changed of a submission to the lessons."""
    submission = Submission("ada", "lessons", course.home / "nothing")
    before = Fingerprints(course).of(submission)
    change()
    return changes(before, Fingerprints(course).of(submission))


def append(path: Path) -> None:
    assert path.is_file()
    path.write_text(path.read_text("utf-8") + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("notebook/sanitize.py", "the grader"),
        ("notebook/plain_html.py", "the grader"),
        ("verdict/templates/verdict.html.j2", "the grader"),
        ("questions/values.py", "the grader"),
        ("runner/warm_program.py", "the grader"),
        ("runner/child.py", "the grader"),
        ("record/recorder.py", "the grader"),
        ("report/feedback.py", "the feedback pages"),
        ("plugs/templates/summary.html.j2", "the feedback pages"),
        ("report/templates/report.html.j2", None),
        ("report/templates/report.css", None),
        ("report/page.py", None),
        ("intake/collecting/collect.py", None),
        ("cli.py", None),
    ],
)
def test_changed_file_of_the_grader_reaches_what_it_made(
    released_course: Course, grader_files: Path, name: str, part: str | None
) -> None:
    assert reasons(released_course, lambda: append(grader_files / name)) == ([part] if part else [])


def test_other_version_of_a_library_that_decides_is_named(
    released_course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = metadata.version

    def change() -> None:
        monkeypatch.setattr("importlib.metadata.version", lambda name: "99" if name == "numpy" else version(name))

    assert reasons(released_course, change) == ["the libraries"]


@pytest.fixture
def course(released_course: Course, tmp_path: Path) -> Course:
    """The small course with a package of its own, for a test to change."""
    made = copied(released_course, tmp_path / "home")
    settings = made.home / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8") + 'packages = ["course/doubling_lab"]\n', encoding="utf-8")
    leftovers = ("__pycache__/a.pyc", "a.egg-info/PKG-INFO")
    for name in ("__init__.py", "tables/prices.csv", "widgets/pad.js", "widgets/pad.css", *leftovers):
        path = made.home / "course" / "doubling_lab" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("1\n", encoding="utf-8")
    return made


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("__init__.py", "the course package"),
        ("tables/prices.csv", "the course package"),
        ("widgets/pad.js", None),
        ("widgets/pad.css", None),
        ("__pycache__/a.pyc", None),
        ("a.egg-info/PKG-INFO", None),
    ],
)
def test_data_of_the_course_package_decide_and_its_widgets_do_not(course: Course, name: str, part: str | None) -> None:
    found = reasons(course, lambda: append(course.home / "course" / "doubling_lab" / name))
    assert found == ([part] if part else [])


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("from solutions.questions import _more", "questions/_more.py"),
        ("from solutions.questions._more import X", "questions/_more.py"),
        ("import solutions.questions._more as more", "questions/_more.py"),
        ("from ._more import X", "questions/_more.py"),
        ("from . import _more", "questions/_more.py"),
        ("def late():\n    from solutions.questions import _more", "questions/_more.py"),
        ("from solutions.shared import tables", "shared/tables.py"),
    ],
)
def test_changed_helper_of_a_question_is_noticed_however_it_is_imported(
    course: Course, statement: str, name: str
) -> None:
    question, helper = course.home / "solutions/questions/double.py", course.home / "solutions" / name
    helper.parent.mkdir(exist_ok=True)
    helper.write_text("X = 1\n", encoding="utf-8")
    question.write_text(f"{question.read_text('utf-8')}\n{statement}\n", encoding="utf-8")
    assert reasons(course, lambda: append(helper)) == ["the question double"]


def test_changed_data_beside_the_questions_are_noticed(course: Course) -> None:
    data = course.home / "solutions/questions/cases.json"
    data.write_text("[1]", encoding="utf-8")
    assert reasons(course, lambda: append(data)) == ["the data of the questions"]


def test_question_that_is_no_python_is_left_to_those_who_run_it(course: Course) -> None:
    question = course.home / "solutions/questions/double.py"
    assert reasons(course, lambda: question.write_text("def (", encoding="utf-8")) == ["the question double"]


def test_imports_are_followed_wherever_they_stand(tmp_path: Path) -> None:
    texts = {
        "a/__init__.py": "",
        "a/start.py": "import os\nfrom a.lazy import x\nif False:\n    import a.never\nimport numpy",
        "a/lazy.py": "def x():\n    from a.deep import inner\n    return ['-m', 'a.named', 'a.nowhere', 'b.other']",
        "a/deep/__init__.py": "from . import beside\nfrom ..up import y",
        "a/deep/inner.py": "from a import start",
        "a/deep/beside.py": "SHOWN = 'page.j2'",
        "a/deep/templates/page.j2": '{% include "part.j2" %}',
        "a/deep/templates/part.j2": "",
        "a/deep/templates/other.j2": "",
        "a/up.py": "def broken(",
        "a/never.py": "",
        "a/named.py": "",
        "a/idle.py": "",
        "b/other.py": "",
    }
    for name, text in texts.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = {path.relative_to(tmp_path).as_posix() for path in files_of(tmp_path, "a", [tmp_path / "a/start.py"])}
    assert texts.keys() - found == {"a/idle.py", "b/other.py", "a/deep/templates/other.j2"}
    assert [line.split()[0] for line in libraries_of([tmp_path / "a/start.py"], ["sklearn.cluster"])] == [
        "Python",
        "numpy",
        "scikit-learn",
    ]


@pytest.fixture
def grade(class_folder: Path, released_course: Course, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    monkeypatch.chdir(released_course.home)
    return lambda *options: CliRunner().invoke(app, ["grade", "--root", str(class_folder), *options])


def test_pages_are_made_anew_without_running_anything(
    grade: Callable[..., Result],
    hand_in: HandIn,
    class_folder: Path,
    grader_files: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hand_in("ada", double=RIGHT)
    grade()
    page = class_folder / "feedback/ada/lessons/01_doubling.html"
    page.write_text("of an older grader", encoding="utf-8")
    append(grader_files / "plugs" / "summary.py")
    monkeypatch.setattr("grader.judge.examiner.Examiner.examine", None)
    said = " ".join(grade("--dry-run").output.split())
    assert "1 of 1 submissions would be graded (1: the feedback pages changed); 0 scores would change." in said
    assert "(1: the feedback pages changed)" in grade().output
    assert "4 of 4 points" in page.read_text("utf-8")
    assert "Graded 0 of 1 submissions" in grade().output
