"""Which platform a source comes from, and what its names say about each file.

One platform is chosen for a whole source: the one that all or most names fit. A learner can choose the end of one name,
but not the beginnings of all.
"""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from grader.files import printable
from grader.intake.collecting.archives import Found
from grader.intake.collecting.platforms import CANVAS_NUMBERED, ILIAS, LATE, MOODLE, NAME_AND_FILE, PLATFORMS, Platform

FEWEST_DIGITS_OF_ILIAS = 5
"""Of the number of a person: ada_lovelace_group_2024 is a name that a person may give to a folder."""

IsKnown = Callable[[str], bool]
"""Whether a file's name is that of a released notebook, or of a copy of one."""


@dataclass(frozen=True)
class Reading:
    """What a platform's name says about a file, and which name the learner gave it; empty where it says nothing.

    `key` tells the person from all of the same name: a login or a number, good within the platform, or within one
    assignment where it is a `participant`.
    """

    platform: str = ""
    name: str = ""
    login: str = ""
    user: str = ""
    participant: str = ""
    submission: str = ""
    attachment: str = ""
    attempt: str = ""
    date: str = ""
    late: bool = False
    group: str = ""
    title: str = ""
    file: str = ""

    @property
    def key(self) -> str:
        """What tells the person from namesakes; empty where only the name is known."""
        return self.login or self.user or self.participant


@dataclass(frozen=True)
class Seen:
    """A file and what is read off its name. `parts` of the file begin with what names the learner."""

    found: Found
    reading: Reading


_FIELDS = frozenset(Reading.__dataclass_fields__)


def read_source(
    files: Sequence[Found], assignments: Collection[str], is_known: IsKnown
) -> tuple[list[Seen], set[str], list[str]]:
    """What is read off each file's name, the platforms that were recognised, and sentences on what is undecided."""
    files = [_within_assignment(file, assignments, is_known) for file in files]
    fits = {
        name: [_read(rows, _path(file), is_known if file.is_notebook else None) for file in files]
        for name, rows in _PLATFORM_ROWS.items()
    }
    if any(fits[NAME_AND_FILE.name]):
        # Where a released notebook shows it, it holds for files of any name: their ends are the learners'.
        fits[NAME_AND_FILE.name] = [_read((NAME_AND_FILE,), _path(file), None) for file in files]
    if CANVAS_NUMBERED.name in fits:
        fits[CANVAS_NUMBERED.name] = _with_numbers(files, fits[CANVAS_NUMBERED.name])
    notebooks = [place for place, file in enumerate(files) if file.is_notebook]
    fits = {name: readings for name, readings in fits.items() if any(readings[place] for place in notebooks)}
    order = sorted(fits, key=lambda name: _rank(name, fits[name], files, notebooks))
    seen = [_first(place, file, order, fits) for place, file in enumerate(files)]
    used = {one.reading.platform for one in seen if one.found.is_notebook} - {""}
    return seen, used, _undecided(order, fits, notebooks, used)


def names_learner(path: str) -> bool:
    """Whether a path begins as a platform names a learner's files or folder."""
    rows = (row for row in PLATFORMS if row is not NAME_AND_FILE)
    return any(_valid(row, path, groups, None) for row in rows if (groups := row.read(path)))


def _path(file: Found) -> str:
    return "/".join(file.parts)


def _within_assignment(file: Found, assignments: Collection[str], is_known: IsKnown) -> Found:
    """The file without a folder named by an assignment, in which the learner's folder or file stands."""
    inner = file.parts[1:]
    if file.parts[0] not in assignments or not inner:
        return file
    is_named = any(_read(rows, "/".join(inner), is_known) for rows in _PLATFORM_ROWS.values())
    return replace(file, parts=inner, assignment=file.parts[0]) if len(inner) > 1 or is_named else file


def _read(rows: Iterable[Platform], path: str, is_known: IsKnown | None) -> Reading | None:
    readings = [
        (row, _reading(row, path, groups))
        for row in rows
        if (groups := row.read(path)) and _valid(row, path, groups, is_known)
    ]
    if not readings:
        return None
    numbered = [reading for row, reading in readings if row is CANVAS_NUMBERED]
    first = readings[0][1]
    if is_known and numbered and not is_known(first.file) and is_known(numbered[0].file):
        return numbered[0]
    return first


def _with_numbers(files: Sequence[Found], readings: list[Reading | None]) -> list[Reading | None]:
    """The other files of learners whose names end in a number, as some released notebook has shown."""
    known = {(reading.name, reading.user) for reading in readings if reading}
    numbered = [_read((CANVAS_NUMBERED,), _path(file), None) for file in files]
    return [
        other if other and (other.name, other.user) in known else first
        for first, other in zip(readings, numbered, strict=True)
    ]


def _valid(row: Platform, path: str, groups: dict[str, str], is_known: IsKnown | None) -> bool:
    if row is NAME_AND_FILE and is_known:
        name, _, file = path.partition(" - ")
        return "/" not in path and is_known(file.rpartition(" - ")[2]) and not is_known(f"{name}.ipynb")
    if row is ILIAS:
        return len(groups["user"]) >= FEWEST_DIGITS_OF_ILIAS
    return bool(groups)


def _reading(row: Platform, path: str, groups: dict[str, str]) -> Reading:
    known = {name: text for name, text in groups.items() if name in _FIELDS}
    is_late = LATE.search(path[: row.end_of(path)]) is not None and row.name == "Canvas"
    name = groups.get("name") or groups["login"]
    return Reading(**{**known, "platform": row.name, "name": name, "late": is_late})  # type: ignore[arg-type]


def _rank(
    name: str, readings: Sequence[Reading | None], files: Sequence[Found], notebooks: Sequence[int]
) -> tuple[int, bool, int, int]:
    """First the platform that most names fit, then the one that takes the least of them for its own. A hyphen between
    two words is a weak sign.
    """
    rows = _PLATFORM_ROWS[name]
    fitting = [place for place in notebooks if readings[place]]
    ends = sum(min(end for row in rows if (end := row.end_of(_path(files[place])))) for place in fitting)
    return -len(fitting), name == NAME_AND_FILE.name, ends, list(_PLATFORM_ROWS).index(name)


def _first(place: int, file: Found, order: Sequence[str], fits: dict[str, list[Reading | None]]) -> Seen:
    reading = next((reading for name in order if (reading := fits[name][place])), None)
    return Seen(file, reading or Reading())


def _undecided(
    order: Sequence[str], fits: dict[str, list[Reading | None]], notebooks: Sequence[int], used: set[str]
) -> list[str]:
    if not order:
        return []
    first, sentences = order[0], []
    for other in order[1:]:
        both = [place for place in notebooks if fits[other][place]]
        persons = [
            ((one.name, one.key), (two.name, two.key))
            for place in both
            if (one := fits[first][place]) and (two := fits[other][place])
        ]
        is_equal_fit = len(both) == sum(1 for place in notebooks if fits[first][place])
        if is_equal_fit and len(persons) == len(both) and any(one != two for one, two in persons):
            name = printable(persons[0][0][0])
            sentences.append(
                f"The names fit {first} as well as {other}; they were read as {first} gives them, so the first "
                f"learner is {name}. If that is wrong, put each learner's files into a folder."
            )
    if len(used) > 1:
        sentences.append(f"The source mixes names of {' and '.join(sorted(used))}; each file was read by its own.")
    return sentences


_PLATFORM_ROWS = {name: tuple(rows) for name, rows in groupby(PLATFORMS, key=lambda row: row.name)}


def passed_over(file: Found, used: Collection[str]) -> str:
    """Why a file is no submission, where a recognised platform made it or keeps it; empty for all others.

    Texts typed into a platform and what was given back to learners are among these.
    """
    path = _path(file)
    for row in PLATFORMS:
        if row.name not in used and row is not MOODLE:
            continue
        if row.feedback and re.match(row.feedback, path):
            return f"given back to learners on {row.name}"
        if row.written and re.fullmatch(row.written, path):
            return f"typed into {row.name}, and not graded"
        if row.own and re.fullmatch(row.own, path):
            return f"made by {row.name}"
    return ""
