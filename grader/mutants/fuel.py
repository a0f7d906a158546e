"""Fuel: what keeps a changed program from running for ever. Each round of a loop and each call burns one drop."""

import ast
from collections.abc import Callable
from threading import local
from typing import Any

FUEL = "_burn_"
"""The name under which a changed program burns fuel."""


class OutOfFuelError(Exception):
    """A changed program went round far more often than the right one does."""


class Fuel(local):
    """A tank; each thread has its own."""

    left = 0

    def burn(self) -> None:
        """Burn a drop. Raises OutOfFuelError where none is left."""
        self.left -= 1
        if self.left < 0:
            raise OutOfFuelError

    def limited(self, function: Callable[..., Any], amount: int) -> Callable[..., Any]:
        """The function, which begins each call with a tank of `amount` drops."""

        def run(*arguments: Any, **keywords: Any) -> Any:
            self.left = amount
            try:
                return function(*arguments, **keywords)
            finally:
                run.burned = max(run.burned, amount - self.left)  # type: ignore[attr-defined]

        run.burned = 0  # type: ignore[attr-defined]
        return run


def burning(body: list[ast.stmt]) -> list[ast.stmt]:
    """The body of a loop or function, which burns a drop first."""
    call = ast.Call(ast.Name(FUEL, ast.Load()), [], [])
    return [ast.Expr(call), *body]
