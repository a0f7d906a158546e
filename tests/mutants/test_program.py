"""Taking a right program out of the cells of a notebook."""

from pathlib import Path

import pytest

from grader.mutants import program


def test_only_what_the_function_needs_is_run() -> None:
    texts = ["import no_such_module", "SIZE = 2\nprint(1 / 0)", "def double(x):\n    return SIZE * x"]
    made = program("solution", "double", texts, {})
    assert made is not None
    assert made.made()(4) == 8


def test_cell_that_is_no_python_is_passed_over() -> None:
    made = program("solution", "double", ["%matplotlib inline", "def double(x):\n    return 2 * x"], {})
    assert made is not None
    assert made.made()(4) == 8


def test_helpers_of_the_function_are_changed_with_it() -> None:
    texts = ["def half(x):\n    return x / 2", "def quarter(x):\n    return half(half(x))"]
    made = program("solution", "quarter", texts, {})
    assert made is not None
    assert "def half" in made.text


def test_name_that_is_defined_nowhere_makes_no_program() -> None:
    assert program("solution", "double", ["x = 1"], {}) is None


def test_what_the_function_needs_and_cannot_have_raises(tmp_path: Path) -> None:
    with pytest.raises(ModuleNotFoundError):
        program("solution", "f", ["import no_such_module\ndef f():\n    return no_such_module.x"], {})
