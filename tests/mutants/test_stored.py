"""Banks as files: edits and no code, made again only where something has changed."""

import numpy as np

from grader.mutants import stored
from tests.mutants.made import LOOP, QUESTION, SOLUTION, mutants_of, right

A, B = np.array([1.0, 5.0, 2.0]), np.array([4.0, 1.0, 2.0])


def test_mutants_read_back_answer_as_those_written() -> None:
    made = list(mutants_of(SOLUTION).values())
    _, entries = stored.read(stored.as_text(made, {}))
    again = stored.remade(entries, [right(SOLUTION)])
    assert [one.name for one in again] == [one.name for one in made]
    for one, other in zip(made, again, strict=True):
        np.testing.assert_equal(np.asarray(other.wrong(A, B)), np.asarray(one.wrong(A, B)))


def test_no_code_is_written() -> None:
    text = stored.as_text(list(mutants_of(SOLUTION).values()), {})
    assert "np." not in text
    assert "def " not in text
    assert "squares =" not in text


def test_comments_and_layout_of_a_solution_change_no_fingerprint() -> None:
    other = SOLUTION.replace("return", "# the root\n    return")
    assert stored.fingerprint_of_programs([right(SOLUTION)]) == stored.fingerprint_of_programs([right(other)])


def test_another_solution_changes_the_fingerprint() -> None:
    assert stored.fingerprint_of_programs([right(SOLUTION)]) != stored.fingerprint_of_programs([right(LOOP)])


def test_cases_are_the_same_at_each_release() -> None:
    assert stored.fingerprint_of_cases(QUESTION) == stored.fingerprint_of_cases(QUESTION)
