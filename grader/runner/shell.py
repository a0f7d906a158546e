"""An IPython shell without a kernel: it runs cells and keeps their outputs as Jupyter would store them."""

import base64
import builtins
import getpass
import io
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.formatters import DisplayFormatter
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Type
from traitlets.config import Config

from grader.runner.ask import time_limit
from grader.runner.outputs import UPDATE

Output = dict[str, Any]
MAX_CELL_TEXT = 1_000_000
MAX_CELL_OUTPUTS = 500


class Outputs:
    """What the running cell has put out so far, bounded in text and in number."""

    def __init__(self) -> None:
        self.items: list[Output] = []
        self.text_left = MAX_CELL_TEXT
        self._clear_at_next = False

    def start_cell(self) -> None:
        """Forget the outputs of the cell before."""
        self.items = []
        self.text_left = MAX_CELL_TEXT
        self._clear_at_next = False

    def add(self, output: Output) -> None:
        """Keep one output, unless the cell has too many already."""
        self._clear_if_asked()
        if len(self.items) < MAX_CELL_OUTPUTS:
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


OUTPUTS = Outputs()


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


class _Publisher(DisplayPublisher):
    def publish(
        self,
        data: Any,
        metadata: Any = None,
        source: Any = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **more: Any,
    ) -> None:
        """Keep a display, or give an earlier one new data."""
        display_id = (transient or {}).get("display_id")
        if update:
            OUTPUTS.update(str(display_id), _json_ready(data), metadata or {})
            return
        named = {} if display_id is None else {"display_id": str(display_id)}
        OUTPUTS.add({"output_type": "display_data", "data": _json_ready(data), "metadata": metadata or {}} | named)

    def clear_output(self, wait: bool = False) -> None:
        OUTPUTS.clear(wait)


class _Hook(DisplayHook):
    def start_displayhook(self) -> None:
        self.output: Output = {"output_type": "execute_result", "metadata": {}, "data": {}, "execution_count": None}

    def write_output_prompt(self) -> None:
        self.output["execution_count"] = self.prompt_count

    def write_format_data(self, format_dict: Any, md_dict: Any = None) -> None:
        self.output["data"] = _json_ready(format_dict)
        self.output["metadata"] = md_dict or {}

    def finish_displayhook(self) -> None:
        if self.output["data"]:
            OUTPUTS.add(self.output)


class _NoPictures(DisplayFormatter):
    """Leaves pictures and widgets out, for notebooks whose figures nobody looks at: a figure costs more than all the
    rest.
    """

    def format(self, obj: Any, include: Any = None, exclude: Any = None) -> Any:
        if hasattr(type(obj), "_repr_mimebundle_"):
            return super().format(_Named(repr(obj)), include, exclude)
        return super().format(obj, include, exclude)


class _Named:
    """Shows itself by the name of something else."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return self.name


class Shell(InteractiveShell):
    """IPython as in a kernel, its outputs kept here instead of being sent, and nobody there to answer input()."""

    displayhook_class = Type(_Hook)
    display_pub_class = Type(_Publisher)
    without_pictures: DisplayFormatter
    """Made beforehand, for a formatter takes milliseconds to make."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        error = {"output_type": "error", "ename": str(etype.__name__), "evalue": str(evalue), "traceback": list(stb)}
        OUTPUTS.add(error)

    def enable_gui(self, gui: Any = None) -> None:
        """There is no screen: leave graphical event loops alone."""


def make_shell() -> Shell:
    """Make the one shell of this process, without a history on disk."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    builtins.input = getpass.getpass = _nobody_answers
    shell = Shell.instance(config=config)
    shell.without_pictures = _NoPictures(parent=shell)
    shell.without_pictures.formatters["image/png"].enabled = False
    return shell


def _nobody_answers(*arguments: object, **more: object) -> str:
    raise StdinNotImplementedError(
        "Your notebook cannot ask for input while it is graded: write the value into the cell instead."
    )


def leave_pictures_out(shell: Shell) -> None:
    """From now on figures are named, not drawn."""
    shell.display_formatter = shell.without_pictures


def refuse_commands(shell: Shell, sentence: str) -> None:
    """From now on `!command` raises PermissionError with a sentence; IPython would only say that it finds no shell."""

    def refuse(*arguments: object, **more: object) -> None:
        raise PermissionError(sentence)

    for name in ("system", "getoutput"):
        setattr(shell, name, refuse)


def run_cell(shell: Shell, source: str, seconds: float, number: int | None = None) -> list[Output]:
    """Run one cell for at most `seconds` and return its outputs; an exception is an output of type error.

    `number` is the cell's place among those that run, which IPython shows as In[number].
    """
    OUTPUTS.start_cell()
    if number is not None:
        shell.execution_count = number
    try:
        with time_limit(seconds):
            shell.run_cell(source, store_history=True)
    except BaseException as error:  # time ran out between two steps of IPython itself
        shell.showtraceback((type(error), error, error.__traceback__))
    return OUTPUTS.items


def _json_ready(data: dict[str, Any]) -> dict[str, Any]:
    """Binary pictures as base64, as Jupyter stores them."""
    return {
        kind: base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
        for kind, value in data.items()
    }
