"""Two mistakes in one: what a misconception answers, and what a relation makes of that."""

from collections.abc import Iterator, Sequence

from grader.questions.answers import Outcome
from grader.questions.diagnosis.evidence import Evidence, Trial, values_of
from grader.questions.diagnosis.guesses import Asking, Guess, Mistake
from grader.questions.diagnosis.of_arrays import relations_of_arrays
from grader.questions.diagnosis.of_numbers import relations_of_numbers
from grader.questions.diagnosis.relations import Related, is_mended, is_plain
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE, Misconception
from grader.verdict.verdict import JOINED


class Twofold(Guess):
    """What a relation makes of a misconception's answer is what came back."""

    def __init__(self, evidence: Evidence, misconception: Misconception, related: Related, asking: Asking) -> None:
        one, other = misconception, related.mistake
        looks_like = f"{one.looks_like} What is more: {other.looks_like[:1].lower()}{other.looks_like[1:]}"
        super().__init__(Mistake(JOINED.join((one.name, other.name)), looks_like, one.hint))
        self._question = evidence.question
        self._misconception, self._related, self._asking = misconception, related, asking

    def explains(self, trial: Trial, aspect: str) -> bool:
        """Whether the answer of a failing trial is made so."""
        if aspect == ARGUMENTS_LEFT_ALONE or not is_plain(trial):
            return False
        wrong = self._asking.answer(self._misconception, trial)
        if wrong is None or wrong.outcome is not Outcome.RETURNED:
            return False
        if is_mended(self._question, trial, self._related.made(trial, wrong.value)):
            return False  # one mistake undoes the other
        return self._related.fits(trial, values_of(trial)[0], wrong.value)

    def allows(self, trial: Trial) -> bool:
        """Whether what is made so would be right, where the learner's answer is."""
        wrong = self._asking.answer(self._misconception, trial)
        if not is_plain(trial) or wrong is None or wrong.outcome is not Outcome.RETURNED:
            return False
        return is_mended(self._question, trial, self._related.made(trial, wrong.value))

    def is_shown_by(self, trials: Sequence[Trial]) -> bool:
        """Whether so many different numbers came back that chance is ruled out."""
        return self._related.is_shown_by(trials)


def twofold(evidence: Evidence, trials: tuple[Trial, ...], asking: Asking) -> Iterator[Guess]:
    """Each misconception together with each relation that explains the first failing trial with it."""
    first = next((trial for trial in trials if is_plain(trial)), None)
    if first is None or isinstance(values_of(first)[1], tuple):
        return
    for misconception in evidence.question.misconceptions:
        wrong = asking.answer(misconception, first)
        if wrong is not None and wrong.outcome is Outcome.RETURNED and wrong.value is not None:
            related = (*relations_of_arrays(None), *relations_of_numbers(trials))
            given = values_of(first)[0]
            fitting = [one for one in related if one.fits(first, given, wrong.value)]
            yield from (Twofold(evidence, misconception, one, asking) for one in fitting)
