"""How much text of a learner's a feedback page shows; the graded notebook and the submission hold the rest."""

from nbformat import NotebookNode

LONGEST_TEXT, LONGEST_TEXTS = 20_000, 200_000
"""Characters of one output or cell, and of all of a page."""


class ShownText:
    """Cuts the texts of one page to what a page can show."""

    def __init__(self) -> None:
        self._left = LONGEST_TEXTS

    def cut(self, text: str) -> str:
        """The beginning of a text, and how much is left out."""
        most = min(LONGEST_TEXT, self._left)
        self._left -= min(len(text), most)
        rest = len(text) - most
        return text if rest <= 0 else f"{text[:most]}\n... {rest:,} characters more are left out here.\n"

    def cut_outputs(self, notebook: NotebookNode) -> None:
        """Cut what the cells of a notebook printed, showed as plain text, or ended with."""
        for output in (one for cell in notebook.cells for one in cell.get("outputs", [])):
            if output.output_type == "stream":
                output.text = self.cut(output.text)
            elif output.output_type == "error":
                output.traceback = [self.cut("\n".join(output.traceback))]
            elif "text/plain" in output.data:
                output.data["text/plain"] = self.cut(output.data["text/plain"])
