"""Mutants of a right program: each is wrong, told in plain words, and none runs for ever."""

import ast
import re

import numpy as np
import pytest

from grader.mutants import Bank
from grader.mutants.edits import rebuilt
from grader.mutants.fuel import OutOfFuelError
from tests.mutants.made import LOOP, SOLUTION, mutants_of, right

A, B = np.array([1.0, 5.0, 2.0]), np.array([4.0, 1.0, 2.0])
COUNT_DOWN = """
def length(a, b):
    total = 0.0
    rest = list(a - b)
    while rest:
        total = total + rest.pop() ** 2 if rest else total
    return np.sqrt(total)
"""


@pytest.fixture(scope="module")
def of_solution() -> dict[str, object]:
    return dict(mutants_of(SOLUTION))


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("square root left out", 25.0),
        ("mean for sum", np.sqrt(25 / 3)),
        ("largest for sum", 4.0),
        ("sum for difference", np.sqrt(25 + 36 + 16)),
        ("halved", 2.5),
    ],
)
def test_change_of_the_solution_answers_as_its_name_says(of_solution: dict, name: str, answer: float) -> None:
    assert of_solution[name].wrong(A, B) == pytest.approx(answer)


def test_loop_in_another_style_adds_what_the_solution_has_no_place_for() -> None:
    more = mutants_of(SOLUTION, LOOP)
    assert "only the last one counts" not in mutants_of(SOLUTION)
    assert more["only the last one counts"].wrong(A, np.array([0.0, 0.0, 4.0])) == pytest.approx(2.0)


def test_mutants_that_are_right_on_all_cases_are_dropped() -> None:
    assert all("1" in one.wrong_on for one in mutants_of(SOLUTION, LOOP).values())


def test_two_slips_in_different_places_are_one_mutant_with_both_names() -> None:
    both = [one for one in mutants_of(SOLUTION).values() if len(one.edits) == 2]
    assert both
    assert all(", and " in one.name and ", and " in one.looks_like for one in both)


def test_change_after_which_a_loop_would_not_end_is_stopped_and_dropped() -> None:
    endless = rebuilt(right(COUNT_DOWN).tree, [])
    endless.body[0].body[3].test = ast.Constant(True)
    ast.fix_missing_locations(endless)
    with pytest.raises(OutOfFuelError):
        right(COUNT_DOWN).made(endless, fuel=10)(A, B)


def test_words_tell_no_code_of_the_solution() -> None:
    for one in mutants_of(SOLUTION, LOOP).values():
        assert one.looks_like.startswith("It looks as if ")
        assert not re.search(r"\b(total|np|range|len)\b|[=*]", one.looks_like)


def test_those_wrong_on_the_failing_cases_come_first() -> None:
    bank = Bank(list(mutants_of(SOLUTION).values()))
    failing = [False, True, True, True]
    found = [one.wrong_on for one in bank.plausible(failing)]
    assert found
    assert found[0] == "0111"
    assert found == sorted(found, key=lambda text: sum(a != b for a, b in zip(text, "0111", strict=True)))
