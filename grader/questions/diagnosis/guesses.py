"""Guesses at a mistake: what each explains of a failing trial, and whether it allows one that is right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from grader.border.passage import Plain
from grader.border.steps import encode_case
from grader.questions.alike import alike
from grader.questions.answers import Answer, Outcome
from grader.questions.diagnosis.evidence import Trial
from grader.questions.diagnosis.misconceptions import answer_to, answers_alike, leaves_alike
from grader.questions.faults import fault_of
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE, CodeQuestion, Misconception

NOTHING_RETURNED = "nothing returned"
"""The mistake that is called so by questions too shows in the form of what came back."""
MANY_DRAWS = 100
"""So many draws of a case of chance can tell one rule from another."""


@dataclass(frozen=True)
class Mistake:
    """A mistake in words: its name for the instructor, what it looks like and a hint for the learner.

    `family` says what it has in common with others. One that `is_seen` in the form of what came back is told by the
    judge's own sentence as well, in other words.
    """

    name: str
    looks_like: str
    hint: str
    family: str = ""
    is_seen: bool = False


class Guess:
    """A mistake that may be the learner's. This one explains nothing and allows everything.

    One that `is_certain` says only what can be seen, so that it is true whatever else is.
    """

    is_certain = True

    def __init__(self, mistake: Mistake) -> None:
        self.mistake = mistake

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether it explains all that is wrong with a trial in an aspect."""
        return False

    def allows(self, trial: Trial) -> bool:
        """Whether a trial that is right could be so, were it the learner's mistake."""
        return True

    def is_shown_by(self, trials: Sequence[Trial]) -> bool:
        """Whether the failing trials that it explains are enough to tell it from chance."""
        return True


Teller = Callable[[Trial, str], Mistake | None]
"""Says which mistake a trial shows by itself in an aspect, if it shows one."""


class Told(Guess):
    """A mistake that each failing trial shows by itself."""

    def __init__(self, mistake: Mistake, tell: Teller) -> None:
        super().__init__(mistake)
        self._tell = tell

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether the trial shows a mistake of this name."""
        found = self._tell(trial, aspect)
        return found is not None and found.name == self.mistake.name


class Asking:
    """Asks misconceptions, each case once, as long as there are calls left."""

    def __init__(self, question: CodeQuestion, calls: int) -> None:
        self._question = question
        self.calls = calls
        self._plain: dict[int, Plain] = {}
        self._answers: dict[tuple[int, int], tuple[Misconception, Answer]] = {}

    def answer(self, misconception: Misconception, trial: Trial) -> Answer | None:
        """What the misconception answers to the case of a trial, or None where no calls are left."""
        key = id(misconception), trial.number
        if key not in self._answers:
            if self.calls < trial.cost:
                return None
            self.calls -= trial.cost
            self._answers[key] = misconception, answer_to(misconception, self._encoded(trial))
        return self._answers[key][1]

    def _encoded(self, trial: Trial) -> Plain:
        case = trial.case
        if trial.number not in self._plain:
            self._plain[trial.number] = encode_case(case.arguments, case.keywords, case.then)
        return self._plain[trial.number]

    def explains(self, misconception: Misconception, trial: Trial) -> bool:
        """Whether a misconception answers as the learner does, and that is wrong."""
        wrong = self.answer(misconception, trial)
        if wrong is None or not answers_alike(self._question, trial.case, trial.answer, wrong):
            return False
        return wrong.outcome is Outcome.RAISED or fault_of(self._question, trial.case, wrong, trial.right) is not None

    def changes(self, misconception: Misconception, trial: Trial) -> bool:
        """Whether a misconception changes the arguments as the learner does."""
        wrong = self.answer(misconception, trial)
        return wrong is not None and leaves_alike(trial.case, trial.answer, wrong)

    def allows(self, misconception: Misconception, trial: Trial) -> bool:
        """Whether a misconception answers a case rightly and, where many draws tell, as the learner does."""
        wrong = self.answer(misconception, trial)
        if wrong is None or fault_of(self._question, trial.case, wrong, trial.right) is not None:
            return False
        return trial.calls < MANY_DRAWS or answers_alike(self._question, trial.case, trial.answer, wrong)

    def is_like(self, misconception: Misconception, trial: Trial) -> bool:
        """Whether a misconception answers as the learner does, rightly or not, and leaves the arguments so."""
        wrong = self.answer(misconception, trial)
        if wrong is None or not answers_alike(self._question, trial.case, trial.answer, wrong):
            return False
        return leaves_alike(trial.case, trial.answer, wrong)

    def draws_the_same(self, misconception: Misconception, trial: Trial) -> bool:
        """Whether a misconception draws just what the learner draws, seed by seed."""
        wrong = self.answer(misconception, trial)
        return wrong is not None and (not trial.is_of_chance or alike(wrong.value, trial.answer.value))


class Known(Guess):
    """A misconception, which is asked."""

    is_certain = False

    def __init__(self, misconception: Misconception, asking: Asking) -> None:
        one = misconception
        super().__init__(Mistake(one.name, one.looks_like, one.hint, one.family))
        self.misconception = misconception
        self._asking = asking

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether it answers as the learner does or, where that is what fails, changes the arguments so."""
        if aspect == ARGUMENTS_LEFT_ALONE:
            return self._asking.changes(self.misconception, trial)
        return self._asking.explains(self.misconception, trial)

    def allows(self, trial: Trial) -> bool:
        """Whether it answers this case rightly, as the learner does."""
        return self._asking.allows(self.misconception, trial)

    def is_shown_by(self, trials: Sequence[Trial]) -> bool:
        """Whether not all of them are of chance, or one has many draws: a few look alike whatever the rule is."""
        return any(not trial.is_of_chance or trial.calls >= MANY_DRAWS for trial in trials)
