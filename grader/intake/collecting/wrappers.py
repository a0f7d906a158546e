"""Folders around a whole class: the one that a zip was unpacked into, or that a platform names by the assignment."""

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import replace

from grader.files import printable
from grader.intake.collecting.archives import Found
from grader.intake.collecting.platforms import PLATFORMS, Platform
from grader.intake.collecting.recognise import names_learner

_MOST_WRAPPERS = 4
_DIGITS_OF_A_WEEK = 2
"""A longer number may be that of a person."""
_NOT_PEOPLE = re.compile(
    "week|weeks|wk|lesson|lessons|day|unit|part|module|session|chapter|exercise|exercises|ex|homework|hw|assignment"
    "|assignments|task|lab|labs|quiz|project|attempt|version|draft|final|old|new|backup|copy|work|src|code|data|files"
    "|notebook|notebooks|submission|submissions|solution|solutions|kmeans|folder|tag|teil|kapitel"
    "|woche|wochen|lektion|einheit|sitzung|übung|übungen|uebung|aufgabe|aufgaben|abgabe|abgaben|arbeit|alt|neu|kopie"
    "|semaine|semaines|leçon|jour|unité|séance|chapitre|exercice|exercices|devoir|devoirs|travail|rendu|ancien|nouveau"
    "|semana|semanas|lección|día|unidad|sesión|capítulo|ejercicio|ejercicios|tarea|tareas|entrega|trabajo|viejo|nuevo"
    "|aula|dia|unidade|sessão|exercício|exercícios|tarefa|tarefas|lição"
    "|settimana|settimane|lezione|giorno|unità|sessione|capitolo|esercizio|esercizi|compito|compiti|consegna|lavoro"
    "|les|lessen|dag|eenheid|sessie|hoofdstuk|oefening|oefeningen|opdracht|opdrachten|huiswerk|werk|oud|nieuw"
    "|vecka|veckor|uge|uger|uke|uker|övning|övningar|øvelse|øvelser|oppgave|oppgaver|uppgift|inlämning|viikko|tehtävä"
    "|tydzień|lekcja|zadanie|týden|lekce|úkol|неделя|урок|задание|周|第|週|课|作业"
)
"""Words that a learner names folders by, and that no learner is called, in the languages of the platforms' examples."""


def without_wrappers(
    files: Sequence[Found], source_stem: str, assignments: Collection[str]
) -> tuple[Sequence[Found], list[str]]:
    """The same files without the folders around the whole class, and a sentence on each that says so.

    Such a folder holds every notebook, and is named as the source, as an assignment or `submitted`, or by a platform,
    or holds the work of several learners.
    """
    notes: list[str] = []
    removed: list[str] = []
    while len(removed) < _MOST_WRAPPERS and (wrapper := _wrapper(files, removed)):
        if not _holds_class(wrapper, files, source_stem, assignments, notes):
            break
        notes.append(
            f"The folder {printable(wrapper)} lies around all notebooks, so it is taken for the class, not for a "
            "learner."
        )
        removed.append(wrapper)
        files = [
            replace(file, parts=file.parts[1:]) if file.parts[0] == wrapper and len(file.parts) > 1 else file
            for file in files
        ]
    return files, notes


def _wrapper(files: Sequence[Found], removed: Sequence[str]) -> str:
    """The one folder that holds all notebooks; empty where there is none, or where it is a zip that a learner made."""
    notebooks = [file for file in files if file.is_notebook]
    outermost = {file.parts[0] for file in notebooks}
    if len(outermost) != 1 or any(len(file.parts) == 1 for file in notebooks):
        return ""
    wrapper = outermost.pop()
    begin = "/".join(map(printable, (*removed, wrapper))) + "/"
    is_folder = all(file.origin.replace("\\", "/").startswith(begin.replace("\\", "/")) for file in notebooks)
    return wrapper if is_folder else ""


def _holds_class(
    wrapper: str, files: Sequence[Found], source_stem: str, assignments: Collection[str], notes: list[str]
) -> bool:
    paths = ["/".join(file.parts) for file in files if file.is_notebook]
    if wrapper in assignments or any(names_learner(path) for path in paths):
        return False
    within = [path.partition("/")[2] for path in paths]
    named = {path.partition("/")[0] for path in within if names_learner(path)}
    inner = {path.partition("/")[0] for path in within if "/" in path} | named
    if not inner:
        return False
    if wrapper == "submitted" or _is_platforms(wrapper, files, within):
        return True
    if not inner.isdisjoint(assignments) or all(_names_no_person(name) for name in inner):
        return False
    if named and wrapper.casefold() in {name.casefold() for name in assignments}:
        return True
    is_lonely = len(inner) == 1
    if is_lonely and wrapper == source_stem:
        return all("/" in path or names_learner(path) for path in within)
    if is_lonely and named:
        notes.append(
            f"The folder {printable(wrapper)} holds one folder or file that is named as platforms name a learner's: "
            f"{printable(named.pop())}. Its work counts for {printable(wrapper)}. If that is no learner, collect what "
            "lies in that folder."
        )
    return not is_lonely


def _is_platforms(wrapper: str, files: Sequence[Found], within: Sequence[str]) -> bool:
    """Whether a platform gave the folder its name, or put records of its own into it."""
    records = ["/".join(file.parts[1:]) for file in files if file.parts[0] == wrapper and len(file.parts) > 1]
    return any(
        _wraps(row, wrapper)
        or (_has_record(row, records) and any(row.read(path) or _wraps(row, path.partition("/")[0]) for path in within))
        for row in PLATFORMS
    )


def _wraps(row: Platform, folder: str) -> bool:
    return bool(row.wrapper) and re.fullmatch(row.wrapper, folder) is not None


def _has_record(row: Platform, records: Sequence[str]) -> bool:
    return bool(row.own) and any(re.fullmatch(row.own, record) for record in records)


def names_week(name: str) -> bool:
    """Whether a folder is called as a week or an exercise with a number is: a word alone may be somebody's name."""
    return _names_no_person(name) and any(map(str.isalpha, name)) and any(map(str.isdecimal, name))


def _names_no_person(name: str) -> bool:
    """Whether a folder's name consists of words for weeks, exercises and the like, and of small numbers."""
    folded = unicodedata.normalize("NFC", name).casefold()
    words, numbers = re.findall(r"[^\W\d_]+", folded), re.findall(r"\d+", folded)
    if not words:
        return all(len(number) <= _DIGITS_OF_A_WEEK for number in numbers)
    return all(_NOT_PEOPLE.fullmatch(word) for word in words)
