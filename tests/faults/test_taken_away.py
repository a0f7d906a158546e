"""A submission that is taken away or changed while it runs: nothing of it is recorded, and the others are."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode
from rich.console import Console

from grader.course import Course
from grader.judge.examiner import Examiner
from grader.judge.identity import NotebookIdentity
from grader.pipeline.class_run import How, grade_class
from tests.faults.class_folder import grade
from tests.grader.gradebook_rows import Rows, gradebook_rows


@pytest.fixture
def while_cleo_runs(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Let something happen right after Cleo's lesson was examined."""

    def arrange(happen: Callable[[], object]) -> None:
        original = Examiner.examine

        def examine(self: Examiner, notebook: NotebookNode, place: NotebookIdentity) -> None:
            original(self, notebook, place)
            if (place.student, place.assignment) == ("cleo", "lessons"):
                happen()

        monkeypatch.setattr(Examiner, "examine", examine)

    return arrange


@pytest.mark.parametrize("what", ["taken away", "changed"])
def test_nothing_of_it_is_recorded_until_it_is_graded_again(
    released_course: Course,
    prepared_class: Path,
    undisturbed: Rows,
    tmp_path: Path,
    while_cleo_runs: Callable[[Callable[[], object]], None],
    monkeypatch: pytest.MonkeyPatch,
    what: str,
) -> None:
    root = tmp_path / "class"
    shutil.copytree(prepared_class, root)
    before = [row for row in gradebook_rows(root)["grade"] if row[:2] == ("cleo", "lessons")]
    folder, aside = root / "submitted" / "cleo" / "lessons", tmp_path / "aside"
    shutil.copytree(folder, aside)
    notebook = folder / "01_doubling.ipynb"
    while_cleo_runs(lambda: shutil.rmtree(folder) if what == "taken away" else notebook.write_text("{}", "utf-8"))
    _, problems = grade_class(released_course, root, [], [], How(jobs=1), Console(quiet=True))
    assert problems == [
        "cleo, lessons: it was changed while it was graded. Nothing of it was recorded; run the command again."
    ]
    assert [row for row in gradebook_rows(root)["grade"] if row[:2] == ("cleo", "lessons")] == before
    monkeypatch.undo()
    shutil.copytree(aside, folder, dirs_exist_ok=True)
    grade(released_course, root)
    assert gradebook_rows(root) == undisturbed
