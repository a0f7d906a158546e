"""The explorer without a browser: what it says after each request, and what it shows where no front end runs."""

import numpy as np
import pytest
from kmeans_lab import data
from kmeans_lab.widgets import KMeansExplorer
from sklearn.cluster import KMeans
from sklearn.metrics import pairwise_distances_argmin

from tests.course.widgets.conftest import ask, means

BLOBS, _ = data.blobs(n=60, k=3)


def test_half_steps_of_six_people_have_the_costs_of_the_lesson(learner):
    explorer = KMeansExplorer()
    for step in ["assign", "update", "assign", "update"]:
        ask(explorer, step)
    assert explorer.history == pytest.approx([93, 46, 32.4, 12])


def test_half_steps_lead_where_scikit_learn_ends(learner):
    start = BLOBS[[0, 1, 2]]
    explorer = KMeansExplorer(BLOBS, start)
    while not explorer._ended:
        ask(explorer, explorer._next_step)
    oracle = KMeans(3, init=start, n_init=1, tol=0).fit(BLOBS)
    np.testing.assert_allclose(explorer.centroids, oracle.cluster_centers_)
    np.testing.assert_array_equal(explorer.labels, oracle.labels_)


def test_end_of_a_run_is_said(learner):
    explorer = KMeansExplorer()
    said = [ask(explorer, step) for step in ["assign", "update", "assign", "update", "assign"]]
    assert said[-1].endswith("the run has ended after 5 half steps with J = 12.")


def test_update_before_assign_is_answered_with_a_sentence(learner):
    assert ask(KMeansExplorer(), "update") == "Assign first: no point has a label yet."


def test_tied_points_are_named_with_the_labels_they_got(learner):
    said = ask(KMeansExplorer(mode="tie"), "assign")
    assert "Points 0, 1 and 5 are equally near to two centroids" in said
    assert said.endswith("gave: 0, 0 and 0.")


def test_cluster_without_points_is_named_with_what_became_of_its_centroid(learner):
    explorer = KMeansExplorer(mode="empty")
    said = [ask(explorer, step) for step in ["assign", "update", "assign", "update"]]
    assert said[-1].endswith("Cluster 1 has no points: means left its centroid where it was.")


def test_function_run_again_mends_a_running_explorer(define):
    define(assign_clusters=lambda X: None)
    explorer = KMeansExplorer()
    before = ask(explorer, "assign")
    define(assign_clusters=pairwise_distances_argmin)
    after = ask(explorer, "assign")
    assert "crashed" in before
    assert "J = 93" in after


def test_given_function_is_replaced_by_the_newest_of_its_name(define):
    def step(X, centroids):
        return None

    def newest(X, centroids):
        return pairwise_distances_argmin(X, centroids)

    explorer = KMeansExplorer(assign=step)
    define(step=newest)
    assert "J = 93" in ask(explorer, "assign")


def test_lesson_without_assign_clusters_borrows_one(define):
    define(update_centroids=means)
    explorer = KMeansExplorer()
    assert "J = 93" in ask(explorer, "assign")
    assert "J = 46" in ask(explorer, "update")


def stops(X, centroids):
    return X[99]


def unfinished(X, centroids):
    raise NotImplementedError


def spoils(X, centroids):
    X -= 1
    return pairwise_distances_argmin(X, centroids)


FAULTS = {
    "raises": (stops, "stops: crashed. It stops with IndexError: index 99 is out of bounds"),
    "not written": (unfinished, "unfinished: not attempted. It still raises NotImplementedError."),
    "not a function": ([1], "assign_clusters: wrong. The name stands for a list, and not for a function."),
    "wrong signature": (lambda X: X, "assign_clusters: crashed. It stops with TypeError:"),
    "nothing returned": (lambda X, centroids: None, "It returned None. Did you forget `return`?"),
    "wrong shape": (lambda X, centroids: np.zeros((6, 1), int), "an array of shape (6, 1), and not (6,)"),
    "floats": (lambda X, centroids: np.zeros(6), "an array of float64, and not of integers"),
    "label out of range": (lambda X, centroids: np.full(6, 2), "It returned the label 2; the labels of 2 centroids"),
    "negative label": (lambda X, centroids: np.full(6, -1), "It returned the label -1"),
    "changes X": (spoils, "The call changed its argument X."),
}


@pytest.mark.parametrize(("function", "sentence"), FAULTS.values(), ids=list(FAULTS))
def test_fault_is_said_in_the_words_of_the_open_checks(function, sentence):
    assert sentence in ask(KMeansExplorer(assign=function), "assign")


@pytest.mark.parametrize("function", [function for function, _ in FAULTS.values()], ids=list(FAULTS))
def test_nothing_moves_after_a_fault(function):
    explorer = KMeansExplorer(assign=function)
    ask(explorer, "assign")
    assert (explorer.labels, explorer.history) == (None, [])
    np.testing.assert_array_equal(explorer.X, data.six_people()[0])


def test_stub_is_not_attempted(define):
    def assign_clusters(X, centroids):
        raise NotImplementedError

    define(assign_clusters=assign_clusters)
    assert "assign_clusters: not attempted." in ask(KMeansExplorer(), "assign")


def test_where_no_update_is_written_the_explorer_borrows_one_that_keeps_empty_clusters(define):
    explorer = KMeansExplorer([[0.0, 0.0], [2.0, 4.0]], [[1.0, 1.0], [50.0, 50.0]])
    ask(explorer, "assign")
    ask(explorer, "update")
    np.testing.assert_array_equal(explorer.centroids, [[1.0, 2.0], [50.0, 50.0]])


def test_centroid_that_becomes_nan_is_said(learner):
    explorer = KMeansExplorer(update=lambda X, labels, centroids: centroids * np.nan)
    ask(explorer, "assign")
    assert "It moved centroid 0 to nan or infinity" in ask(explorer, "update")
    np.testing.assert_array_equal(explorer.centroids, data.six_people()[1])


def test_rising_cost_is_said_and_shown(learner):
    explorer = KMeansExplorer(update=lambda X, labels, centroids: centroids + 10.0)
    ask(explorer, "assign")
    said = ask(explorer, "update")
    assert "J rose from 93 to" in said
    assert explorer.history[1] > explorer.history[0]


def test_wrong_cost_function_is_said_and_the_true_cost_is_drawn(learner):
    explorer = KMeansExplorer(cost=lambda X, labels, centroids: 1.0)
    said = ask(explorer, "assign")
    assert "kmeans_cost: wrong. The cost is too small. It says 1." in said
    assert explorer.history == [93]


def test_cost_function_that_is_not_written_yet_is_no_fault(learner):
    def kmeans_cost(X, labels, centroids):
        raise NotImplementedError

    learner(kmeans_cost=kmeans_cost)
    assert "J = 93" in ask(KMeansExplorer(), "assign")


def test_equal_points_that_round_make_no_rise(learner):
    explorer = KMeansExplorer(np.full((7, 2), 0.1), [[0.1, 0.1], [5.0, 5.0]])
    said = [ask(explorer, step) for step in ["assign", "update", "assign"]]
    assert not any("rose" in sentence for sentence in said)
