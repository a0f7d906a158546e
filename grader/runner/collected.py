"""What the running cell has put out so far, as Jupyter would store it, bounded in text and in number."""

import io
from typing import Any

from grader.runner.bounds import Bounds
from grader.runner.outputs import UPDATE

Output = dict[str, Any]


class Outputs:
    """What the running cell has put out so far, bounded in text and in number."""

    def __init__(self, bounds: Bounds) -> None:
        self.bounds = bounds
        self.start_cell()

    def start_cell(self) -> None:
        """Forget the outputs of the cell before."""
        self.items: list[Output] = []
        self.text_left = self.bounds.cell_text
        self._clear_at_next = False

    def add(self, output: Output) -> None:
        """Keep one output, unless the cell has too many already."""
        self._clear_if_asked()
        if len(self.items) < self.bounds.cell_outputs:
            self.items.append(output)

    def update(self, display_id: str, data: Any, metadata: Any) -> None:
        """Give the displays of that name new data: those of this cell here, those of earlier cells where they are."""
        self._clear_if_asked()
        for output in self.items:
            if output.get("display_id") == display_id and output["output_type"] != UPDATE:
                output["data"], output["metadata"] = data, metadata
        self.items = [one for one in self.items if (one["output_type"], one.get("display_id")) != (UPDATE, display_id)]
        self.add({"output_type": UPDATE, "display_id": display_id, "data": data, "metadata": metadata})

    def add_text(self, name: str, text: str) -> None:
        """Append to the stream `name`; what goes beyond the bound is left out, and a line says so."""
        if self.text_left <= 0 or not text:
            return
        self._clear_if_asked()
        if len(text) > self.text_left:
            text = text[: self.text_left] + "\n[the rest of the output was left out]\n"
        self.text_left -= len(text)
        last = self.items[-1] if self.items else {}
        if last.get("name") == name:
            last["text"] += text
        else:
            self.add({"output_type": "stream", "name": name, "text": text})

    def clear(self, wait: bool) -> None:
        """Drop what the cell has put out, as clear_output asks: now, or when the next output comes."""
        self._clear_at_next = wait
        if not wait:
            self.items.clear()

    def _clear_if_asked(self) -> None:
        if self._clear_at_next:
            self.clear(wait=False)


OUTPUTS = Outputs(Bounds())


class Stream(io.TextIOBase):
    """Stands in for sys.stdout and sys.stderr while cells run."""

    encoding = "UTF-8"

    def __init__(self, name: str) -> None:
        self.name = name

    def write(self, text: str) -> int:
        """Add text to the cell's outputs."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        OUTPUTS.add_text(self.name, text)
        return len(text)

    def writable(self) -> bool:
        """Say that this stream can be written."""
        return True
