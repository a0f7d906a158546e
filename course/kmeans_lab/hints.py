"""Hints, one at a time: each call shows one more."""

from collections import Counter
from collections.abc import Callable
from typing import Any

from . import names
from .exercises import HINTS

_shown: Counter[str] = Counter()


def hint(exercise: str | Callable[..., Any]) -> None:
    """Print the next hint for an exercise, named as in "assign_clusters". Asking costs no marks.

    After the last one it begins again with the first. A restart of the kernel does so too.
    """
    name = names.of_exercise(exercise)
    if name not in HINTS:
        print(names.unknown(name))
        return
    hints = HINTS[name]
    number = _shown[name] % len(hints)
    if _shown[name] and number == 0:
        print(f"There are no more hints for {name}; here is the first again.")
    _shown[name] += 1
    last = " This is the last one." if number + 1 == len(hints) else ""
    print(f"Hint {number + 1} of {len(hints)}: {hints[number]}{last}")
