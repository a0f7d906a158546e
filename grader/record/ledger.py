"""What is finished in a class folder: for each submission what it was graded from, and the scores that came out.

An entry is written last, after the gradebook and the pages. So whatever stops the grader, a submission without an
entry is graded again, and one with an entry is in the gradebook.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from grader import files
from grader.files import OWN_FOLDER
from grader.intake.submissions import Submission
from grader.record.fingerprint import PAGES, Parts, changes
from grader.record.gradebook import Scores

NOT_FINISHED = "not graded yet"
ASKED_FOR = "asked for again"
OTHER_SCORES = "the gradebook holds other scores"
NOT_CONFINED = "it was graded without confinement"
NO_NOTEBOOKS = "its graded notebooks are gone"
OTHER_PENALTY = "the penalty for lateness changed"
_NO_JUDGING = (OTHER_PENALTY, f"{PAGES} changed")


def needs_judging(reasons: Sequence[str]) -> bool:
    """Whether a submission has to run and be judged; else its penalty and its pages are made anew at most."""
    return any(reason not in _NO_JUDGING for reason in reasons)


@dataclass(frozen=True)
class Finished:
    """One finished submission, and whether its code ran confined."""

    parts: Parts
    scores: Scores
    notebooks: list[str]
    confined: bool = True


class Ledger:
    """The finished submissions of one class folder."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def reasons(
        self,
        submission: Submission,
        parts: Parts,
        recorded: Mapping[str, float | None] | None,
        late: bool = False,
        again: bool = False,
        trust: bool = False,
    ) -> list[str]:
        """Why a submission has to be graded, given what it depends on now, the scores in the gradebook, and whether
        lateness takes other points than those in the gradebook.

        Empty where it is finished and nothing has changed, unless it is asked for `again`. What ran unconfined is not
        finished for a grader that does not `trust`.
        """
        entry = self.entry(submission)
        if entry is None:
            return [ASKED_FOR if again else NOT_FINISHED]
        found = [ASKED_FOR] if again else []
        found += [] if entry.confined or trust else [NOT_CONFINED]
        found += [f"{name} changed" for name in changes(entry.parts, parts)]
        if recorded is None or dict(recorded) != entry.scores:
            found.append(OTHER_SCORES)
        graded = self._root / "autograded" / submission.student / submission.assignment
        if not all((graded / f"{name}.ipynb").is_file() for name in entry.notebooks):
            found.append(NO_NOTEBOOKS)
        return [*found, OTHER_PENALTY] if late else found

    def finish(self, submission: Submission, entry: Finished) -> None:
        """Put down that a submission is finished."""
        files.write_text(self._path(submission), json.dumps(asdict(entry), indent=1))

    def reopen(self, submission: Submission) -> None:
        """Forget that a submission was finished, before anything of it is written anew."""
        self._path(submission).unlink(missing_ok=True)

    def entry(self, submission: Submission) -> Finished | None:
        """What is put down of a submission; None where it is not finished."""
        try:
            told = json.loads(self._path(submission).read_text(encoding="utf-8"))
            return Finished(dict(told["parts"]), dict(told["scores"]), list(told["notebooks"]), bool(told["confined"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _path(self, submission: Submission) -> Path:
        return self._root / OWN_FOLDER / "finished" / submission.student / f"{submission.assignment}.json"
