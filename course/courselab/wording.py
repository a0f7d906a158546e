"""Numbers and counts in words, the same in every run."""

from collections.abc import Iterable, Sequence


def number(value: float) -> str:
    """Return a number with at most four significant digits, such as 12, 32.4, 0.6667 or 12,340."""
    return f"{float(f'{value:.4g}') + 0.0:,.10g}"


def place(coordinates: Iterable[float]) -> str:
    """Return coordinates in brackets, such as (0.6667, 1)."""
    return f"({', '.join(number(value) for value in coordinates)})"


def count(n: int, thing: str) -> str:
    """Return "1 point" or "5 points"."""
    return f"{n:,} {thing}" if n == 1 else f"{n:,} {thing}s"


def span(name: str, values: Sequence[float]) -> str:
    """Return the range of some values, such as "x1 from 0 to 6"."""
    low, high = number(min(values)), number(max(values))
    return f"{name} {low}" if low == high else f"{name} from {low} to {high}"


def listing(words: Sequence[str], joint: str = "and") -> str:
    """Return "a", "a and b" or "a, b and c"."""
    *first, last = words
    return f"{', '.join(first)} {joint} {last}" if first else last
