"""What works on this machine and what does not, and how to mend it."""

import importlib.util
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from dataclasses import asdict, dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, entry_points, version
from pathlib import Path
from tempfile import TemporaryDirectory

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from packaging.requirements import Requirement

from grader.course import course_above
from grader.course.settings import in_force
from grader.errors import GraderError
from grader.pipeline.whereabouts import Whereabouts, find_whereabouts
from grader.plugs.address import gradebook_path
from grader.runner.bounds import Bounds
from grader.runner.usage import read_usage

OLDEST_PYTHON = (3, 11)
FREE_GIGABYTES = 2
THREAD_LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
SETUP = "Install the grader again with all that it needs: `make setup` in a clone, else pip with the wheel's file."
LANDLOCK = (
    "Start Linux 5.13 or newer with landlock among the `lsm=` of its boot settings: it keeps learners out of files."
)
LANDLOCK_GREW = {
    3: "emptying files",
    4: "the network",
    5: "devices",
    6: "signals and abstract sockets",
}
"""What Landlock has rules on since which ABI (landlock(7)). `grader.runner.calls` refuses all of it with every ABI."""
SECCOMP = "Install libseccomp 2 (on Debian and Ubuntu: apt install libseccomp2)."
COURSE = "Stand in a course's folder, or name one with --course, or write one with `grader new`."
NAMED_COURSE = "Mend that, or name another course with --course."
LISTING = "`grader doctor --settings` lists all."
LINUX_ONLY = "Grade on Linux, in WSL2 or in a Linux container."


class State(StrEnum):
    """How a finding stands: a problem stops some of the work, a warning makes it slower or less safe."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True)
class Finding:
    """One thing examined: its name, how it stands, what was seen, and, unless it is ok, how to mend it."""

    name: str
    state: State
    seen: str
    mend: str = ""


def examine_machine(course: Path | None = None, root: Path | None = None) -> list[Finding]:
    """Examine this machine and environment, in under three seconds and without changing anything; first the course and
    the class folder that a command with these options would work on.
    """
    place, found = _place(course, root)
    folder = _folder_of_gradebook(found)
    findings = [place, *_settings(found), _python(), *_packages(), _kernel(), _alembic(), _numerics(), _fork()]
    confinement = [_landlock(), _hiding(), _seccomp(), _pidfd(), _proc(), _bounds(found)]
    return [*findings, *confinement, _browser(), _disk(folder), _sqlite(folder), _threads()]


def _place(course: Path | None, root: Path | None) -> tuple[Finding, Whereabouts | None]:
    """Where one stands may be no course; what is named, or its settings, should be without a fault."""
    try:
        found = find_whereabouts(course, root)
    except GraderError as error:
        stands_outside = course is None and root is None and course_above(Path.cwd()) is None
        state, mend = (State.WARNING, COURSE) if stands_outside else (State.PROBLEM, NAMED_COURSE)
        return Finding("course", state, f"none that can be used. {error}", mend), None
    return Finding("course", State.OK, found.sentence.removeprefix("Course: ")), found


def _settings(found: Whereabouts | None) -> Iterator[Finding]:
    """Which settings the course has made: a course with one that cannot be is no course that can be used."""
    if found:
        values = list(in_force(found.course.settings))
        made = [setting.name for setting, value in values if value != setting.default]
        seen = f"the course sets {', '.join(made)}; the other {len(values) - len(made)} have their defaults. {LISTING}"
        yield Finding("settings", State.OK, seen)


def _folder_of_gradebook(found: Whereabouts | None) -> Path:
    folder = gradebook_path(found.root).parent if found else Path.cwd()
    return next(one for one in (folder, *folder.parents) if one.is_dir())


def _finding(name: str, is_ok: bool, seen: str, mend: str, otherwise: State = State.PROBLEM) -> Finding:
    return Finding(name, State.OK, seen) if is_ok else Finding(name, otherwise, seen, mend)


def _python() -> Finding:
    seen = f"{sys.version.split()[0]} at {sys.executable}"
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return _finding(
        "python", sys.version_info >= OLDEST_PYTHON, seen, f"Install Python {oldest} or newer, and the grader there."
    )


def _packages() -> Iterator[Finding]:
    requirements = list(_own_requirements())
    if not requirements:
        yield Finding("packages", State.PROBLEM, "the grader itself is not installed", SETUP)
    faults = [fault for requirement in requirements if (fault := _requirement_fault(requirement))]
    for name, seen in faults:
        yield Finding(name, State.PROBLEM, seen, SETUP)
    if requirements and not faults:
        yield Finding("packages", State.OK, f"all {len(requirements)} required packages, recent enough")


def _own_requirements() -> Iterator[Requirement]:
    # The distribution that brings the command `grader`: its name is the course's affair.
    for command in entry_points(group="console_scripts", name="grader"):
        for text in (command.dist.requires or []) if command.dist else []:
            requirement = Requirement(text)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                yield requirement


def _requirement_fault(requirement: Requirement) -> tuple[str, str] | None:
    try:
        found = version(requirement.name)
    except PackageNotFoundError:
        return requirement.name, f"not installed; {requirement} is needed"
    if requirement.specifier.contains(found, prereleases=True):
        return None
    return requirement.name, f"version {found}; {requirement} is needed"


def _kernel() -> Finding:
    try:
        command = KernelSpecManager().get_kernel_spec("python3").argv[0]
    except NoSuchKernel:
        return Finding("kernel python3", State.PROBLEM, "not installed", SETUP)
    # A bare name means this very Python to Jupyter; a path may lead to another environment, without our packages.
    is_ours = command in {"python", "python3"} or Path(command).absolute() == Path(sys.executable).absolute()
    mend = "Remove that kernel: `jupyter kernelspec list` says where it lies."
    return _finding("kernel python3", is_ours, f"starts {command}", mend, State.WARNING)


def _alembic() -> Finding:
    found = shutil.which("alembic")
    mend = "Put the environment's bin/ first in PATH, or activate it: nbgrader starts alembic by its name."
    return _finding("alembic", found is not None, found or "not found in PATH", mend)


def _numerics() -> Finding:
    """Without matplotlib all works but figures; where it is there and broken, notebooks that draw would fail."""
    has_figures = importlib.util.find_spec("matplotlib") is not None
    names = ("numpy", "matplotlib.figure") if has_figures else ("numpy",)
    faults = [fault for name in names if (fault := _import_fault(name))]
    seen = "both can be imported" if has_figures else "numpy can be imported; figures would need matplotlib"
    return _finding("numpy and matplotlib", not faults, "; ".join(faults) or seen, SETUP)


def _import_fault(name: str) -> str:
    try:
        importlib.import_module(name)
    # A broken binary package raises whatever its initialiser does.
    except Exception as error:
        return f"import {name}: {error}"
    return ""


def _fork() -> Finding:
    is_there = hasattr(os, "fork")
    return _finding("fork", is_there, "available" if is_there else "not available", LINUX_ONLY)


def _landlock() -> Finding:
    name = "landlock"
    if fault := _import_fault("py_landlock"):
        return Finding(name, State.PROBLEM, fault, SETUP if sys.platform == "linux" else LINUX_ONLY)
    landlock = importlib.import_module("py_landlock")
    try:
        abi = landlock.get_abi_version()
    except landlock.LandlockError as error:
        return Finding(name, State.PROBLEM, str(error), LANDLOCK)
    seen = f"ABI {abi}: files are out of reach but for Python and a scratch folder"
    seen += "" if abi >= 2 else ", in which no file can be moved from folder to folder (ABI 2)"
    lacking = [f"{what} (ABI {since})" for since, what in LANDLOCK_GREW.items() if abi < since]
    seen += f"; it is older than rules on {', '.join(lacking)}, which seccomp keeps instead" if lacking else ""
    return Finding(name, State.OK, seen)


def _hiding() -> Finding:
    """It is looked for in a process of its own, for looking forks."""
    command = [sys.executable, "-I", "-m", "grader.runner.hiding"]
    is_there = subprocess.run(command, check=False, capture_output=True).returncode == 0
    seen = "whether a file is there cannot be asked outside what may be read"
    other = (
        "not allowed here: a learner's code can ask whether a path is there, and its size and time; never its contents"
    )
    return Finding("hiding", State.OK, seen if is_there else other)


def _seccomp() -> Finding:
    library = find_library("seccomp")
    fault = "" if library else "the library libseccomp is not installed"
    fault = fault or _import_fault("pyseccomp")
    mend = SECCOMP if sys.platform == "linux" else LINUX_ONLY
    seen = f"pyseccomp with {library}: no processes, no network, no signals to others"
    return _finding("seccomp", not fault, fault or seen, mend)


def _pidfd() -> Finding:
    is_there = hasattr(os, "pidfd_open")
    seen = "children are ended by descriptor" if is_there else "not available: children are ended by number"
    return _finding("pidfd", is_there, seen, LINUX_ONLY, State.WARNING)


def _proc() -> Finding:
    is_there = read_usage(os.getpid()) is not None
    seen = "processor time, threads, memory and disk are watched" if is_there else "/proc cannot be read"
    return _finding("supervisor", is_there, seen, LINUX_ONLY)


def _bounds(found: Whereabouts | None) -> Finding:
    bounds = asdict(found.course.bounds if found else Bounds())
    units = {"memory": " MB", "file_size": " MB", "disk": " MB"}
    shown = {bound: f"{value:,}" if isinstance(value, int) else f"{value:g}" for bound, value in bounds.items()}
    return Finding(
        "bounds", State.OK, "; ".join(f"{bound} {value}{units.get(bound, '')}" for bound, value in shown.items())
    )


def _browser() -> Finding:
    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    mend = "Install Chromium to run the browser tests; grading needs none."
    return _finding("chromium", found is not None, found or "not found in PATH", mend, State.WARNING)


def _disk(folder: Path) -> Finding:
    free = shutil.disk_usage(folder).free / 1e9
    mend = f"Free some space: a class needs about {FREE_GIGABYTES} GB for submissions, feedback and scratch folders."
    return _finding("disk space", free >= FREE_GIGABYTES, f"{free:.0f} GB free in {folder}", mend, State.WARNING)


def _sqlite(folder: Path) -> Finding:
    # Where the gradebook will lie: network drives may refuse SQLite's locks.
    try:
        with TemporaryDirectory(prefix=".doctor-", dir=folder) as place:
            connection = sqlite3.connect(Path(place, "try.db"))
            connection.execute("CREATE TABLE try (id INTEGER)")
            connection.close()
    except (OSError, sqlite3.Error) as error:
        return Finding(
            "sqlite", State.PROBLEM, f"{folder}: {error}", "Work in a folder on a local disk that you may write to."
        )
    return Finding("sqlite", State.OK, f"version {sqlite3.sqlite_version} writes in {folder}")


def _threads() -> Finding:
    limits = {name: value for name in THREAD_LIMITS if (value := os.environ.get(name))}
    seen = ", ".join(f"{name}={value}" for name, value in limits.items()) or "not set; the grader sets its own"
    is_ok = all(value.isdecimal() and int(value) >= 1 for value in limits.values())
    return _finding("thread limits", is_ok, seen, "Unset these variables, or set each to 1.", State.WARNING)
