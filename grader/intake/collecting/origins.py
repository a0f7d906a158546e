"""Where each collected file came from: whose it is, the platform's numbers, its date, and its name in the source.

It stands in .grader/origins/LEARNER/ASSIGNMENT.json of the class folder, one entry for each file of the submission:

    {"03_assignment.ipynb": {"origin": "lovelaceada_LATE_12345_678901_03_assignment-1.ipynb", "platform": "Canvas",
                             "name": "lovelaceada", "user": "12345", "attachment": "678901", "late": true,
                             "file": "03_assignment-1.ipynb"}}

What is unknown is left out, and a submission whose place says all that its name in the source said has no such file.
When a submission is shelved in submitted_earlier/, what is known of it goes along as origins.json.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from grader.files import OWN_FOLDER, write_text
from grader.intake.collecting.archives import CollectError
from grader.intake.collecting.recognise import Reading

ORIGINS = "origins"
SHELVED = "origins.json"


@dataclass(frozen=True)
class Origin:
    """Where a file lay in the source, and what was read off its name."""

    origin: str
    reading: Reading


Origins = dict[str, Origin]
"""The files of a submission by name, each with its origin."""


def origins_path(root: Path, student: str, assignment: str) -> Path:
    """Where the origins of a submission stand in a class folder."""
    return root / OWN_FOLDER / ORIGINS / student / f"{assignment}.json"


def read_origins(path: Path) -> Origins:
    """The origins in a file; none where there is no file. Raises CollectError where it holds something else."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {name: _origin(entry) for name, entry in entries.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        raise CollectError(
            f"{path} cannot be read ({error}). It tells learners of one name apart. Mend it, or move it away."
        ) from error


def _origin(entry: Mapping[str, str | bool]) -> Origin:
    known = dict(entry)
    return Origin(str(known.pop("origin")), Reading(**known))  # type: ignore[arg-type]


def write_origins(path: Path, origins: Mapping[str, Origin]) -> None:
    """Write the origins in one step, unless the file holds them already."""
    entries = {
        name: {"origin": one.origin} | {field: value for field, value in asdict(one.reading).items() if value}
        for name, one in sorted(origins.items())
    }
    if read_origins(path) != dict(origins):
        write_text(path, json.dumps(entries, ensure_ascii=False, indent=2) + "\n")


def all_origins(root: Path) -> Iterator[tuple[str, str, Reading]]:
    """Learner's folder, assignment and reading of every file of which a class folder knows the origin."""
    folder = root / OWN_FOLDER / ORIGINS
    for path in sorted(folder.glob("*/*.json")):
        for one in read_origins(path).values():
            yield path.parent.name, path.stem, one.reading
