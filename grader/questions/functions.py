"""The judge of functions and classes: answers against the solved notebook's, aspect by aspect, to a verdict. Nothing
here ever runs a learner's code.
"""

import difflib
from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np

from grader.questions import wording
from grader.questions.answers import STUB_ERROR, Outcome, Reply
from grader.questions.diagnosis.crashes import of_shown
from grader.questions.diagnosis.evidence import Evidence, evidence_of
from grader.questions.diagnosis.guesses import NOTHING_RETURNED, Mistake
from grader.questions.diagnosis.matching import Finding
from grader.questions.diagnosis.naming import Naming
from grader.questions.faults import Fault, faults_of, is_told_by, smallest
from grader.questions.kinds import NO_MUTANTS, Again, Asked, Kind, Mutants, Notebook
from grader.questions.shrinking.search import told_by_less
from grader.questions.soundness import faults_of_code, objections
from grader.questions.vocabulary import Case, ClassQuestion, CodeQuestion, FunctionQuestion
from grader.verdict.verdict import JOINED, AspectResult, Verdict, Word


class CodeKind(Kind):
    """A function or a class that the learner writes, asked on hidden cases."""

    is_code = True

    def cases(self, question: CodeQuestion, rng: np.random.Generator) -> list[Case]:
        """The cases that the question draws."""
        return question.cases(rng)

    def ask(self, question: CodeQuestion, cases: Sequence[Case], notebook: Notebook) -> Reply:
        """Call it on each case, and do the case's steps."""
        return notebook.ask_function(question.name, cases, question.seconds)

    def faults(self, question: CodeQuestion) -> Iterable[str]:
        """Cases that cannot be made, or that fit no aspect."""
        return faults_of_code(question)

    def objections(self, question: CodeQuestion, cases: Sequence[Case], expected: Reply) -> Iterable[str]:
        """A comparison that rejects the solution, and misconceptions that say nothing."""
        return objections(question, cases, expected.answers)

    def judge(self, question: CodeQuestion, grade_id: str, max_score: float, asked: Asked) -> Verdict:
        """Judge the answers aspect by aspect."""
        cases, reply, expected = asked.cases, asked.reply, asked.expected
        return judge_function(question, grade_id, max_score, cases, reply, expected, asked.mutants)


class FunctionKind(CodeKind):
    """Functions, those too that return functions."""

    question = FunctionQuestion

    def smaller(self, question: FunctionQuestion, verdict: Verdict, asked: Asked, again: Again) -> Verdict:
        """Tell the fault by the smallest input that fails alike."""
        return told_by_less(question, verdict, asked, again)


class ClassKind(CodeKind):
    """Small classes, such as estimators."""

    question = ClassQuestion


FUNCTION, CLASS = FunctionKind(), ClassKind()


def judge_function(
    question: CodeQuestion,
    grade_id: str,
    max_score: float,
    cases: Sequence[Case],
    reply: Reply,
    expected: Reply,
    mutants: Mutants = NO_MUTANTS,
) -> Verdict:
    """Judge a learner's answers to a function question.

    `expected` holds the solved notebook's answers to the same cases, in the same order. `mutants` are wrong functions
    from which mistakes are recognised, beside the question's own misconceptions.
    """
    if not reply.defined or not reply.answers:
        return _undefined(question, grade_id, max_score, reply)
    if all(answer.end.error == STUB_ERROR for answer in reply.answers):
        headline = wording.headline(question.name, Word.NOT_ATTEMPTED, f"It still raises {STUB_ERROR}.")
        return Verdict(grade_id, Word.NOT_ATTEMPTED, 0.0, max_score, headline, seconds=reply.seconds)
    faults = faults_of(question, cases, reply, expected)
    results = _aspect_results(question, faults, max_score)
    score = round(sum(result.score for result in results), 6)
    if not any(faults.values()):
        headline = wording.headline(question.name, Word.RIGHT, f"All {len(cases)} hidden cases are right.")
        return Verdict(grade_id, Word.RIGHT, max_score, max_score, headline, aspects=results, seconds=reply.seconds)
    evidence = evidence_of(question, cases, reply.answers, expected.answers, faults, reply.names)
    findings = _found(evidence, mutants)
    verdict = Verdict(grade_id, Word.WRONG, score, max_score, "", aspects=results, seconds=reply.seconds)
    return _explain(question, verdict, faults, findings)


def _aspect_results(
    question: CodeQuestion, faults: dict[str, list[Fault]], max_score: float
) -> tuple[AspectResult, ...]:
    """Points by aspect. The first aspect is the foundation: without it the others earn nothing."""
    whole = sum(aspect.points for aspect in question.aspects)
    founded = not faults[question.aspects[0].name]
    results = []
    for aspect in question.aspects:
        most = max_score * aspect.points / whole
        right = not faults[aspect.name]
        remark = "" if right else smallest(faults[aspect.name]).sentence
        results.append(AspectResult(aspect.name, right, most if right and founded else 0.0, most, remark))
    return tuple(results)


def _explain(
    question: CodeQuestion, verdict: Verdict, faults: dict[str, list[Fault]], findings: Sequence[Finding]
) -> Verdict:
    """The verdict on a fault: the first aspect that fails speaks, through its smallest input. Mistakes of other aspects
    follow as notes.
    """
    aspect = next(aspect for aspect in question.aspects if faults[aspect.name])
    fault = smallest(faults[aspect.name])
    word = Word.PARTLY_RIGHT if verdict.score > 0 else fault.word
    first = next((one.mistake for one in findings if aspect.name in one.aspects), None)
    first = of_shown(first, fault.answer) if first else None
    looks_like = "" if first is None or (_is_seen(first) and is_told_by(fault)) else first.looks_like
    sentence = " ".join(filter(None, (looks_like, fault.sentence)))
    return replace(
        verdict,
        word=word,
        headline=wording.headline(question.name, word, sentence),
        smallest_input=_example(question, fault),
        rule=aspect.rule,
        hint=first.hint if first and first.hint else aspect.hint,
        diagnosis=JOINED.join(one.mistake.name for one in findings),
        notes=tuple(_note(one) for one in findings if aspect.name not in one.aspects),
    )


def _is_seen(mistake: Mistake) -> bool:
    """Whether a mistake shows in the form of what came back, a question's own one too."""
    return mistake.is_seen or mistake.name == NOTHING_RETURNED


def _example(question: CodeQuestion, fault: Fault) -> str:
    """The input of a fault. A process that ends takes all answers with it, and nobody knows at which input."""
    if fault.answer.outcome is Outcome.DIED:
        return ""
    return wording.call(question.signature, fault.case, fault.answer, fault.step)


def _found(evidence: Evidence, mutants: Mutants) -> Sequence[Finding]:
    """The mistakes that are found. An answer may be anything: one over which the search stumbles has no name."""
    try:
        with np.errstate(all="ignore"):
            return Naming(evidence, mutants).findings()
    except Exception:
        return ()


def _note(finding: Finding) -> str:
    """What is said of a mistake that does not speak first."""
    where = " and ".join(f'"{name}"' for name in finding.aspects)
    return " ".join(filter(None, (f"In {where}: {finding.mistake.looks_like}", finding.mistake.hint)))


def _undefined(question: CodeQuestion, grade_id: str, max_score: float, reply: Reply) -> Verdict:
    near = difflib.get_close_matches(question.name, reply.names, n=1)
    sort = "class" if isinstance(question, ClassQuestion) else "function"
    sentence = f"No {sort} {question.signature} is defined when its check runs."
    hint = f"You defined `{near[0]}`: is that the one? Give it the name `{question.name}`." if near else ""
    headline = wording.headline(question.name, Word.MISSING, sentence)
    return Verdict(grade_id, Word.MISSING, 0.0, max_score, headline, hint=hint, seconds=reply.seconds)
