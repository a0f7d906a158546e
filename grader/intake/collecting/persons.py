"""Who the learners are, where a file's name alone does not say it: records of platforms, group work, blind marking."""

import re
import shutil
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

import yaml  # type: ignore[import-untyped]  # its types are a package of their own

from grader.files import printable
from grader.intake.collecting.archives import PLATFORM_RECORDS, Found
from grader.intake.collecting.platforms import BLACKBOARD, GRADESCOPE, MOODLE
from grader.intake.collecting.recognise import Seen

_BLIND = frozenset(
    {"Participant", "Teilnehmerin", "Teilnehmer in", "Teilnehmer", "Deelnemer", "Participante", "Partecipante"}
    | {"Deltagare", "Deltager", "Deltaker", "Osallistuja", "Uczestnik", "Účastník", "Účastníci", "Résztvevő"}
    | {
        "Участник",
        "Учасник",
        "Partaidea",
        "Kat\u0131l\u0131mc\u0131",
        "Συμμετέχων",
        "参与人",
        "參與者",
        "参加者",
        "참가자",
    }
)
"""What Moodle calls everybody in blind marking (`hiddenuser` of mod_assign; a slash is dropped from file names)."""
_GROUP = re.compile(
    r"(?:[^-]*\d[^-]*|(?:group|gruppe|groupe|groep|grupo|gruppo|grupp|grupa|skupina|csoport|ryhmä|team|équipe|equipe"
    r"|equipo|squadra|section|sección|kurs|class|klasse|classe|clase|lab|tutorial|tutorium|seminar)\b[^-]*)",
    re.IGNORECASE,
)
_FEWEST_SHARING = 3
"""So many learners must share what stands before a hyphen for it to be a group: two may both be called Mary-."""
_LARGEST_RECORD = 20 * 1024**2
_LARGEST_TEXT = 4_096


def name_persons(seen: Sequence[Seen], notes: list[str]) -> list[Seen]:
    """The files with their real learners; work that several handed in together comes once for each of them."""
    seen = _without_groups(seen, notes)
    seen = [_told_apart(one) if one.reading.platform == MOODLE.name else one for one in seen]
    return _submitters(_with_logins(seen, notes), notes)


def _told_apart(one: Seen) -> Seen:
    """In blind marking the number is all there is of a learner."""
    if one.reading.name not in _BLIND:
        return one
    return replace(one, reading=replace(one.reading, name=f"{one.reading.name}-{one.reading.participant}"))


def _without_groups(seen: Sequence[Seen], notes: list[str]) -> list[Seen]:
    """Moodle puts the name of a group and a hyphen before that of the learner; hyphens stand in names as well."""
    names = {one.reading.name for one in seen if one.reading.platform == MOODLE.name}
    firsts = {name.partition("-")[0] if "-" in name else "" for name in names}
    shared = firsts.pop() if len(firsts) == 1 and len(names) >= _FEWEST_SHARING else ""
    split = {name: _split_group(name, shared) for name in names}
    groups = sorted({group for group, _ in split.values() if group})
    if groups:
        notes.append(f"Left out as names of groups before those of learners: {', '.join(map(printable, groups))}.")
    return [
        replace(one, reading=replace(one.reading, group=split[one.reading.name][0], name=split[one.reading.name][1]))
        if one.reading.platform == MOODLE.name
        else one
        for one in seen
    ]


def _split_group(name: str, shared: str) -> tuple[str, str]:
    group, hyphen, rest = name.partition("-")
    if not hyphen or not rest.strip() or not (group == shared or _GROUP.fullmatch(group)):
        return "", name
    return group, rest.strip()


def _with_logins(seen: Sequence[Seen], notes: list[str]) -> list[Seen]:
    """Blackboard's logins, where an underscore may stand in the login as well as in the assignment's title."""
    last_words = {prefix: one.reading.login for one in seen if (prefix := _title_and_login(one))}
    logins = {**last_words, **_logins_after_title(last_words), **_declared_logins(seen)}
    notes += _behind_several_titles(logins)
    return [
        replace(one, reading=replace(one.reading, login=login, name=login))
        if (login := logins.get(_title_and_login(one), ""))
        else one
        for one in seen
    ]


def _title_and_login(one: Seen) -> str:
    return f"{one.reading.title}_{one.reading.login}" if one.reading.platform == BLACKBOARD.name else ""


def _logins_after_title(prefixes: Iterable[str]) -> dict[str, str]:
    """What follows the words with which all begin: a download is of one assignment, so these are its title.

    Nothing where a number and more follow them, as in Lab_1 and Lab_2: then there are several titles.
    """
    words = {prefix: prefix.split("_") for prefix in prefixes}
    in_columns = zip(*(one[:-1] for one in words.values()), strict=False)
    n_shared = len([*takewhile(lambda column: len({*column}) == 1, in_columns)])
    rests = {prefix: one[n_shared:] for prefix, one in words.items()}
    if len(words) == 1 or not n_shared or any(first.isdecimal() and more for first, *more in rests.values()):
        return {}
    return {prefix: "_".join(rest) for prefix, rest in rests.items()}


def _behind_several_titles(logins: Mapping[str, str]) -> list[str]:
    """A sentence on each login that comes behind several titles, for it may be the end of several logins."""
    titles = defaultdict(list)
    for prefix, login in sorted(logins.items()):
        titles[login].append(printable(prefix.removesuffix(f"_{login}")))
    return [
        f"{printable(login)} stands behind {' and '.join(found)} and is taken for one learner. If these are several, "
        "collect the work for each assignment on its own."
        for login, found in titles.items()
        if len(found) > 1
    ]


def _declared_logins(seen: Sequence[Seen]) -> dict[str, str]:
    """What the first lines of Blackboard's own text files say, such as "Name: Jane Smith (jsmith2)"."""
    declared = {}
    for one in seen:
        prefix = _title_and_login(one)
        if prefix and not one.reading.file and one.found.stored and not one.found.is_notebook:
            with one.found.stored.open("rb") as stream:
                first_line = stream.readline(_LARGEST_TEXT).decode("utf-8", errors="replace").strip()
            match = re.search(r"\(([^()]+)\)\Z", first_line)
            if match and prefix.endswith(f"_{match[1]}"):
                declared[prefix] = match[1]
    return declared


def _submitters(seen: Sequence[Seen], notes: list[str]) -> list[Seen]:
    """Gradescope names folders by number; its record says whose they are."""
    records = [one.found for one in seen if one.found.parts[-1] in PLATFORM_RECORDS and len(one.found.parts) == 1]
    people: dict[str, list[dict[str, str]]] = {}
    for record in records:
        people |= _read_submitters(record, notes)
    named: list[Seen] = []
    unknown = set()
    for one in seen:
        submitters = people.get(f"submission_{one.reading.submission}", [])
        if one.reading.platform != GRADESCOPE.name:
            named.append(one)
            continue
        if not submitters:
            unknown.add(one.reading.name)
            named.append(one)
        named += [_of_submitter(one, submitter, number) for number, submitter in enumerate(submitters)]
    if unknown:
        where = " and ".join(PLATFORM_RECORDS)
        notes.append(f"No {where} names who handed in {', '.join(sorted(unknown))}, so the folders' names stay.")
    return named


def _of_submitter(one: Seen, submitter: dict[str, str], number: int) -> Seen:
    found = one.found
    if number and found.stored:
        found = replace(found, stored=found.stored.with_name(f"{found.stored.name}-{number}"))
        shutil.copyfile(one.found.copy, found.copy)
    login = submitter.get("sid") or submitter.get("email") or ""
    name = submitter.get("name") or login
    return Seen(found, replace(one.reading, name=name, login=login))


class _AnyTag(yaml.SafeLoader):
    """Reads Ruby's objects as what they are made of; nothing is ever executed."""


def _plain(loader: yaml.SafeLoader, _tag: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    return loader.construct_sequence(node, deep=True) if isinstance(node, yaml.SequenceNode) else str(node.value)


_AnyTag.add_multi_constructor("", _plain)


def _read_submitters(record: Found, notes: list[str]) -> dict[str, list[dict[str, str]]]:
    """The submitters of each folder that the record names, each with what is known of name, sid and email."""
    try:
        if record.copy.stat().st_size > _LARGEST_RECORD:
            raise ValueError(f"it has more than {_LARGEST_RECORD // 1024**2} MB")
        data = yaml.load(record.copy.read_bytes(), _AnyTag)
        return {str(folder): _people(said) for folder, said in data.items() if isinstance(said, dict)}
    except (yaml.YAMLError, ValueError, TypeError, AttributeError, RecursionError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        notes.append(f"{record.origin} cannot be read ({said}), so the folders' names stay. Download it again.")
        return {}


def _people(said: dict[str, Any]) -> list[dict[str, str]]:
    people = []
    for person in said.get(":submitters", said.get("submitters", [])):
        known: dict[str, str] = defaultdict(str)
        known |= {str(name).lstrip(":"): str(text) for name, text in person.items() if text not in (None, "")}
        if known["name"] or known["sid"] or known["email"]:
            people.append(dict(known))
    return people
