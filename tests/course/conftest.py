"""A learner's notebook, so far as the lab can see it: names that are defined, and checks that are run."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from kmeans_lab import CheckFailed, check

Define = Callable[..., None]
SOLUTIONS = Path(__file__).parents[2] / "solutions"


@pytest.fixture(scope="session")
def sources() -> dict[str, str]:
    """The solved notebooks' text sources, by name."""
    paths = [
        path for room in ("lessons", "quizzes", "mini_project") for path in sorted((SOLUTIONS / room).glob("*.py"))
    ]
    return {path.stem: path.read_text(encoding="utf-8") for path in paths}


@pytest.fixture
def define(monkeypatch: pytest.MonkeyPatch) -> Define:
    """Define names as a learner's script does. Outside IPython the lab looks them up in `__main__`."""

    def put(**values: Any) -> None:
        for name, value in values.items():
            monkeypatch.setitem(vars(sys.modules["__main__"]), name, value)

    return put


@pytest.fixture
def failure(define: Define) -> Iterator[Callable[..., str]]:
    """Run a check that fails and return all that the learner reads."""

    def read(exercise: str, function: Any = None, **options: Any) -> str:
        if function is not None:
            define(**{exercise: function})
        with pytest.raises(CheckFailed) as raised:
            check(exercise, **options)
        return "\n".join(raised.value._render_traceback_())

    return read
