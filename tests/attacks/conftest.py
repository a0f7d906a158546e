"""The field of battle: the small course with secrets planted, hostile learners, and an honest one."""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import nbformat
import pytest
from typer.testing import CliRunner

from grader.cli import app
from grader.course import Course
from grader.judge.examiner import close_examiners
from grader.release.publish import release
from grader.report.rows import read_rows
from tests.attacks.battle import CANARY, Battle, Notebook
from tests.attacks.traces import be_subreaper, traces
from tests.conftest import released_notebook, write_course

HONEST = {"double": "def double(numbers):\n    return np.asarray(numbers) * 2.0", "answer": "answer = 42"}
BOUNDS = """
[tool.grader.bounds]
cell_seconds = 1.0
notebook_seconds = 12
cell_cpu_seconds = 2
memory = 256
threads = 24
disk = 20
files = 200
cell_text = 100_000
notebook_text = 500_000
answer_bytes = 4_000_000
"""

Fight = Callable[[Mapping[str, str | Notebook]], Battle]


@pytest.fixture(scope="session")
def guarded_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The small course with tight bounds, a secret in each of its sources, and a package that learners may read and
    the account owns.
    """
    course = write_course(tmp_path_factory.mktemp("guarded"))
    settings = course.home / "pyproject.toml"
    own = settings.read_text("utf-8").replace("[tool.grader]", '[tool.grader]\npackages = ["package"]')
    settings.write_text(own + BOUNDS, encoding="utf-8")
    (course.home / "package").mkdir()
    (course.home / "package" / "owned.py").write_text("owned = True\n" * 100, encoding="utf-8")
    release(course, course.home)
    for path in (course.home / "solutions").rglob("*.py"):  # afterwards, for release refuses what would leak
        path.write_text(f"{path.read_text('utf-8')}\n# {CANARY}\n", encoding="utf-8")
    return course


@pytest.fixture(scope="module")
def fight(guarded_course: Course, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fight]:
    """Let attackers and an honest learner hand in, and grade them all in one run."""
    home, scratch = (tmp_path_factory.mktemp(name) for name in ("home", "scratch"))
    (home / ".secret").write_text(CANARY, encoding="utf-8")

    def begin(attacks: Mapping[str, str | Notebook]) -> Battle:
        root = tmp_path_factory.mktemp("class")
        (root / "gradebook.db").write_bytes((guarded_course.home / "gradebook.db").read_bytes())
        (root / "secret.txt").write_text(CANARY, encoding="utf-8")
        return _fight(guarded_course, root, home, scratch, attacks)

    cache = os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(home))
        patch.setenv("XDG_CACHE_HOME", cache)
        patch.setenv("SECRET", CANARY)
        patch.setattr(tempfile, "tempdir", str(scratch))
        patch.chdir(guarded_course.home)
        yield begin


@pytest.fixture(scope="module")
def battle(fight: Fight, request: pytest.FixtureRequest) -> Battle:
    """The one grading run of a module: all its ATTACKS at once."""
    return fight(request.module.ATTACKS)


def _fight(course: Course, root: Path, home: Path, scratch: Path, attacks: Mapping[str, str | Notebook]) -> Battle:
    known = f"ROOT, HOME, COURSE, GRADER = {str(root)!r}, {str(home)!r}, {str(course.home)!r}, {os.getpid()}\n"
    for name, attack in attacks.items():
        folder = root / "submitted" / name / "lessons"
        folder.mkdir(parents=True)
        if isinstance(attack, str):
            _hand_in(course, folder, {"double": attack if attack.startswith("%%") else known + attack})
        else:
            attack(folder, released_notebook(course, "lessons", "01_doubling"))
    honest = root / "submitted" / "zoe" / "lessons"
    honest.mkdir(parents=True)
    _hand_in(course, honest, HONEST | {"double": f"{HONEST['double']}\n# {CANARY}"})
    be_subreaper()
    close_examiners()  # those of other tests in this process
    before = traces(root, home, course.home, scratch)
    result = CliRunner().invoke(app, ["grade", "lessons", "--root", str(root), "--jobs", "2"])
    close_examiners()  # as the end of the command's process does
    after = traces(root, home, course.home, scratch)
    rows = [row.as_plain_data() for row in read_rows(root, ["lessons"])]
    return Battle(root, rows, result.output, before, after)


def _hand_in(course: Course, folder: Path, sources: Mapping[str, str]) -> None:
    notebook = released_notebook(course, "lessons", "01_doubling")
    for cell in notebook.cells:
        cell.source = sources.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    nbformat.write(notebook, folder / "01_doubling.ipynb")
