"""Running nbgrader's converters: what they say is kept, in the place of being printed, and told when they fail."""

import logging
from typing import Any

from nbgrader.converters.base import NbGraderException

from grader.errors import GraderError


def convert(converter: Any, failure: GraderError) -> None:
    """Run one of nbgrader's converters. Raises `failure`, with nbgrader's reason added to its sentence."""
    messages = Messages()
    converter.log = messages.logger
    try:
        converter.start()
    except NbGraderException as error:
        raise type(failure)(f"{failure} {messages.reason() or error}") from error


class Messages(logging.Handler):
    """Collects what nbgrader logs, in the place of printing it."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.logger = logging.Logger("nbgrader")
        self.logger.addHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.lines.append(record.getMessage())

    def reason(self) -> str:
        """The last line of the first traceback, which names the cause; else the first message; else nothing."""
        tracebacks = [line for line in self.lines if line.startswith("Traceback")]
        return tracebacks[0].strip().splitlines()[-1] if tracebacks else "".join(self.lines[:1])
