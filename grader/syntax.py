"""Python source as a syntax tree, read by one thread at a time."""

import ast
import threading

_ONE_THREAD = threading.Lock()


def parse(source: str | bytes) -> ast.Module:
    """As `ast.parse`, and safe in threads. Raises what that raises.

    CPython 3.11 counts the depth of the trees that it builds in one place for all threads; where two of them take
    turns within `ast.parse`, it raises SystemError ("AST constructor recursion depth mismatch").
    """
    with _ONE_THREAD:
        return ast.parse(source)
