"""The mistakes that explain what is wrong, in order of preference: one that explains all, else one for each aspect.

A mistake is named only if it explains all that fails in an aspect and is contradicted by no right answer.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, islice

from grader.questions.diagnosis.between_cases import kept_between_calls, same_for_all
from grader.questions.diagnosis.crashes import tell_crash
from grader.questions.diagnosis.draws import draws_teller
from grader.questions.diagnosis.evidence import Evidence, Trial
from grader.questions.diagnosis.forms import coarse_form_teller, form_teller, kind_teller
from grader.questions.diagnosis.guesses import Asking, Guess, Known
from grader.questions.diagnosis.input_kinds import common_to, shared_trait
from grader.questions.diagnosis.last_resort import last_resort
from grader.questions.diagnosis.matching import Finding, by_aspect, for_all, shared, told
from grader.questions.diagnosis.mending import mended
from grader.questions.diagnosis.of_arrays import relations_of_arrays
from grader.questions.diagnosis.of_numbers import fitted_to, relations_of_numbers
from grader.questions.diagnosis.parts import only_parts, relations_of_parts
from grader.questions.diagnosis.places import tell_place
from grader.questions.diagnosis.supposed import supposed
from grader.questions.diagnosis.twofold import twofold
from grader.questions.kinds import Mutants
from grader.questions.vocabulary import ARGUMENTS_LEFT_ALONE

MOST_NAMES = 3
"""So many mistakes are named at most: more are no help."""
CALLS = 400
"""So many calls of mutants a diagnosis may cost beside one on each case, and as many of a right function on altered
inputs: numbers, so that verdicts are the same on every machine.
"""
_OF_CODE = {"comparisons", "conditions", "one variable for another", "two mistakes"}
"""Families of mutants whose words are on code that need not be there: what is seen at the inputs says more."""
_VAGUE = {"counting"}
"""Families of mutants whose words say too little to be true of other code that answers alike: they name nothing."""
_NOTHING = "nothing returned"
_NO_END = 10**9

Aspects = tuple[str, ...]
Source = Callable[[Aspects], Iterable[Guess]]


class Naming:
    """Names the mistakes behind the answers to one question. `is_mended` says that their form is put right already."""

    def __init__(self, evidence: Evidence, mutants: Mutants, is_mended: bool = False) -> None:
        self._evidence = evidence
        self._mutants = mutants
        self._is_mended = is_mended
        self._known = Asking(evidence.question, _NO_END)
        calls = CALLS + sum(trial.cost for trial in evidence.trials)
        self._made, self._right = Asking(evidence.question, calls), Asking(evidence.question, calls)
        self._crash = tell_crash((*evidence.names, *self._parameters()))
        self._kind = kind_teller(evidence.question)
        self._drawn = draws_teller(evidence.question)
        self._form = form_teller(evidence.question)
        self._coarse_form = coarse_form_teller(evidence.question)

    def findings(self) -> tuple[Finding, ...]:
        """The mistakes, in the order of the aspects that they explain."""
        aspects = tuple(self._evidence.failing)
        whole = self._whole_bank(aspects)
        found = [whole] if whole else list(self._search(aspects))
        if not (whole or self._is_mended) and self._is_of_form(found, aspects):
            found += self._behind_the_form()
        order = {aspect: number for number, aspect in enumerate(aspects)}
        found.sort(key=lambda one: min(order[aspect] for aspect in one.aspects))
        return tuple(_merged(found)[:MOST_NAMES])

    def _is_of_form(self, findings: Iterable[Finding], aspects: Aspects) -> bool:
        """Whether a mistake that is found is one of form."""
        names = {guess.mistake.name for guess in self._forms(aspects)} - {_NOTHING}
        return any(one.mistake.name in names for one in findings)

    def _behind_the_form(self) -> Iterator[Finding]:
        """What else is wrong with answers of the wrong form."""
        other = mended(self._evidence)
        if other is not None:
            yield from Naming(other, self._mutants, is_mended=True).findings()

    def _whole_bank(self, aspects: Aspects) -> Finding | None:
        """The first hand-written misconception that answers as the learner does in every case, right ones too."""
        trials = self._evidence.by_cost
        bank = self._evidence.question.misconceptions
        fitting = (one for one in bank if all(self._known.is_like(one, trial) for trial in trials))
        rivals = list(fitting if self._evidence.is_of_chance else islice(fitting, 1))
        exact = [one for one in rivals if all(self._known.draws_the_same(one, trial) for trial in trials)]
        mistake = shared(Known(one, self._known) for one in exact or rivals)
        return Finding(mistake, aspects) if mistake else None

    def _search(self, aspects: Aspects) -> Iterator[Finding]:
        """One mistake for all that fails; where there is none, for one aspect after the other."""
        values = tuple(aspect for aspect in aspects if aspect != ARGUMENTS_LEFT_ALONE)
        for source in (*self._sources(), self._twofold, self._parts):
            for some in dict.fromkeys((aspects, values)):
                found = for_all(self._evidence, source(some), some) if some else None
                if found:
                    yield found
                    yield from self._of_arguments(aspects, some)
                    return
        yield from self._by_aspect(aspects)

    def _of_arguments(self, aspects: Aspects, explained: Aspects) -> Iterator[Finding]:
        left = tuple(aspect for aspect in aspects if aspect not in explained)
        yield from by_aspect(self._evidence, told(self._evidence, self._form, left), left) if left else ()

    def _by_aspect(self, aspects: Aspects) -> Iterator[Finding]:
        left, found = aspects, False
        for source in (*self._sources(), self._twofold, self._draws):
            for finding in by_aspect(self._evidence, source(left), left) if left else ():
                yield finding
                found = True
                left = tuple(aspect for aspect in left if aspect not in finding.aspects)
        some = list(dict.fromkeys(chain.from_iterable(self._evidence.failing[aspect] for aspect in left)))
        mistake = last_resort(some, self._evidence, not found, self._crash) if some else None
        if mistake:
            yield Finding(mistake, left)
        elif self._evidence.question.aspects[0].name not in aspects:
            for aspect in left:
                mistake = common_to(self._evidence.failing[aspect], self._evidence, False)
                if mistake:
                    yield Finding(mistake, (aspect,))

    def _sources(self) -> tuple[Source, ...]:
        """Where guesses come from, the best words first."""
        asked = self._bank, self._crashes, self._kinds, self._constant, self._mutations
        return *asked, self._forms, self._suppositions, self._relations, self._traits, self._of_code

    def _bank(self, aspects: Aspects) -> Iterable[Guess]:
        return (Known(one, self._known) for one in self._evidence.question.misconceptions)

    def _crashes(self, aspects: Aspects) -> Iterable[Guess]:
        return told(self._evidence, self._crash, aspects)

    def _mutations(self, aspects: Aspects) -> Iterable[Guess]:
        return (one for one in self._mutants_of(aspects) if one.mistake.family not in _OF_CODE | _VAGUE)

    def _of_code(self, aspects: Aspects) -> Iterable[Guess]:
        return (one for one in self._mutants_of(aspects) if one.mistake.family in _OF_CODE)

    def _traits(self, aspects: Aspects) -> Iterable[Guess]:
        return shared_trait(self._failing(aspects), self._evidence)

    def _mutants_of(self, aspects: Aspects) -> Iterable[Known]:
        numbers = {trial.number for aspect in aspects for trial in self._evidence.failing[aspect]}
        failing = [trial.number in numbers for trial in self._evidence.trials]
        return (Known(one, self._made) for one in self._mutants.plausible(failing))

    def _constant(self, aspects: Aspects) -> Iterable[Guess]:
        return same_for_all(self._evidence)

    def _draws(self, aspects: Aspects) -> Iterable[Guess]:
        return told(self._evidence, self._drawn, aspects)

    def _kinds(self, aspects: Aspects) -> Iterable[Guess]:
        return told(self._evidence, self._kind, aspects)

    def _forms(self, aspects: Aspects) -> Iterable[Guess]:
        fine, coarse = (told(self._evidence, tell, aspects) for tell in (self._form, self._coarse_form))
        return [*fine, *coarse]

    def _suppositions(self, aspects: Aspects) -> Iterable[Guess]:
        return (Known(one, self._right) for one in supposed(self._evidence))

    def _relations(self, aspects: Aspects) -> Iterable[Guess]:
        trials = self._failing(aspects)
        yield from kept_between_calls(self._evidence)
        yield from relations_of_parts(self._evidence, trials)
        yield from relations_of_arrays(trials[0] if trials else None)
        yield from relations_of_numbers(trials)
        yield from fitted_to(trials)
        yield from told(self._evidence, tell_place, aspects)

    def _parts(self, aspects: Aspects) -> Iterable[Guess]:
        return only_parts(self._evidence, self._failing(aspects))

    def _twofold(self, aspects: Aspects) -> Iterable[Guess]:
        return twofold(self._evidence, self._failing(aspects), self._known)

    def _failing(self, aspects: Aspects) -> tuple[Trial, ...]:
        return tuple(chain.from_iterable(self._evidence.failing[aspect] for aspect in aspects))

    def _parameters(self) -> tuple[str, ...]:
        return self._evidence.trials[0].names if self._evidence.trials else ()


def _merged(findings: Iterable[Finding]) -> list[Finding]:
    """Each mistake once, with all its aspects."""
    merged: dict[str, Finding] = {}
    for one in findings:
        before = merged.get(one.mistake.name)
        merged[one.mistake.name] = Finding(before.mistake, before.aspects + one.aspects) if before else one
    return list(merged.values())
