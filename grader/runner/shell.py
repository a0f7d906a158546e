"""The shell of Jupyter's kernel without the kernel: it runs cells, and what they put out is collected."""

import base64
import builtins
import contextlib
import getpass
import re
from pathlib import Path
from typing import Any

from ipykernel.compiler import XCachingCompiler, get_tmp_hash_seed, murmur2_x86
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.async_helpers import get_asyncio_loop
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.formatters import DisplayFormatter
from traitlets import Type
from traitlets.config import Config

from grader.runner.ask import time_limit
from grader.runner.collected import OUTPUTS

Output = dict[str, Any]
_GRADER = f"{Path(__file__).parents[1]}/"
_LONGEST_CHAIN = 100
_ASYNCHRONOUS = re.compile(r"\b(async|await)")


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


class _NamedCells(XCachingCompiler):
    """Files of cells are named as in a kernel, but for its number: so a regrade gives equal outputs."""

    def get_code_name(self, raw_code: str, code: str, number: int) -> str:
        return f"/tmp/ipykernel_0/{murmur2_x86(raw_code, get_tmp_hash_seed())}.py"


class Shell(ZMQInteractiveShell):
    """Jupyter's own, its outputs kept here instead of being sent, and nobody there to answer input()."""

    compiler_class = Type(_NamedCells)
    displayhook_class: Any = Type(_Hook)
    display_pub_class: Any = Type(_Publisher)
    without_pictures: DisplayFormatter
    """Made beforehand, for a formatter takes milliseconds to make."""
    in_loop = False
    """Whether cells run inside an event loop, as all do in a kernel. Here only from the first that speaks of one on: a
    loop holds descriptors, which the forks of an opening must not share.
    """

    def _get_exc_info(self, exc_tuple: Any = None) -> Any:
        kind, error, trace = super()._get_exc_info(exc_tuple)
        with contextlib.suppress(Exception):  # a learner's own exception can be made to fail in any way
            _drop_our_frames(error)
        return kind, error, trace

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        error = {"output_type": "error", "ename": str(etype.__name__), "evalue": str(evalue), "traceback": list(stb)}
        OUTPUTS.add(error)

    def ask_exit(self) -> None:
        """Go on: there is no kernel that `exit()` could end."""

    def enable_gui(self, gui: Any = None) -> None:
        """There is no screen: leave graphical event loops alone."""


Shell.__name__ = ZMQInteractiveShell.__name__  # by which libraries know that they are in a notebook


def make_shell() -> Shell:
    """Make the one shell of this process, without a history on disk."""
    config = Config()
    config.HistoryManager.enabled = False
    config.HistoryManager.hist_file = ":memory:"
    builtins.input = getpass.getpass = _nobody_answers
    shell = Shell.instance(config=config)
    shell.db = {}  # what magics such as %cd keep, elsewhere in a file
    shell.without_pictures = _NoPictures(parent=shell)
    shell.without_pictures.formatters["image/png"].enabled = False
    return shell


def _drop_our_frames(error: BaseException | None) -> None:
    """Let the traceback of an error, and of those it came from, end where the learner's code stops, not in ours."""
    for _ in range(_LONGEST_CHAIN):
        if error is None:
            return
        trace = error.__traceback__
        while trace is not None:
            while trace.tb_next is not None and trace.tb_next.tb_frame.f_code.co_filename.startswith(_GRADER):
                trace.tb_next = trace.tb_next.tb_next
            trace = trace.tb_next
        error = error.__cause__ or error.__context__


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
            _execute(shell, source)
    except BaseException as error:  # time ran out between two steps of IPython itself
        shell.showtraceback((type(error), error, error.__traceback__))
    return OUTPUTS.items


def _execute(shell: Shell, source: str) -> None:
    shell.in_loop = shell.in_loop or _ASYNCHRONOUS.search(source) is not None
    if not shell.in_loop or _awaits(shell, source):  # then IPython itself starts the loop
        shell.run_cell(source, store_history=True)
        return

    async def run() -> None:
        shell.run_cell(source, store_history=True)

    get_asyncio_loop().run_until_complete(run())


def _awaits(shell: Shell, source: str) -> bool:
    with contextlib.suppress(Exception):  # then running it says what is wrong
        return bool(shell.should_run_async(source, transformed_cell=shell.transform_cell(source)))
    return False


def _json_ready(data: dict[str, Any]) -> dict[str, Any]:
    """Binary pictures as base64, as Jupyter stores them."""
    return {
        kind: base64.b64encode(value).decode("ascii") if isinstance(value, bytes) else value
        for kind, value in data.items()
    }
