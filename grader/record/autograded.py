"""The graded notebooks of a submission, in autograded/LEARNER/ASSIGNMENT/, where the formgrader finds them."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

from nbformat import NotebookNode
from nbformat.v4.rwbase import strip_transient
from nbgrader.preprocessors import IgnorePattern, LimitOutput
from traitlets.config import Config

from grader.intake.submissions import Submission, exchange_files


class AutogradedNotebooks:
    """Writes graded notebooks as `nbgrader autograde` does, the folder of a submission as a whole."""

    def __init__(self, root: Path, config: Config) -> None:
        self._folder = root / "autograded"
        self._limit, self._ignore = LimitOutput(config=config), IgnorePattern(config=config)

    def write(self, submission: Submission, judged: Mapping[str, NotebookNode]) -> dict[str, str]:
        """Replace what was there of this submission. Returns the texts of the files by the notebooks' names.

        Raises OSError where it cannot be written.
        """
        texts = {name: self._text(notebook) for name, notebook in judged.items()}
        final = self._folder / submission.student / submission.assignment
        beside = final.with_name(f".{submission.assignment}.new")
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
        try:
            _fill(beside, submission, texts)
        except OSError:
            shutil.rmtree(beside, ignore_errors=True)  # on a full disk the next submission needs the room
            raise
        shutil.rmtree(final, ignore_errors=True)
        if judged:
            beside.rename(final)
        else:
            shutil.rmtree(beside)
        return texts

    def _text(self, notebook: NotebookNode) -> str:
        """The file's text, on one line: nbformat's own writer copies and indents, which takes six times as long."""
        for step in (self._ignore, self._limit):
            notebook, _ = step.preprocess(notebook, {})
        return json.dumps(strip_transient(notebook), ensure_ascii=False, sort_keys=True) + "\n"


def _fill(folder: Path, submission: Submission, texts: Mapping[str, str]) -> None:
    for name, text in texts.items():
        (folder / f"{name}.ipynb").write_text(text, encoding="utf-8")
    for name, content in exchange_files(submission.folder).items():
        (folder / name).write_bytes(content)
