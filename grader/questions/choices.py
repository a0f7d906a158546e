"""Choices: a quiz answer, read from the text of its cells and judged by its key. Nothing is run."""

import ast
from collections.abc import Iterable
from typing import Any

from grader.questions import wording
from grader.questions.kinds import Asked, Kind
from grader.questions.soundness import faults_of_choice
from grader.questions.vocabulary import ChoiceQuestion
from grader.syntax import parse
from grader.verdict.verdict import Verdict, Word

_LONGEST_READ = 100_000
SEVERAL_LETTERS = (
    "Each right letter earns its part of the points, and a wrong one takes at least as much away: choosing all letters "
    "earns nothing."
)
"""How a question is marked that asks for all letters that apply."""


class ChoiceKind(Kind):
    """Letters on offer, of which one or several are right."""

    question = ChoiceQuestion
    runs = False

    def faults(self, question: ChoiceQuestion) -> Iterable[str]:
        """Letters without feedback, and a key that leaves no wrong letter."""
        return faults_of_choice(question)

    def judge(self, question: ChoiceQuestion, grade_id: str, max_score: float, asked: Asked) -> Verdict:
        """Judge the last assignment of the question's name."""
        return judge_choice(question, grade_id, max_score, asked.sources)


CHOICE = ChoiceKind()


def judge_choice(question: ChoiceQuestion, grade_id: str, max_score: float, sources: Iterable[str]) -> Verdict:
    """Judge a quiz answer from the text of its cells: nothing is run. The last assignment of the name counts."""
    found, value = read_choice(question.name, sources)
    if not found:
        return _plain(question, grade_id, max_score, Word.MISSING, f"No line `{question.name} = ...` was found.")
    if value is None:
        return _plain(question, grade_id, max_score, Word.NOT_ATTEMPTED, "No letter was chosen.")
    letters = _letters(value)
    if letters is None or not letters <= set(question.because) or (len(letters) > 1 and not question.several):
        form = '{"a", "c"}' if question.several else '"b"'
        offered = ", ".join(sorted(question.because))
        sentence = f"The answer is not one of the letters {offered}. Write it as `{question.name} = {form}`."
        return _plain(question, grade_id, max_score, Word.MALFORMED, sentence)
    return _judge_letters(question, grade_id, max_score, letters)


def _judge_letters(question: ChoiceQuestion, grade_id: str, max_score: float, letters: set[str]) -> Verdict:
    hits, misses = len(letters & question.key), len(letters - question.key)
    score = max_score * max(0, hits - misses * _cost_of_a_wrong_letter(question)) / len(question.key)
    word = Word.RIGHT if letters == question.key else Word.PARTLY_RIGHT if score > 0 else Word.WRONG
    headline = wording.headline(question.name, word, " ".join(_sentences(question, letters)))
    rule = SEVERAL_LETTERS if question.several and word is not Word.RIGHT else ""
    return Verdict(grade_id, word, score, max_score, headline, rule=rule, diagnosis=_diagnosis(question, letters))


def _sentences(question: ChoiceQuestion, letters: set[str]) -> list[str]:
    """What was chosen, and why: each letter of a right answer, else the wrong ones, and of several right ones those
    that were left out.
    """
    told = letters if letters == question.key else letters - question.key
    missing = question.key - letters if question.several else set()
    are = "is" if len(letters) == 1 else "are"
    incomplete = f", which {are} right and incomplete" if missing and letters < question.key else ""
    belongs = "belongs to it too" if letters & question.key else "is right"
    return [
        f"You chose {', '.join(sorted(letters))}{incomplete}.",
        *(
            question.because[letter] if len(letters) == 1 else f"{letter}: {question.because[letter]}"
            for letter in sorted(told)
        ),
        *(f"{letter} {belongs}: {question.because[letter]}" for letter in sorted(missing)),
    ]


def _diagnosis(question: ChoiceQuestion, letters: set[str]) -> str:
    if letters == question.key:
        return ""
    return f"{'incomplete, only' if letters < question.key else 'chose'} {', '.join(sorted(letters))}"


def _cost_of_a_wrong_letter(question: ChoiceQuestion) -> float:
    """What a wrong letter costs, where a right one earns 1: at least as much, and all wrong ones as much as all right
    ones, so that choosing every letter earns nothing.
    """
    right, wrong = len(question.key), len(question.because) - len(question.key)
    return max(1.0, right / wrong) if wrong else 1.0


def read_choice(name: str, sources: Iterable[str]) -> tuple[bool, Any]:
    """Whether a literal is assigned to `name` in the cells, and the last one assigned (Ellipsis where it is no
    literal). Of the cells that hold the name, the last are read, up to a length that no quiz comes near.
    """
    left = _LONGEST_READ
    for source in reversed([one for one in sources if name in one]):
        left -= len(source)
        if left < 0:
            break
        for target, expression in reversed(_assignments(source)):
            if target == name:
                return True, _literal(expression)
    return False, None


def _assignments(source: str) -> list[tuple[str, ast.expr]]:
    try:
        statements = parse(source).body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    found: list[tuple[str, ast.expr]] = []
    for statement in statements:
        if isinstance(statement, ast.Assign):
            found += [(target.id, statement.value) for target in statement.targets if isinstance(target, ast.Name)]
        elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name) and statement.value:
            found.append((statement.target.id, statement.value))
    return found


def _literal(expression: ast.expr) -> Any:
    try:
        return ast.literal_eval(expression)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return ...


def _letters(value: Any) -> set[str] | None:
    parts = value.replace(",", " ").split() if isinstance(value, str) else value
    if not isinstance(parts, list | tuple | set | frozenset) or not parts:
        return None
    if not all(isinstance(part, str) for part in parts):
        return None
    return {part.strip().strip(").").lower() for part in parts}


def _plain(question: ChoiceQuestion, grade_id: str, max_score: float, word: Word, sentence: str) -> Verdict:
    return Verdict(grade_id, word, 0.0, max_score, wording.headline(question.name, word, sentence))
