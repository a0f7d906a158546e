"""The form of a quiz answer: which letters, and how many. What the right ones are is not known here."""

from collections.abc import Collection


def letters(name: str, answer: object, options: str, several: bool) -> list[str]:
    """Return the letters chosen, in order. Raises ValueError, in sentences, where there is none or one not on offer."""
    parts = answer.replace(",", " ").split() if isinstance(answer, str) else answer
    if not isinstance(parts, list | tuple | set | frozenset) or not all(isinstance(part, str) for part in parts):
        raise ValueError(f"It is of type {type(answer).__name__}. {_form(name, several)}")
    chosen = {part.strip().strip(").").lower() for part in parts}
    _check(name, chosen, options, several)
    return sorted(chosen)


def _check(name: str, chosen: Collection[str], options: str, several: bool) -> None:
    unknown = sorted(set(chosen) - set(options))
    if not chosen:
        raise ValueError(f"It holds no letter. {_form(name, several)}")
    if unknown:
        raise ValueError(f"{unknown[0]!r} is not on offer: choose from {', '.join(options)}. {_form(name, several)}")
    if len(chosen) > 1 and not several:
        raise ValueError(f"It holds {len(chosen)} letters, and this question has one answer. {_form(name, several)}")


def _form(name: str, several: bool) -> str:
    return f'Write it as {name} = {{"a", "c"}}.' if several else f'Write it as {name} = "b".'
