"""How fast `grader grade` is: against stock nbgrader, `otter run` and the limit, interleaved in one run; and whether it
stays so in a large class.

`python -m benchmarks.grading --help` lists the options; the table goes to standard output.
"""

import argparse
import compileall
import json
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.classes import ClassMaker, sample_class
from benchmarks.clock import Cost
from benchmarks.peers import Otter, environment, ours, stock, stock_feedback
from benchmarks.scale import scale
from benchmarks.table import machine, markdown, spread
from grader.course import Course, find_course

OURS, STEADY = "`grader grade`, start-up included", "the same, once it runs"
ALL_FIGURES = "`grader grade --figures all`"
STOCK, STOCK_PAGES = "stock `nbgrader autograde`", "the same, and `nbgrader generate_feedback`"
OTTER = "`otter run`"
LIMIT, LIMIT_FIGURES = "the limit, no figures", "the limit, figures drawn"
_STEPS = {
    "record": "gradebook, per submission",
    "notebooks": "graded notebooks, per submission",
    "pages": "feedback pages, per submission",
    "page": "feedback pages, per page",
}


@dataclass(frozen=True)
class Each:
    """Seconds for each submission: wall and CPU."""

    wall: float
    cpu: float


@dataclass
class Bench:
    """The measuring: `found` holds, for each thing measured, one figure a round."""

    maker: ClassMaker
    size: int
    slow: int
    peers: set[str]
    otter: Otter | None
    found: dict[str, list[Each]] = field(default_factory=dict)

    def round(self, number: int) -> None:
        """Measure everything once; the slow ones on a few learners from all over the class, others in each round."""
        students = self.maker.students(self.size)
        few = [students[(number + place * self.size // self.slow) % self.size] for place in range(self.slow)]
        if "stock" in self.peers:
            self._stock(few)
        if self.otter is not None and not self.otter.problem:
            self._note(OTTER, self.otter.run(self.maker.make("otter", few)), len(few))
        part = students[: self.size // 2]
        half = ours(self.maker, self.maker.make("half", part))
        whole = ours(self.maker, self.maker.make("ours", students))
        more = self.size - len(part)
        self._note(OURS, whole, self.size)
        self._add(STEADY, Each((whole.wall - half.wall) / more, (whole.cpu - half.cpu) / more))
        self._note(ALL_FIGURES, ours(self.maker, self.maker.make("figures", students), _FIGURES), self.size)
        for name, options in ((LIMIT, ()), (LIMIT_FIGURES, ("figures",))) if "limit" in self.peers else ():
            told = json.loads(_module(self.maker, "limit", str(self._folder("half")), self.maker.assignment, *options))
            self._add(name, Each(told["wall"] / told["of"], told["cpu"] / told["of"]))

    def _stock(self, students: list[str]) -> None:
        root = self.maker.make("stock", students)
        graded, pages = stock(self.maker, root), stock_feedback(self.maker, root)
        self._note(STOCK, graded, len(students))
        both = Each((graded.wall + pages.wall) / len(students), (graded.cpu + pages.cpu) / len(students))
        self._add(STOCK_PAGES, both)

    def steps(self) -> str:
        """What recording and feedback cost, as a table, on the class graded last."""
        root, empty = self._folder("ours"), self._folder("gradebook.db")
        taken = json.loads(_module(self.maker, "steps", str(root), self.maker.assignment, str(empty)))
        rows = [[name, spread([1000 * one for one in taken[key]], 1)] for key, name in _STEPS.items()]
        return markdown(("after the judging", "CPU ms"), rows)

    def _folder(self, name: str) -> Path:
        return class_folder(self.maker.course) / name

    def _note(self, name: str, cost: Cost, submissions: int) -> None:
        self._add(name, Each(cost.wall / submissions, cost.cpu / submissions))

    def _add(self, name: str, each: Each) -> None:
        self.found.setdefault(name, []).append(each)
        print(f"{name}: {each.wall:.2f} s wall, {each.cpu:.2f} s CPU a submission", file=sys.stderr, flush=True)


_FIGURES = ("--figures", "all")
_HEAD = ("seconds a submission", "wall", "CPU", "CPU a notebook", "CPU / ours", "wall / ours", "wall / all figures")


def build_folder(course: Course) -> Path:
    """Where the benchmark keeps what it makes."""
    return course.build / "benchmarks"


def class_folder(course: Course) -> Path:
    """Where it keeps its classes."""
    return build_folder(course) / "classes"


def main() -> None:
    """Measure what the options ask for, and print the tables."""
    options = _options()
    course = find_course()
    folder = build_folder(course)
    class_folder(course).mkdir(parents=True, exist_ok=True)
    for path in (course.home / "grader", *course.packages, Path(sysconfig.get_path("purelib"))):
        compileall.compile_dir(path, quiet=2, workers=0)
    if options.scale:
        table = scale(folder / "small", options.scale)
    if options.rounds:
        maker = sample_class(course, options.assignment, class_folder(course))
        otter = Otter(maker, folder) if "otter" in options.peers else None
        bench = Bench(maker, options.class_size, options.slow, set(options.peers), otter)
        for number in range(options.rounds):
            bench.round(number)
        print(comparison(bench), bench.steps(), sep="\n\n")
    if options.scale:
        print(f"\n{table}")
    print(f"\n{machine()}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.grading", description=__doc__)
    parser.add_argument("--assignment", default="lessons")
    parser.add_argument("--class-size", type=int, default=100, help="submissions of the class, two or more")
    parser.add_argument("--rounds", type=int, default=3, help="how often everything is measured; 0 for --scale alone")
    parser.add_argument("--slow", type=int, default=1, help="submissions a round for stock nbgrader and otter")
    parser.add_argument("--peers", nargs="*", default=["stock", "otter", "limit"], choices=["stock", "otter", "limit"])
    parser.add_argument("--scale", nargs="*", type=int, default=[200, 2000], help="sizes of light classes")
    return parser.parse_args()


def _module(maker: ClassMaker, name: str, *arguments: str) -> str:
    """Run a module of the benchmarks in a process of its own and return what it prints."""
    command = [sys.executable, "-m", f"benchmarks.{name}", *arguments]
    own = environment(build_folder(maker.course))
    told = subprocess.run(command, cwd=maker.course.home, env=own, stdout=subprocess.PIPE, text=True, check=True)
    return told.stdout.splitlines()[-1]


def comparison(bench: Bench) -> str:
    """The table of everything that was compared; ratios are taken within each round, then their median."""
    notebooks = len(bench.maker.course.notebooks(bench.maker.assignment))
    order = (STOCK, STOCK_PAGES, OTTER, OURS, STEADY, ALL_FIGURES, LIMIT, LIMIT_FIGURES)
    rows = [_row(bench, name, notebooks) for name in order if name in bench.found]
    if bench.otter is not None and bench.otter.problem:
        rows.append([OTTER, bench.otter.problem, "", "", "", "", ""])
    return markdown(_HEAD, rows)


def _row(bench: Bench, name: str, notebooks: int) -> list[str]:
    mine = bench.found[name]
    against = STEADY if name in (LIMIT, LIMIT_FIGURES) else OURS
    columns = [
        spread([each.wall for each in mine], 2),
        spread([each.cpu for each in mine], 2),
        spread([each.cpu / notebooks for each in mine], 3),
    ]
    columns += [_ratio(bench, name, against, figure) for figure in (_cpu, _wall)]
    return [name, *columns, _ratio(bench, name, ALL_FIGURES, _wall)]


def _cpu(each: Each) -> float:
    return each.cpu


def _wall(each: Each) -> float:
    return each.wall


def _ratio(bench: Bench, name: str, other: str, figure: Callable[[Each], float]) -> str:
    pairs = zip(bench.found[name], bench.found.get(other, ()), strict=False)
    ratios = [figure(one) / figure(two) for one, two in pairs if figure(two) > 0]
    return spread(ratios, 2) if ratios and name != other else ""


if __name__ == "__main__":
    main()
