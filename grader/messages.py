"""What nbgrader says while it works: kept, in the place of being printed."""

import logging


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
