"""What is wrong with draws, in the question's own words: of chance no more can be said for certain."""

import re

from grader.questions.answers import Outcome
from grader.questions.diagnosis.evidence import Trial
from grader.questions.diagnosis.guesses import Mistake, Teller
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE, CodeQuestion

_RUNS = re.compile(r"^In \d+ runs ")
_COUNT = re.compile(r"\s*\b\d+\b")


def draws_teller(question: CodeQuestion) -> Teller:
    """A teller of the complaint about draws that came back, without its numbers, and of the rule that is broken."""
    rules = {aspect.name: aspect.rule for aspect in question.aspects}

    def tell(trial: Trial, aspect: str) -> Mistake | None:
        if aspect == ARGUMENTS_LEFT_ALONE or not trial.is_of_chance or trial.fault is None:
            return None
        if trial.end.outcome is not Outcome.RETURNED:
            return None
        complaint = _COUNT.sub("", _RUNS.sub("", trial.fault.sentence)).strip()
        name = re.split(r"[,:;.]", complaint)[0]
        return Mistake(name[:1].lower() + name[1:], f"This rule is broken: {rules[aspect]}", "")

    return tell
