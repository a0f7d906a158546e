"""How programs name copies, and which released notebook a file is therefore a version of.

Each pattern says where it comes from, with examples; `tests/grader/test_copies.py` reads them. What a person writes
around a name (a date, a learner's name, `final`) has no pattern: there the released name has to stand in it as whole
words, and no other released name beside it.
"""

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from enum import IntEnum
from urllib.parse import unquote

_MOST_STEPS, _LONGEST_NAME = 6, 300
_GAP = r"[\s_+\u2013\u2014-]"
_NUMBER = r"(?:\(?(?P<number>\d{1,4})\)?)"
_ENDING = re.compile(r"(?i)(?P<stem>.+)\.ipynb(?P<again> ?\(\d{1,4}\))?(?:\.(?:txt|json))?")
_WORDS = re.compile(r"[\W_]+")


class Named(IntEnum):
    """How surely a name tells the notebook."""

    AROUND = 1
    """The released name stands in it, among other words."""
    COPY = 2
    """It is named as some program names copies."""
    EXACTLY = 3
    """But for case, spaces, hyphens and underscores it is the released name."""


@dataclass(frozen=True)
class Version:
    """A file as a version of a released notebook. `rank` is higher for what is a later submission by its name, such as
    a second download, and lower for a copy that was made of another file.
    """

    notebook: str
    rank: int
    named: Named


@dataclass(frozen=True)
class CopyName:
    """One way to name a copy. `pattern` gives the `stem` of what was copied, and a `number` where it has one; `later`
    says whether that number tells a later submission. Every example is a copy of `notes`.
    """

    pattern: re.Pattern[str]
    source: str
    examples: tuple[str, ...]
    later: bool = False


def _before(words: str, source: str, *examples: str) -> CopyName:
    """The words stand before the name, perhaps with a number, as in `Copy (2) of notes`."""
    counted = words.replace(" ", rf"{_GAP}(?:\(\d{{1,4}}\){_GAP})?").replace("'", "['\u2019]")
    pattern = rf"(?i)(?:{counted})(?::?{_GAP}+|(?<=['\u2019]))(?P<stem>.+)"
    return CopyName(re.compile(pattern), source, examples)


def _behind(words: str, source: str, *examples: str, gap: str = _GAP) -> CopyName:
    """The words stand behind the name, perhaps with a number, as in `notes - Copy (2)`."""
    pattern = rf"(?i)(?P<stem>.+?){gap}+(?:{words})(?:{_GAP}*{_NUMBER})?"
    return CopyName(re.compile(pattern), source, examples)


def _numbered(pattern: str, source: str, *examples: str) -> CopyName:
    return CopyName(re.compile(rf"(?P<stem>.+?){pattern}"), source, examples, later=True)


COPY_NAMES = (
    _numbered(
        rf"{_GAP}*\((?P<number>\d{{1,4}})\)", "browsers: a second download", "notes (1)", "notes(2)", "notes_(3)"
    ),
    _numbered(r"-(?P<number>\d{1,2})", "Canvas: a second submission; Safari", "notes-1", "notes-12"),
    _numbered(r"[ _](?P<number>\d{1,3})", "macOS and file managers: a second file of a name", "notes_1", "notes 2"),
    _behind(
        "copy",
        "Jupyter, Windows and macOS in English",
        "notes-Copy1",
        "notes - Copy",
        "notes - Copy (2)",
        "notes copy",
        "notes copy 2",
        "notes_copy",
    ),
    _behind(
        "kopie|kopi|kopia|kopio|kopija|kopya|kopyası|koopia|másolat|másolata|kópia",  # noqa: RUF001 - Turkish
        "Windows and macOS in German, Dutch, Czech, Danish, Norwegian, Swedish, Polish, Finnish, Croatian, "
        "Turkish, Estonian, Hungarian, Slovak",
        "notes - Kopie",
        "notes Kopie 2",
        "notes kopi",
        "notes - Kopia",
        "notes kopio",
        "notes - Kopya",
        "notes - másolat",
    ),
    _behind(
        "copie|copia|cópia|còpia",
        "Windows and macOS in French, Spanish, Italian, Portuguese, Catalan, Romanian",
        "notes - Copie",
        "notes copie 2",
        "notes - copia (3)",
        "notes copia",
        "notes - Cópia",
    ),
    _behind(
        "копия|копія|копие|αντίγραφο|αντιγραφή",
        "Windows and macOS in Russian, Ukrainian, Bulgarian, Greek",
        "notes — копия",
        "notes - копія (2)",
        "notes - Αντιγραφή",
    ),
    _behind(
        "のコピー|コピー|的副本|副本|的拷贝|拷贝|拷貝|的複本|複本|의 사본|사본|복사본",
        "Google Drive, Windows and macOS in Japanese, Chinese and Korean",
        "notes のコピー",
        "notesのコピー",
        "notes - コピー",
        "notes的副本",
        "notes - 副本 (2)",
        "notes 拷贝",
        "notes的複本",
        "notes의 사본",
        "notes - 복사본",
        gap=rf"(?:{_GAP}|(?=[^\x00-\x7f]))",
    ),
    _behind(
        "की प्रति|की कॉपी|نسخة|کپی|עותק|สำเนา",
        "Windows and macOS in Hindi, Arabic, Persian, Hebrew, Thai",
        "notes की प्रति",
        "notes - نسخة",
        "notes - עותק",
        "notes - สำเนา",
    ),
    _before(
        "copy of",
        "Google Colab and Drive, Windows XP, in English",
        "Copy of notes",
        "Copy of Copy of notes",
        "Copy_of_notes",
        "Copy (2) of notes",
        "Copy+of+notes",
        "Copy%20of%20notes",
    ),
    _before(
        "kopie van|kopie von|kopie souboru|kopie",
        "Colab and Drive in Dutch, German, Czech",
        "Kopie van notes",
        "Kopie von notes",
        "Kopie_von_notes",
        "Kopie souboru notes",
    ),
    _before(
        "copie de|copie d'|copie a|copie",
        "Colab and Drive in French, Romanian",
        "Copie de notes",
        "Copie de Copie de notes",
        "Copie d'notes",
    ),
    _before(
        "copia de|còpia de|copia di|copia do|cópia de|copia",
        "Colab and Drive in Spanish, Catalan, Italian, Galician, Portuguese",
        "Copia de notes",
        "Còpia de notes",
        "Copia di notes",
        "Cópia de notes",
    ),
    _before(
        "kopia av|kopi af|kopi av|kopio tiedostosta|kopio kohteesta|kopio|afrit af",
        "Colab and Drive in Swedish, Danish, Norwegian, Finnish, Icelandic",
        "Kopia av notes",
        "Kopi af notes",
        "Kopi av notes",
        "Kopio kohteesta notes",
    ),
    _before(
        "kopia pliku|kopia|kópia súboru|kópia|kopija datoteke|kopija|salinan dari|salinan|bản sao của|"
        "koopia failist|koopia",
        "Colab and Drive in Polish, Slovak, Croatian, Slovenian, Indonesian, Vietnamese, Estonian",
        "Kopia notes",
        "Kopia pliku notes",
        "Kópia notes",
        "Kopija notes",
        "Salinan dari notes",
        "Bản sao của notes",
    ),
    _before(
        "копия|копія|копие на|αντίγραφο του|αντίγραφο",
        "Colab and Drive in Russian, Ukrainian, Bulgarian, Greek",
        "Копия notes",
        "Копія notes",
        "Копие на notes",
        "Αντίγραφο του notes",
    ),
    _before(
        "نسخة من|کپی از|کپی|עותק של|สำเนาของ|สำเนา",
        "Colab and Drive in Arabic, Persian, Hebrew, Thai",
        "نسخة من notes",
        "עותק של notes",
        "สำเนาของ notes",
    ),
)


def notebook_stem(name: str) -> str | None:
    """The name of a notebook's file without its ending, also where a browser has added one (`.ipynb.txt`,
    `.ipynb.json`) or put the number of the download behind it; None where it is no notebook by its name.
    """
    match = _ENDING.fullmatch(name)
    return match["stem"] + (match["again"] or "") if match else None


def version_of(stem: str, stems: Collection[str]) -> Version | None:
    """The released notebook that a file of this name is a version of; None where the name does not tell.

    A name that is one of `stems` is that one. Else what programs add to copies is taken off, as often as it is there;
    else the one released name that stands in it as whole words.
    """
    name = unicodedata.normalize("NFC", unquote(stem[:_LONGEST_NAME]))
    by_folded = {_folded(released): released for released in stems}
    if _folded(name) in by_folded:
        return Version(by_folded[_folded(name)], 0, Named.EXACTLY)
    for original, rank in _originals(name):
        if _folded(original) in by_folded:
            return Version(by_folded[_folded(original)], rank, Named.COPY)
    within = _standing_in(_folded(name), by_folded)
    return Version(by_folded[within], 0, Named.AROUND) if within else None


def released_stem(stem: str, stems: Collection[str]) -> tuple[str, int] | None:
    """The released notebook that a file is a version of, and its rank among the versions; None where there is none."""
    version = version_of(stem, stems)
    return None if version is None else (version.notebook, version.rank)


def _originals(stem: str) -> Iterator[tuple[str, int]]:
    """The name without what programs add to copies, those first from which least was taken, each with its rank."""
    waiting, seen = [(stem, 0)], {stem}
    for _ in range(_MOST_STEPS):
        found = [
            (match["stem"], rank + _rank(copy, match))
            for name, rank in waiting
            for copy in COPY_NAMES
            if (match := copy.pattern.fullmatch(name))
        ]
        waiting = [(name, rank) for name, rank in dict(reversed(found)).items() if name not in seen]
        seen.update(name for name, _ in waiting)
        yield from waiting


def _rank(copy: CopyName, match: re.Match[str]) -> int:
    # A copy made by hand is no later submission, so it ranks below the file it was made from.
    return int(match["number"]) if copy.later else -1


def _standing_in(name: str, folded: Collection[str]) -> str | None:
    """The one of several folded names that stands in another as whole words; None where several stand side by side."""
    there = [one for one in folded if f"_{one}_" in f"_{name}_"]
    longest = max(there, key=len, default=None)
    return longest if all(f"_{one}_" in f"_{longest}_" for one in there) else None


def _folded(name: str) -> str:
    """A name in which case, spaces, hyphens and underscores make no difference."""
    return _WORDS.sub("_", unicodedata.normalize("NFKC", name).casefold()).strip("_")
