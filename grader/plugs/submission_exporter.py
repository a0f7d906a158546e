"""Where nbgrader reads a submitted notebook, our intake stands: the exporter and the hook that `configure` hands to
nbgrader.
"""

from pathlib import Path
from typing import Any

from nbconvert.exporters import NotebookExporter

from grader.intake.notebooks.expected import mended_notebook
from grader.intake.notebooks.matching import match


class SubmissionExporter(NotebookExporter):
    """Reads submitted notebooks through the intake; notebooks that are already clean as nbconvert does."""

    def from_filename(self, filename: str, resources: Any = None, **more: Any) -> tuple[Any, dict[str, Any]]:
        """Convert one notebook. `resources` says whose and which it is."""
        converter: Any = self.parent
        directory = converter.coursedir
        path = Path(filename)
        if not path.is_relative_to(Path(directory.format_path(directory.submitted_directory, "", ""))):
            return super().from_filename(filename, resources=resources, **more)
        released = Path(directory.format_path(directory.release_directory, ".", resources["nbgrader"]["assignment"]))
        notebook = mended_notebook(path, released)
        return self.from_notebook_node(notebook, resources=resources, **more)


def find_renamed(released: Path, *, notebooks: list[str], assignment: str, student: str) -> None:
    """The hook that nbgrader calls before a submission is converted: let a renamed notebook count as the one it is.

    nbgrader passes over files whose names it does not know. Here the released name is added to its list of notebooks,
    in place. `released` is the folder of the released assignments.
    """
    for folder in {Path(name).parent for name in notebooks}:
        matches = match(folder, released / folder.name)
        wanted = [str(folder / f"{name}.ipynb") for name in sorted({*matches.used, *matches.undecided})]
        notebooks += [path for path in wanted if path not in notebooks]
