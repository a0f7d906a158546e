"""The log of a class folder: a line for each time it was graded, and how."""

from datetime import datetime
from pathlib import Path

from grader.files import OWN_FOLDER
from grader.verdict.looks import legible

LOG_FILE = "log.txt"


def log(root: Path, *sentences: str) -> None:
    """Append sentences, each with the time."""
    path = root / OWN_FOLDER / LOG_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    with path.open("a", encoding="utf-8") as lines:
        lines.writelines(f"{now} {legible(sentence)}\n" for sentence in sentences)
