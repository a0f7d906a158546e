"""How the command speaks: sentences in the place of tracebacks, whatever the terminal can show and whoever listens."""

import codecs
import io
import os
import sys
from collections.abc import Callable
from functools import wraps
from typing import IO, Any

import typer
from rich.console import Console

from grader.errors import GraderError, StoppedError
from grader.verdict.looks import legible

_PLAIN_SIGNS = {"✓": "+", "◐": "~", "✗": "x", "○": "o", "✎": "p", "…": ".", "–": "-", "—": "-", "·": ","}  # noqa: RUF001
"""One sign each, for tables keep their columns so."""

_USUAL_WIDTH = 80
ALL_GRADED, NEEDS_SOMEONE, WRONG_USAGE, STOPPED = 0, 1, 2, 130


class App(typer.Typer):
    """The application, whose output survives every encoding, a closed stream, and a reader that goes away."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Run the command and end the process with its exit status."""
        _prepare_streams()
        try:
            return super().__call__(*arguments, **options)
        finally:
            for stream in (sys.stdout, sys.stderr):
                try:
                    stream.flush()
                except OSError:
                    _discard(stream)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Whoever read along has gone, as `head` does: the work goes on, and nothing more is said."""
        self.quiet = True
        _discard(self.file)


console = _Console()
complaints = _Console(stderr=True)


def say(sentence: str, shown: Console = console, style: str | None = None) -> None:
    """Show a sentence as it is, on one line however narrow the terminal is."""
    shown.print(legible(sentence), style=style, markup=False, highlight=False, soft_wrap=True)


def speaking(command: Callable[..., Any]) -> Callable[..., Any]:
    """Turn what the grader and the file system complain of into a sentence and exit status 2."""

    @wraps(command)
    def speak(*arguments: Any, **options: Any) -> Any:
        try:
            return command(*arguments, **options)
        except GraderError as error:
            say(str(error), complaints, "bold")
            raise typer.Exit(STOPPED if isinstance(error, StoppedError) else WRONG_USAGE) from error
        except KeyboardInterrupt as error:
            say("Stopped.", complaints, "bold")
            raise typer.Exit(STOPPED) from error
        except OSError as error:
            sentence = f"{error.filename or 'A file'}: {error.strerror or error}. Mend that, and run the command again."
            say(sentence, complaints, "bold")
            raise typer.Exit(WRONG_USAGE) from error

    return speak


def _prepare_streams() -> None:
    """Let no character and no setting of the terminal stop the output."""
    while (descriptor := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass  # a stream that is closed would give its number to the next file, and our words to that file
    os.close(descriptor)
    codecs.register_error("plainly", _plainly)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - as long as the process lives
        elif isinstance(stream := getattr(sys, name), io.TextIOWrapper):
            stream.reconfigure(errors="plainly")
    if os.environ.get("COLUMNS") == "0":  # on no columns nothing at all would be said
        del os.environ["COLUMNS"]
        console.width = complaints.width = _USUAL_WIDTH


def _plainly(error: UnicodeError) -> tuple[str, int]:
    """What an encoding lacks, as a plain sign of ours or as its code, so that two names stay apart."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    letters = error.object[error.start : error.end]
    plain = (_PLAIN_SIGNS.get(one) or one.encode("ascii", "backslashreplace").decode("ascii") for one in letters)
    return "".join(plain), error.end


def _discard(stream: IO[str]) -> None:
    """Let nothing that is still written to a stream fail."""
    descriptor = os.open(os.devnull, os.O_WRONLY)
    os.dup2(descriptor, stream.fileno())
    os.close(descriptor)
