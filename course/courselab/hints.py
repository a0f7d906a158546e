"""Hints, one at a time: each call shows one more."""

from collections import Counter
from collections.abc import Mapping

from . import names
from .exercise import Exercise


class Hints:
    """The hints of some exercises. How many were shown of each is known as long as the kernel lives."""

    def __init__(self, exercises: Mapping[str, Exercise]) -> None:
        self._exercises = exercises
        self._shown: Counter[str] = Counter()

    def offer(self) -> None:
        """Print the names of all exercises, which all have hints."""
        first = next(iter(self._exercises), "")
        how = f' Name one, as in hint("{first}").' if first else ""
        print(f"{names.there_are(list(self._exercises))}{how}")

    def show(self, name: str) -> None:
        """Print the next hint for an exercise; after the last one the first again."""
        if name not in self._exercises:
            print(names.unknown(name, list(self._exercises)))
            return
        hints = self._exercises[name].hints
        number = self._shown[name] % len(hints)
        if self._shown[name] and number == 0:
            print(f"There are no more hints for {name}; here is the first again.")
        self._shown[name] += 1
        last = " This is the last one." if number + 1 == len(hints) else ""
        print(f"Hint {number + 1} of {len(hints)}: {hints[number]}{last}")
