"""Tables of medians and spreads, in Markdown, with what the machine was."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles


def spread(values: Sequence[float], digits: int) -> str:
    """The median, and from the least to the most, or from 5 % to 95 % of twenty values and more."""
    low, high = min(values), max(values)
    if len(values) >= 20:
        parts = quantiles(values, n=20)
        low, high = parts[0], parts[-1]
    middle = f"{median(values):.{digits}f}"
    return middle if len(values) == 1 else f"{middle} ({low:.{digits}f} to {high:.{digits}f})"


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table whose columns line up."""
    lines = [list(head), *(list(row) for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    texts = [" | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines]
    rule = " | ".join("-" * width for width in widths)
    return "\n".join(f"| {text} |" for text in (texts[0], rule, *texts[1:]))


def machine() -> str:
    """The machine, as a reader of the table has to know it, and how busy it is."""
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return (
        f"{_processor()}, {os.cpu_count()} cores, {_memory():.0f} GB; Linux {platform.release().split('-')[0]}; "
        f"Python {platform.python_version()}; load over 1, 5 and 15 minutes: {busy}."
    )


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> float:
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 1e9
