"""The reading process: one notebook comes in by standard input, its cells go out as JSON, within bounds.

Started as `python -I -m grader.intake.notebooks.reader NAME MEMORY SECONDS`, with the bytes of memory and the seconds
of processor time that it may use. What a stranger's file makes of the parsers, it makes here: time and memory are
bounded, no file can be written, and the grader gets plain data or a sentence.
"""

import json
import resource
import sys

from grader.intake.notebooks.parsing import UnreadableNotebookError, parse, require_readable_size


def main() -> None:
    """Read one notebook."""
    name, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    for kind, limit in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (limit, limit))
    try:
        told = _read(name)
    except UnreadableNotebookError as error:
        told = {"error": str(error)}
    except MemoryError:
        told = {"error": f"{name} needs too much memory to be read. Clear its outputs, save, and submit again."}
    json.dump(told, sys.stdout)


def _read(name: str) -> dict[str, object]:
    cells = parse(name, sys.stdin.buffer.read())
    left_out = 0
    if any(cell.get("attachments") or "data:image/" in cell["source"] for cell in cells):
        from grader.intake.notebooks.pictures import take_out  # noqa: PLC0415 - most notebooks have none

        left_out = take_out(cells)
    require_readable_size(name, cells)
    return {"cells": cells, "left_out": left_out}


if __name__ == "__main__":
    main()
