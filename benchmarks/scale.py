"""Whether time and memory stay in proportion when a class grows: many light submissions."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.classes import small_class
from benchmarks.clock import Cost
from benchmarks.peers import ours
from benchmarks.table import markdown

_HEAD = ("light submissions", "wall s", "wall ms each", "CPU ms each", "main process MB", "all processes MB")


def scale(folder: Path, sizes: Sequence[int]) -> str:
    """Grade a class of each size, and return the table."""
    folder.mkdir(parents=True, exist_ok=True)
    maker = small_class(folder)
    costs = {size: ours(maker, maker.make("class", maker.students(size))) for size in sizes}
    rows = [_row(size, cost) for size, cost in costs.items()]
    (small, first), *_, (large, last) = (*costs.items(), *costs.items())
    each = (last.wall / large) / (first.wall / small)
    ratios = [f"{large} / {small}", "", f"{each:.2f} times", f"{(last.cpu / large) / (first.cpu / small):.2f} times"]
    memory = [f"{last.main_memory / first.main_memory:.2f} times", f"{last.all_memory / first.all_memory:.2f} times"]
    return markdown(_HEAD, [*rows, [*ratios, *memory]] if len(costs) > 1 else rows)


def _row(size: int, cost: Cost) -> list[str]:
    each = [f"{1000 * seconds / size:.0f}" for seconds in (cost.wall, cost.cpu)]
    return [f"{size:,}", f"{cost.wall:.0f}", *each, f"{cost.main_memory:.0f}", f"{cost.all_memory:.0f}"]
