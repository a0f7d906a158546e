"""Hostile submissions one after another without a restart: `python -m tests.attacks.endurance 2000` prints what the
grader holds early on and at the end.
"""

import gc
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import nbformat

from grader.course import Course
from grader.intake.submissions import find_submissions
from grader.judge.examiner import Examiner
from grader.pipeline.grading import Done, grade
from grader.record.gradebook import recorded_scores
from grader.release.publish import release
from grader.runner.usage import read_disk
from tests.attacks import test_empty, test_forge, test_leavings, test_process, test_read, test_tamper
from tests.attacks.conftest import BOUNDS, HONEST
from tests.conftest import released_notebook, write_course

_ROOMS = (test_empty, test_forge, test_leavings, test_process, test_read, test_tamper)
ATTACKS: dict[str, str] = {name: attack for room in _ROOMS for name, attack in room.ATTACKS.items()}
_HONEST_EVERY = 20


@dataclass(frozen=True)
class Held:
    """What the grader holds: megabytes of memory, its own and of all processes that it has started; how many
    descriptors, threads and processes; files and folders, and megabytes, in the folder for temporary files.
    """

    own_memory: float
    memory_of_children: float
    descriptors: int
    threads: int
    processes: int
    temporary_files: int
    temporary_megabytes: float


@dataclass(frozen=True)
class Endured:
    """An endurance run: what was held after a tenth of it and at the end, and what went wrong on the way: problems, and
    points that are not what they should be.
    """

    early: Held
    late: Held
    faults: list[str]


def endure(home: Path, temporary: Path, number: int, seed: int = 0) -> Endured:
    """Grade a class of `number` learners, of whom one in twenty is honest, in this process with one warm process.
    `temporary` is an empty folder for temporary files.
    """
    course, root = write_course(home / "course_home"), home / "class"
    settings = course.home / "pyproject.toml"
    settings.write_text(settings.read_text("utf-8") + BOUNDS, encoding="utf-8")
    release(course, course.home)
    root.mkdir()
    shutil.copy(course.home / "gradebook.db", root / "gradebook.db")
    for learner, source in _class(number, seed, root, course):
        _hand_in(course, root, learner, source)
    examiner, held, faults = Examiner(course), list[Held](), list[str]()

    def look(done: Done) -> None:
        faults.extend([done.problem] if done.problem else [])
        looks.append(done)
        if len(looks) in (max(number // 10, 1), number):
            held.append(_held(temporary))

    looks: list[Done] = []
    tempfile.tempdir, before = str(temporary), tempfile.tempdir
    try:
        grade(course, root, find_submissions(root, ["lessons"]), examiner, look, jobs=2)
    finally:
        examiner.close()
        tempfile.tempdir = before
    return Endured(held[0], held[-1], [*faults, *_wrong_scores(root), *(f"left: {one}" for one in temporary.iterdir())])


def _class(number: int, seed: int, root: Path, course: Course) -> Iterator[tuple[str, str]]:
    known = f"ROOT, HOME, COURSE, GRADER = {str(root)!r}, '/nowhere', {str(course.home)!r}, {os.getpid()}\n"
    names: list[str] = []
    lot = random.Random(seed)
    for place in range(number):
        names = names or lot.sample(sorted(ATTACKS), len(ATTACKS))
        if place % _HONEST_EVERY == _HONEST_EVERY - 1:
            yield f"honest-{place}", HONEST["double"]
            continue
        attack = ATTACKS[names.pop()]
        yield f"attacker-{place}", attack if attack.startswith("%%") else known + attack


def _hand_in(course: Course, root: Path, learner: str, source: str) -> None:
    notebook = released_notebook(course, "lessons", "01_doubling")
    sources = {"double": source} | ({"answer": HONEST["answer"]} if learner.startswith("honest") else {})
    for cell in notebook.cells:
        cell.source = sources.get(cell.metadata.get("nbgrader", {}).get("grade_id"), cell.source)
    path = root / "submitted" / learner / "lessons" / "01_doubling.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(notebook, path)


def _wrong_scores(root: Path) -> list[str]:
    found = recorded_scores(root)
    right = {learner: 6.0 if learner.startswith("honest") else 0.0 for learner, _ in found}
    totals = {learner: sum(score or 0.0 for score in scores.values()) for (learner, _), scores in found.items()}
    return [f"{learner} has {total}" for learner, total in totals.items() if total != right[learner]]


def _held(temporary: Path) -> Held:
    gc.collect()
    children = _descendants(os.getpid())
    size, files = read_disk(temporary, 1_000_000)
    return Held(
        own_memory=_memory(os.getpid()),
        memory_of_children=sum(map(_memory, children)),
        descriptors=len(os.listdir("/proc/self/fd")),
        threads=len(os.listdir("/proc/self/task")),
        processes=len(children),
        temporary_files=files,
        temporary_megabytes=size / (1 << 20),
    )


def _memory(pid: int) -> float:
    """Megabytes that no other process shares, page by page (proc_pid_smaps_rollup(5)); 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024


def _descendants(pid: int) -> list[int]:
    try:
        own = [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()]
        own += [
            int(one)
            for thread in os.listdir(f"/proc/{pid}/task")
            if int(thread) != pid
            for one in Path(f"/proc/{pid}/task/{thread}/children").read_text("utf-8").split()
        ]
    except OSError:
        return []
    return [*own, *(one for child in own for one in _descendants(child))]


def _print(endured: Endured, number: int) -> None:
    early, late = asdict(endured.early), asdict(endured.late)
    print(f"{number} submissions, {len(endured.faults)} faults")
    for name in early:
        print(f"{name:22} {early[name]:10.1f} {late[name]:10.1f}")
    for fault in endured.faults[:20]:
        print(fault)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        home, temporary = Path(folder, "home"), Path(folder, "temporary")
        home.mkdir()
        temporary.mkdir()
        _print(endure(home, temporary, int(sys.argv[1])), int(sys.argv[1]))
