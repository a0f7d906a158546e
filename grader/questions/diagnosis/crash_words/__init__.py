"""What exceptions of Python and NumPy say, and what a learner is told: the first entry that fits is taken."""

from grader.questions.diagnosis.crash_words.kinds import KINDS
from grader.questions.diagnosis.crash_words.names import NAMES
from grader.questions.diagnosis.crash_words.others import OTHERS
from grader.questions.diagnosis.crash_words.values import VALUES
from grader.questions.diagnosis.crash_words.words import CrashWords

WORDS = (*NAMES, *KINDS, *VALUES, *OTHERS)

__all__ = ["WORDS", "CrashWords"]
