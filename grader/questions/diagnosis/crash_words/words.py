"""How the words for one kind of exception are written down."""

from typing import NamedTuple


class CrashWords(NamedTuple):
    """Words for exceptions of these types whose text fits the pattern `says`. Its named groups may stand in the other
    texts between braces; `meant` says among which names the group `name` is sought: "names", "numpy" or "array".
    """

    errors: str
    says: str
    name: str
    looks_like: str
    hint: str
    meant: str = ""
