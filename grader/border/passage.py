"""One value on its way over the border: what it may still hold, and how what it holds is carried."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from typing import Any

MAX_BYTES = 8_000_000
MAX_ITEMS = 200_000
MAX_PAIRS = 300
"""Keys and members of all dicts and sets in a value whose hashes can be chosen so that each is compared with all before
it. Those of texts cannot.
"""
MAX_TEXT = 100_000
MAX_DEPTH = 6
_LONGEST_KEY = 4
_SAFELY_HASHED = (str, bytes, bool, type(None))

Plain = Any
"""JSON-ready data: a list whose first item names the kind."""


class TooMuchError(ValueError):
    """A value holds more than may cross the border at once."""


class Passage(ABC):
    """Carries one value, and counts what it may still hold, so that a huge one ends early."""

    def __init__(self) -> None:
        self.depth = 0
        self._bytes = MAX_BYTES
        self._items = MAX_ITEMS
        self._pairs = MAX_PAIRS
        self._leaves = self._widest = 0

    @abstractmethod
    def carry(self, one: Any) -> Any:
        """Encode, or decode, one value in the value."""

    @property
    def is_deep(self) -> bool:
        """Whether what is carried now lies too deep to hold other values."""
        return self.depth > MAX_DEPTH

    def take(self, size: int, items: int = 1) -> None:
        """Take so many bytes. Raises TooMuchError where there are not so many left."""
        self._items -= items
        self._bytes -= size
        if self._items < 0 or self._bytes < 0:
            raise TooMuchError

    def take_even(self, leaves: int, width: int) -> None:
        """Count numbers or texts, each `width` bytes wide. Raises TooMuchError where one array of all of them, each as
        wide as the widest, would be too large: NumPy may make one.
        """
        self._leaves, self._widest = self._leaves + leaves, max(self._widest, width)
        if self._leaves * self._widest > 4 * MAX_BYTES:
            raise TooMuchError

    def take_keys(self, keys: Iterable[Any]) -> None:
        """Count the keys of a dict or the members of a set. Raises TooMuchError where they take too long to hash."""
        for key in keys:
            if type(key) not in _SAFELY_HASHED:
                self._pairs -= 1
            if self._pairs < 0 or (isinstance(key, tuple | frozenset) and len(key) > _LONGEST_KEY):
                raise TooMuchError


Encoder = Callable[[Any, Passage], Plain]
Decoder = Callable[[list[Any], Passage], Any]
