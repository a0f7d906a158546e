"""Calls that did not come back: what the exception says, as a mistake with a name, a sentence and a hint of its own."""

import builtins
import difflib
import re
from collections.abc import Collection, Sequence

import numpy as np

from grader.questions.answers import Answer, Outcome
from grader.questions.diagnosis.crash_words import WORDS, CrashWords
from grader.questions.diagnosis.evidence import Trial
from grader.questions.diagnosis.guesses import Mistake
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE

_ENDLESS = Mistake(
    "endless loop",
    "It looks as if a loop never ends.",
    "Say in words when the loop must stop, and print what its condition looks at in each turn.",
    is_seen=True,
)
_DIED = Mistake(
    "ends the process",
    "It looks as if the function ends Python itself, or asks for more memory than there is, for one of the inputs at "
    "least.",
    "Look for exit, quit and kill, and for arrays whose size is a product of three lengths or more.",
)
_OWN_RAISE = Mistake(
    "raises on purpose",
    "The function itself says no to this input, with `raise` or `assert`.",
    "This input is allowed: read the rule again, and give an answer to it.",
)
_BUILTINS = frozenset(dir(builtins))


def crash_of(trial: Trial, names: Collection[str] = ()) -> Mistake | None:
    """The mistake that a call shows which did not come back. `names` are what a misspelt name may have meant."""
    return mistake_in(trial.end, names)


def tell_crash(names: Sequence[str]) -> "_Teller":
    """A teller of crashes, which knows what a misspelt name may have meant."""
    return _Teller(names)


class _Teller:
    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def __call__(self, trial: Trial, aspect: str) -> Mistake | None:
        return None if aspect == ARGUMENTS_LEFT_ALONE else crash_of(trial, self._names)


def mistake_in(answer: Answer, names: Collection[str] = ()) -> Mistake | None:
    """The mistake that a call shows by the way in which it ended, or None where it came back."""
    match answer.outcome:
        case Outcome.TIMED_OUT | Outcome.NOT_ASKED:
            return _ENDLESS
        case Outcome.DIED:
            return _DIED
        case Outcome.RAISED:
            return _raised(answer, names)
    return None


def of_shown(mistake: Mistake, answer: Answer) -> Mistake:
    """The mistake in the words that fit the answer shown: the shapes and indices in them are those of one input."""
    told = mistake_in(answer.end)
    return told if told and told.name == mistake.name and told.looks_like != mistake.looks_like else mistake


def _raised(answer: Answer, names: Collection[str]) -> Mistake:
    if re.match(r"(raise|assert)\b", answer.line) and answer.error != "NotImplementedError":
        return _OWN_RAISE
    for words in WORDS:
        found = re.search(words.says, answer.says) if answer.error in words.errors.split() else None
        if found:
            return _filled(words, found, names)
    name = f"stops with {answer.error}"
    return Mistake(name, "", "Read the last line of what Python says: it names what went wrong, and where.")


def _filled(words: CrashWords, found: re.Match[str], names: Collection[str]) -> Mistake:
    parts = {name: part for name, part in found.groupdict().items() if part is not None}
    texts = [text.format_map(_Parts(parts)) for text in (words.name, words.looks_like, words.hint)]
    near = _near(words, parts, names)
    hint = f"Did you mean `{near}`? {texts[2]}" if near else texts[2]
    return Mistake(texts[0], texts[1], hint)


class _Parts(dict[str, str]):
    """The parts of what an exception says; one that it does not say is left open."""

    def __missing__(self, key: str) -> str:
        return "..."


def _near(words: CrashWords, parts: dict[str, str], names: Collection[str]) -> str:
    """The name that a misspelt one may have meant, or nothing."""
    known = {"names": {*names, *_BUILTINS, "np"}, "numpy": set(dir(np)), "array": set(dir(np.ndarray))}
    among = known.get(words.meant, set())
    near = difflib.get_close_matches(parts.get("name", ""), sorted(one for one in among if one[:1] != "_"), n=1)
    return near[0] if near else ""
