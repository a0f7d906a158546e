"""The commands that are compared: ours, stock nbgrader, `otter run`; each on a class folder of its own."""

import importlib.metadata
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks.classes import ClassMaker
from benchmarks.clock import CommandFailedError, Cost, cost_of

_OURS = (sys.executable, "-c", "from grader.cli import app; app()", "grade")
_OTTER = "otter-grader==7.0.0"
_OTTER_SECONDS = 60.0
"""It has no bound of its own on time: an endless loop has to be ended from outside."""
_DONE = 0, 1
"""What `grader grade` and nbgrader end with: all is graded, or something needs a person."""


def environment(folder: Path) -> dict[str, str]:
    """What all commands get: one thread for each numeric library, compiled bytecode, and no settings of the user's."""
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH")}
    single = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    tools = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return kept | single | {"PATH": tools, "JUPYTER_CONFIG_DIR": str(folder / "no_settings")}


def ours(maker: ClassMaker, root: Path, options: Sequence[str] = ()) -> Cost:
    """`grader grade` on a whole class folder, in a fresh process. Raises CommandFailedError where a page is missing."""
    command = [*_OURS, maker.assignment, "--root", str(root), *options]
    cost = cost_of(command, maker.course.home, environment(root), root / "log.txt", _DONE)
    _require_done(root, "feedback", "html")
    return cost


def stock(maker: ClassMaker, root: Path) -> Cost:
    """`nbgrader autograde` on a whole class folder, with nothing but nbgrader's own settings.

    A submission that it cannot take in counts as far as it came.
    """
    return _nbgrader("autograde", maker, root)


def stock_feedback(maker: ClassMaker, root: Path) -> Cost:
    """`nbgrader generate_feedback` on a class folder that `stock` has graded: our command writes the pages too."""
    return _nbgrader("generate_feedback", maker, root)


def _nbgrader(command: str, maker: ClassMaker, root: Path) -> Cost:
    arguments = [sys.executable, "-m", "nbgrader", command, maker.assignment]
    cost = cost_of(arguments, root, environment(root), root / "log.txt", _DONE)
    if not any(root.glob("autograded/*/*/*.ipynb")):
        raise CommandFailedError(f"nbgrader {command} graded nothing; {root / 'log.txt'} says why.")
    return cost


def _require_done(root: Path, folder: str, ending: str) -> None:
    """Raise CommandFailedError where a notebook that was handed in is not there afterwards: half a run is fast."""
    for path in root.glob("submitted/*/*/*.ipynb"):
        done = (root / folder / path.relative_to(root / "submitted")).with_suffix(f".{ending}")
        if not done.is_file():
            raise CommandFailedError(f"{done} was not made; {root / 'log.txt'} says why.")


class Otter:
    """`otter run` in an environment of its own, made where it is missing. `problem` says why it could not be."""

    def __init__(self, maker: ClassMaker, folder: Path) -> None:
        self._maker = maker
        self._home = folder / "otter"
        self._autograder = folder / "autograder.zip"
        self.problem = ""
        try:
            self._install()
        except (OSError, subprocess.CalledProcessError) as error:
            said = getattr(error, "stderr", "") or str(error)
            self.problem = f"could not be installed: {said.strip().splitlines()[-1][:100]}"

    def run(self, root: Path) -> Cost:
        """Each notebook of a class folder, one command for each, as `otter run` wants it."""
        costs = [self._run(root, path) for path in sorted(root.glob(f"submitted/*/{self._maker.assignment}/*.ipynb"))]
        wall, cpu = sum(cost.wall for cost in costs), sum(cost.cpu for cost in costs)
        return Cost(wall, cpu, max(cost.main_memory for cost in costs), max(cost.all_memory for cost in costs))

    def _run(self, root: Path, notebook: Path) -> Cost:
        results = notebook.parent / f"{notebook.stem}.otter"
        results.mkdir()
        command = [str(self._home / "bin" / "otter"), "run", "--no-logo", "-a", str(self._autograder)]
        own = environment(root) | {"PATH": f"{self._home / 'bin'}{os.pathsep}{os.environ['PATH']}"}
        command += ["-o", str(results), str(notebook)]
        cost = cost_of(command, notebook.parent, own, root / "log.txt", most_seconds=_OTTER_SECONDS)
        if not (results / "results.json").is_file() and cost.wall < _OTTER_SECONDS:
            raise CommandFailedError(f"otter run wrote no results for {notebook.name}.")
        return cost

    def _install(self) -> None:
        """Otter, and what the notebooks import at the versions of this environment."""
        if not (self._home / "ready").exists():
            _call(sys.executable, "-m", "venv", "--clear", str(self._home))
            packages = [f"{name}=={importlib.metadata.version(name)}" for name in _imported_by(self._maker)]
            _call(str(self._home / "bin" / "python"), "-m", "pip", "install", "--quiet", _OTTER, *packages)
            (self._home / "ready").touch()
        (site,) = self._home.glob("lib/python*/site-packages")
        (site / "course.pth").write_text(f"{self._maker.course.released}\n", encoding="utf-8")
        with zipfile.ZipFile(self._autograder, "w") as file:
            file.writestr("otter_config.json", "{}")
            file.writestr("tests/anything.py", _OTTER_TEST)


_OTTER_TEST = """
OK_FORMAT = False
from otter.test_files import test_case

name = "anything"
points = 1

@test_case()
def test_anything():
    assert True
"""


def _imported_by(maker: ClassMaker) -> list[str]:
    """The packages that a learner of the course installs, and the kernel."""
    settings = tomllib.loads((maker.course.released / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = [re.split(r"[\[<>=;~! ]", name)[0] for name in settings["project"]["dependencies"]]
    return sorted({*wanted, "ipykernel"})


def _call(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, text=True)
