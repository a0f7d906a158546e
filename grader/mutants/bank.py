"""The bank of a question: its mutants, and which of them could explain a learner's answers."""

from collections.abc import Iterator, Sequence

from grader.mutants.mutant import Mutant

_MOST_OFF = 0.35
"""The part of the cases on which a mutant may be wrong on the probe and right for a learner, or the other way round:
inputs are drawn, and whether the sign of a number counts, or a tie, is another matter with each draw.
"""


class Bank:
    """The mutants of a question, the simplest first."""

    def __init__(self, mutants: Sequence[Mutant]) -> None:
        self.mutants = tuple(mutants)

    def plausible(self, failing: Sequence[bool]) -> Iterator[Mutant]:
        """Those that are wrong on about the cases that fail, the nearest and simplest first.

        `failing` tells for each case whether the learner's answer is wrong or the call changed an argument. Whether a
        mutant answers as the learner does is for the caller to find out.
        """
        wanted = "".join("01"[one] for one in failing)
        apart = [(_distance(one.wrong_on, wanted), one) for one in self.mutants]
        near = [(distance, one) for distance, one in apart if distance <= max(1, _MOST_OFF * len(wanted))]
        yield from (one for _, one in sorted(near, key=lambda pair: (pair[0], pair[1].rank)))


def _distance(one: str, other: str) -> int:
    """On how many cases two texts of 0 and 1 differ; all, where they are of other numbers of cases."""
    return sum(a != b for a, b in zip(one, other, strict=True)) if len(one) == len(other) else len(other) + 1
