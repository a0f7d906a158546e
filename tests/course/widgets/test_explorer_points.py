"""The explorer without a browser: the points and centroids that it takes, and its contest of starts."""

import numpy as np
import pytest
from kmeans_lab import data
from kmeans_lab.widgets import KMeansExplorer

from tests.course.widgets.conftest import ask
from tests.course.widgets.test_explorer import BLOBS

BAD = {
    "no points": ([], "its shape is (0,)"),
    "no rows": (np.zeros((0, 2)), "X has no points: its shape is (0, 2)."),
    "nan": ([[0.0, 1.0], [np.nan, 1.0]], "X holds nan or infinity, first in row 1"),
    "one axis": ([1, 2, 3], "X must have one point in each row; its shape is (3,). Try X.reshape(-1, 1)."),
    "three axes": (np.zeros((2, 2, 2)), "its shape is (2, 2, 2)"),
    "text": ([["a", "b"]], "X must hold numbers only"),
    "fewer points than k": ([[1.0, 2.0]], "k is 3, but X has 1 different point to start from."),
    "equal points": (np.zeros((9, 2)), "k is 3, but X has 1 different point to start from."),
}


@pytest.mark.parametrize(("X", "sentence"), BAD.values(), ids=list(BAD))
def test_points_that_cannot_be_clustered_leave_a_sentence(X, sentence):
    assert sentence in repr(KMeansExplorer(X))


@pytest.mark.parametrize("X", [X for X, _ in BAD.values()], ids=list(BAD))
def test_explorer_without_points_has_no_buttons(X):
    assert KMeansExplorer(X)._buttons == []


def test_centroids_of_another_width_leave_a_sentence():
    assert "centroids must have shape (k, 2)" in repr(KMeansExplorer(BLOBS, [[1, 2, 3]]))


def test_more_centroids_than_points_live(learner):
    explorer = KMeansExplorer([[0.0, 0.0]], [[1.0, 1.0], [2.0, 2.0]])
    ask(explorer, "assign")
    assert "Cluster 1 has no points" in ask(explorer, "update")


def test_one_point_lives(learner):
    explorer = KMeansExplorer([[3.0, 4.0]], 1)
    ask(explorer, "assign")
    assert "the run has ended" in ask(explorer, "update")


def test_misspelt_mode_is_refused_with_the_nearest():
    with pytest.raises(ValueError, match=r"No mode is called 'bet'\. Did you mean \"beat\"\?"):
        KMeansExplorer(mode="bet")


@pytest.mark.parametrize(("d", "sentence"), [(1, "one column: the points lie on a line"), (3, "shows the first two")])
def test_other_widths_say_what_is_drawn(d, sentence):
    assert sentence in KMeansExplorer(np.arange(12.0).reshape(-1, d), 2)._help


def test_functions_get_all_columns():
    seen = []
    X = np.arange(12.0).reshape(4, 3)
    ask(KMeansExplorer(X, 2, assign=lambda X, centroids: seen.append(X) or np.zeros(4, int)), "assign")
    np.testing.assert_array_equal(seen[0], X)


def test_moved_centroid_keeps_the_columns_that_are_not_drawn(learner):
    explorer = KMeansExplorer(np.arange(12.0).reshape(4, 3), [[0.0, 1.0, 2.0], [9.0, 10.0, 11.0]])
    ask(explorer, "move", cluster=1, x=5.0, y=6.0)
    np.testing.assert_array_equal(explorer.centroids[1], [5.0, 6.0, 11.0])


def test_added_point_belongs_to_the_data(learner):
    explorer = KMeansExplorer()
    ask(explorer, "add", x=3.0, y=1.0)
    np.testing.assert_array_equal(explorer.X[-1], [3.0, 1.0])


def test_no_point_is_added_where_a_place_is_not_enough(learner):
    explorer = KMeansExplorer(np.arange(12.0).reshape(4, 3), 2)
    assert "A click adds no point here" in ask(explorer, "add", x=3.0, y=1.0)


def test_reset_brings_back_the_points_and_the_start(learner):
    explorer = KMeansExplorer()
    for request in [{"do": "add", "x": 1.0, "y": 1.0}, {"do": "assign"}, {"do": "update"}, {"do": "reset"}]:
        ask(explorer, **request)
    np.testing.assert_array_equal(explorer.X, data.six_people()[0])
    np.testing.assert_array_equal(explorer.centroids, data.six_people()[1])
    assert explorer.history == []


def test_new_starts_are_different_points_and_the_same_in_every_run(learner):
    starts = []
    for _ in range(2):
        explorer = KMeansExplorer(BLOBS, 3, seed=5)
        ask(explorer, "new")
        starts.append(explorer.centroids)
    assert len(np.unique(starts[0], axis=0)) == 3
    assert (starts[0][:, np.newaxis] == BLOBS).all(axis=2).any(axis=1).all()
    np.testing.assert_array_equal(*starts)


def test_placed_centroids_are_scored_at_once(learner):
    explorer = KMeansExplorer(BLOBS, [[0.0, 0.0]], mode="beat")
    ask(explorer, "move", cluster=0, x=1.0, y=2.0)
    assert explorer.history == pytest.approx([np.square(BLOBS - [1.0, 2.0]).sum()])
    assert [name for name, _ in explorer._scores] == ["Your J now", "Your best J"]


def test_algorithm_is_told_from_the_person_who_is_ahead(learner):
    X = np.array([[0.0, 0.0], [2.0, 0.0]])
    explorer = KMeansExplorer(X, [[0.0, 0.0]], mode="beat")
    ask(explorer, "move", cluster=0, x=0.5, y=0.0)
    assert ask(explorer, "algorithm").endswith("The algorithm is ahead.")
    assert ask(explorer, "move", cluster=0, x=1.0, y=0.0).endswith(
        "Level: nobody places a mean by hand to the last digit."
    )


def test_ends_of_both_kinds_of_start_are_counted(learner):
    explorer = KMeansExplorer(mode="starts")
    for start in ["new", "plusplus"]:
        ask(explorer, start)
        while not explorer._ended:
            ask(explorer, explorer._next_step)
    assert [name for name, _ in explorer._scores] == ["Random start, 1 run", "k-means++ start, 1 run"]


def test_run_is_counted_once_however_often_a_button_is_pressed(learner):
    explorer = KMeansExplorer(mode="starts")
    for step in ["assign", "update"] * 20 + ["assign", "assign", "update"]:
        ask(explorer, step)
    assert [name for name, _ in explorer._scores] == ["First start, 1 run"]


@pytest.mark.parametrize("mode", ["beat", "starts"])
def test_other_points_begin_a_new_count(learner, mode):
    explorer = KMeansExplorer(mode=mode)
    ask(explorer, "move", cluster=0, x=1.0, y=1.0)
    for step in ["assign", "update"] * 20:
        ask(explorer, step)
    assert explorer._scores
    ask(explorer, "add", x=1.0, y=1.0)
    assert explorer._scores == []


def test_learners_own_plus_plus_start_is_used(learner):
    learner(kmeans_plus_plus_init=lambda X, k, rng: X[:k])
    explorer = KMeansExplorer(BLOBS, 3, mode="starts")
    ask(explorer, "plusplus")
    np.testing.assert_array_equal(explorer.centroids, BLOBS[:3])


@pytest.mark.parametrize("function", [lambda X, k, rng: X[:1], lambda X, k, rng: None, lambda X: X])
def test_faulty_plus_plus_start_is_said(learner, function):
    learner(kmeans_plus_plus_init=function)
    assert ask(KMeansExplorer(BLOBS, 3, mode="starts"), "plusplus").startswith("kmeans_plus_plus_init: ")


def test_still_is_a_picture_with_alternative_text():
    bundle, _ = KMeansExplorer()._repr_mimebundle_()
    assert '<img alt="Scatter plot of 6 points with 2 centroids.' in bundle["text/html"]


@pytest.mark.parametrize("mode", ["steps", "tie", "empty", "beat", "starts"])
def test_two_equal_explorers_leave_the_same_in_a_notebook(mode):
    one, other = (KMeansExplorer(mode=mode)._repr_mimebundle_()[0] for _ in range(2))
    assert {kind: one[kind] for kind in ("text/html", "text/plain")} == {
        kind: other[kind] for kind in ("text/html", "text/plain")
    }


def test_arrays_travel_as_bytes(learner):
    explorer = KMeansExplorer()
    ask(explorer, "assign")
    sent = explorer.get_state(["_points", "_centroids", "_labels"])
    assert [len(sent[name]) for name in ("_points", "_centroids", "_labels")] == [6 * 2 * 4, 2 * 2 * 8, 6 * 4]
