"""What a cell is: what is written into it when it is built is what is read of it later, in a notebook or its JSON."""

import pytest

from grader.notebook.marks import (
    CellKind,
    claimed_grade_id,
    grade_id_of,
    has_points,
    is_given,
    is_locked,
    kind_of,
    marked,
    points_of,
    unmark,
)


@pytest.mark.parametrize("kind", CellKind)
def test_cell_is_of_the_kind_that_it_was_marked_as(kind: CellKind) -> None:
    assert kind_of({"metadata": marked(kind, "double", None)}) is kind


def test_check_has_a_name_of_its_own_and_points() -> None:
    cell = {"metadata": marked(CellKind.CHECK, "double", 4)}
    assert (grade_id_of(cell), points_of(cell)) == ("check_double", 4.0)


def test_cell_without_marks_is_given_but_not_locked() -> None:
    cell = {"metadata": marked(CellKind.CHECK, "double", 4)}
    unmark(cell)
    assert (kind_of(cell), grade_id_of(cell)) == (None, None)
    assert (is_given(cell), is_locked(cell), has_points(cell)) == (True, False, False)


@pytest.mark.parametrize(
    "metadata", [3, [], {"nbgrader": 3}, {"nbgrader": []}, {"nbgrader": {"grade_id": ["x"]}}], ids=repr
)
def test_stranger_s_cell_with_odd_metadata_claims_no_name(metadata: object) -> None:
    assert claimed_grade_id({"metadata": metadata}) is None
