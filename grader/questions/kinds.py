"""What a kind of question is: how it is asked and how it is judged. Each kind is a module with one such object.

A kind that others install says so by an entry point of the group `grader.questions`, whose value is the object:

    [project.entry-points."grader.questions"]
    essay = "my_package.essay:KIND"
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from grader.questions.answers import Reply
from grader.questions.vocabulary import Case, Misconception
from grader.verdict.verdict import Verdict

NOTHING = Reply(True, ())
"""The reply of a notebook that was not asked."""


class Notebook(Protocol):
    """A running notebook, the learner's or the solved one, as a kind may ask it."""

    def ask_function(self, name: str, cases: Sequence[Case], seconds: float) -> Reply:
        """What the function, or class, of that name answers to the cases."""

    def ask_value(self, name: str) -> Reply:
        """What the variable of that name holds: one answer."""


class Mutants(Protocol):
    """Wrong functions made from right ones, from which mistakes are recognised that no author has foreseen."""

    def plausible(self, failing: Sequence[bool]) -> Iterable[Misconception]:
        """Those that are wrong on about the cases on which a learner is, the simplest first."""


class NoMutants:
    """None at all."""

    def plausible(self, failing: Sequence[bool]) -> Iterable[Misconception]:
        """None."""
        return ()


NO_MUTANTS = NoMutants()


@dataclass(frozen=True)
class Asked:
    """All that a verdict comes from: the cases, the learner's reply and the solved notebook's, the text of the
    learner's cells of code, and wrong functions made from right ones.
    """

    cases: Sequence[Case] = ()
    reply: Reply = NOTHING
    expected: Reply = NOTHING
    sources: Sequence[str] = ()
    mutants: Mutants = NO_MUTANTS


Again = Callable[[Any, Sequence[Case]], tuple[Reply, Reply]]
"""Asks a question on further cases: what the learner's code answers, and the solved notebook, which may fail too."""


class Kind(ABC):
    """A kind of question. `question` is the class of its questions; each has a `name`."""

    question: type
    runs = True
    """Whether answers are made by running the notebook; where not, they are read from the text of its cells, `ask` is
    never called, and the solved notebook is not asked.
    """
    is_code = False
    """Whether the answer is code: untouched it is not attempted, and where another question builds on it, it is asked
    by itself.
    """

    def cases(self, question: Any, rng: np.random.Generator) -> list[Case]:
        """The hidden cases of one learner, drawn by the learner's own generator."""
        return []

    def ask(self, question: Any, cases: Sequence[Case], notebook: Notebook) -> Reply:
        """Ask a running notebook: one answer to each case, or one in all where there are no cases."""
        raise NotImplementedError

    def faults(self, question: Any) -> Iterable[str]:
        """Sentences on what is wrong with a question itself, as far as nothing has to run: a release refuses it."""
        return ()

    def objections(self, question: Any, cases: Sequence[Case], expected: Reply) -> Iterable[str]:
        """Sentences on what is wrong with a question in the light of the solved notebook's answers."""
        return ()

    @abstractmethod
    def judge(self, question: Any, grade_id: str, max_score: float, asked: Asked) -> Verdict:
        """The verdict on the learner's reply. What it stumbles over is no right answer."""

    def smaller(self, question: Any, verdict: Verdict, asked: Asked, again: Again) -> Verdict:
        """The same verdict, told by a smaller input where asking again finds one."""
        return verdict
