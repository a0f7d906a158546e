"""What wrong functions answer to the open examples, for learners' machines: hashes of the answers, and words.

A table lies beside the exercises of a course's package, as known_mistakes/NAME.json, and `courselab.known_mistakes`
reads it. It is made again where what it comes from has changed.
"""

import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from grader.course import Course
from grader.course.exercises import OpenExercise, open_exercise
from grader.course.mutants import bank_file
from grader.files import write_text
from grader.questions import FunctionQuestion, Misconception
from grader.questions.diagnosis.guesses import NOTHING_RETURNED

FOLDER = "known_mistakes"
_HELPER = re.compile(r"^from solutions\.questions\.(\w+) import", re.MULTILINE)

Row = tuple[tuple[str, ...], tuple[tuple[float, ...] | None, ...]]
"""What a mistake does: a mark for each example; for each of the frequencies the shares, None where they are right."""


def write_mistakes(course: Course) -> None:
    """Write the tables of all function questions that have an exercise, and take away those of no question.

    Raises CourseError where an exercise cannot be run.
    """
    for path, text in _tables(course):
        if text is not None:
            write_text(path, text)
    for path in _left_over(course):
        path.unlink()


def stale_mistakes(course: Course) -> list[str]:
    """A sentence for each table that is not what the questions and exercises make. Raises CourseError."""
    stale = [path for path, text in _tables(course) if text is not None]
    return [
        f"{path.relative_to(course.home)} is not what solutions/ generate." for path in (*stale, *_left_over(course))
    ]


def _tables(course: Course) -> Iterator[tuple[Path, str | None]]:
    """The path of each table, and its text; None where it is there already and nothing that makes it has changed."""
    for question, found in _asked(course):
        path = found.package / FOLDER / f"{question.name}.json"
        made_from = _made_from(course, question, found)
        old = path.read_text(encoding="utf-8") if path.is_file() else ""
        is_current = old.startswith(f'{{"made_from": "{made_from}"')
        yield path, None if is_current else _written(made_from, table(_wrong(course, question), found))


def _wrong(course: Course, question: FunctionQuestion) -> list[Misconception]:
    """The wrong functions of a question: those written by hand, then its mutants, the simplest first."""
    return [*question.misconceptions, *course.mutants(question).mutants]


def _asked(course: Course) -> Iterator[tuple[FunctionQuestion, OpenExercise]]:
    """The function questions of a course that have an exercise, each once."""
    for stem in sorted(path.stem for path in (course.home / "solutions" / "questions").glob("[!_]*.py")):
        question = course.question(stem, stem)
        found = open_exercise(course, stem) if isinstance(question, FunctionQuestion) else None
        if isinstance(question, FunctionQuestion) and found:
            yield question, found


def _left_over(course: Course) -> list[Path]:
    """Tables of questions that are no more."""
    wanted = {found.package / FOLDER / f"{question.name}.json" for question, found in _asked(course)}
    present = {path for package in course.packages for path in (package / FOLDER).glob("*.json")}
    return sorted(present - wanted)


def table(misconceptions: Sequence[Misconception], found: OpenExercise) -> dict[str, Any]:
    """The table of an exercise: its mistakes, and what they answer where they are wrong on an open example."""
    known = found.of_courselab("known_mistakes")
    rows = _told_apart((one, known.shown_by(found.exercise, one.wrong)) for one in misconceptions)
    examples: list[defaultdict[str, list[int]]] = [defaultdict(list) for _ in found.exercise.examples]
    frequencies: list[dict[str, Sequence[float]]] = [{} for _ in found.exercise.frequencies]
    for number, (_, (marks, shares)) in enumerate(rows):
        for place, mark in enumerate(marks):
            if mark:
                examples[place][mark].append(number)
        for place, one in enumerate(shares):
            if one is not None:
                frequencies[place][str(number)] = one
    return {"words": _words([mistake for mistake, _ in rows]), "examples": examples, "frequencies": frequencies}


def _told_apart(rows: Iterable[tuple[Misconception, Row]]) -> list[tuple[Misconception, Row]]:
    """The mistakes that are wrong somewhere and can be told from each other; the first of those with the same words.

    What several mistakes do alike has the name of what they have in common, where they have, and else none.
    """
    alike: dict[Row, list[Misconception]] = {}
    for mistake, row in rows:
        if any(row[0]) or any(row[1]):
            alike.setdefault(row, []).append(mistake)
    return [(one, row) for row, some in alike.items() for one in _together(some)]


def _together(some: Sequence[Misconception]) -> list[Misconception]:
    """One mistake with the words of several that do the same: those written by hand, or else what they share.

    Of those written by hand that share nothing, the first speaks: authors begin with the likeliest.
    """
    by_hand = [one for one in some if type(one) is Misconception]
    some = by_hand or some
    if len({(one.looks_like, one.hint) for one in some}) == 1:
        return [some[0]]
    families = {one.family for one in some}
    (family,) = families if len(families) == 1 else ("",)
    return [replace(some[0], name=family, looks_like="", hint="")] if family else by_hand[:1]


def _words(mistakes: Sequence[Misconception]) -> list[dict[str, Any]]:
    """What stands in a table in words, each with the numbers of the mistakes that have them.

    Where a mistake has no words of its own, its family is all that can be said.
    """
    numbers: dict[tuple[str, str, bool], list[int]] = {}
    for number, one in enumerate(mistakes):
        looks_like = "" if one.name == NOTHING_RETURNED else one.looks_like  # the check says that None came back
        says = f"{looks_like} {one.hint}".strip()
        numbers.setdefault((says, one.family, type(one) is Misconception), []).append(number)
    return [
        {"says": says, "family": family, "by_hand": by_hand, "mistakes": some}
        for (says, family, by_hand), some in numbers.items()
    ]


def _written(made_from: str, content: dict[str, Any]) -> str:
    """A table as JSON, a line for each mistake and example, so that a difference can be read."""
    parts = [f'"made_from": "{made_from}"']
    for name, entries in content.items():
        lines = ",\n".join(json.dumps(entry, sort_keys=True, separators=(",", ":")) for entry in entries)
        parts.append(f'"{name}": [\n{lines}\n]')
    return "{" + ",\n".join(parts) + "}\n"


def _made_from(course: Course, question: FunctionQuestion, found: OpenExercise) -> str:
    """A hash of all that a table comes from: the question with its helpers, the exercise, and what reads an answer."""
    questions = course.home / "solutions" / "questions"
    files = [*_with_helpers(questions, questions / f"{question.name}.py"), found.file, Path(__file__)]
    files += [path for path in [bank_file(course, question.name)] if path.is_file()]
    files += [Path(found.of_courselab(module).__file__) for module in ("behaviour", "chance", "known_mistakes")]
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:16]


def _with_helpers(folder: Path, path: Path) -> list[Path]:
    """A file of questions, and those of the folder that it imports, directly or not, in order."""
    waiting, found = [path], {path}
    while waiting:
        names = _HELPER.findall(waiting.pop().read_text(encoding="utf-8"))
        new = {folder / f"{name}.py" for name in names} - found
        waiting += new
        found |= new
    return sorted(found)
