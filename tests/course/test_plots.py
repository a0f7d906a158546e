"""The pictures of the lessons: they are drawn whole, say in words what they show, and refuse what cannot be drawn."""

import ast
import inspect
import re

import numpy as np
import pytest
from kmeans_lab import data, plots

X, CENTROIDS = data.six_people()
LABELS = np.array([0, 0, 0, 1, 0, 0])
PERSONS = [f"person {i}" for i in range(6)]
BLOBS, GROUPS = data.blobs(n=120, k=10)
PANEL = {"X": X, "labels": LABELS, "centroids": CENTROIDS, "title": "left"}

PICTURES = {
    "points": lambda: plots.points(X),
    "named points": lambda: plots.points(X, LABELS, CENTROIDS, "Step 2", names=PERSONS),
    "named clusters": lambda: plots.points(X, LABELS, names=["calm", "wild"], x="calm", y="wild"),
    "one point": lambda: plots.points([[1, 1]]),
    "ten clusters": lambda: plots.points(BLOBS, GROUPS, BLOBS[:10]),
    "cells": lambda: plots.cells(X, CENTROIDS, title="Two cells"),
    "equal centroids": lambda: plots.cells(X, CENTROIDS[[0, 0, 1]]),
    "one cell": lambda: plots.cells(X, CENTROIDS[:1]),
    "two side by side": lambda: plots.side_by_side([PANEL, {**PANEL, "title": "right"}], title="Two"),
    "five side by side": lambda: plots.side_by_side([PANEL] * 5),
    "cost curve": lambda: plots.cost_curve([93, 32.4, 12]),
    "one iteration": lambda: plots.cost_curve([46]),
    "curve": lambda: plots.curve([0, 1, 2], [4, 1, 0], x="place", y="sum"),
    "curves": lambda: plots.curves([1, 2, 3], {"random": [9, 4, 3], "k-means++": [8, 3, 3]}, x="k", y="J"),
    "bars": lambda: plots.bars(["a", "b"], [1, 2.5], y="score", title="Two bars"),
    "colour pictures": lambda: plots.colour_pictures([np.zeros((4, 6, 3)), np.full((4, 6, 3), 255)], ["dark", "light"]),
    "histogram": lambda: plots.histogram([1, 1, 2, 5], x="J"),
    "images": lambda: plots.images(np.eye(8)[np.newaxis].repeat(12, axis=0), titles=range(12)),
}


@pytest.fixture(scope="module", params=PICTURES.values(), ids=list(PICTURES))
def picture(request):
    return request.param()


def test_picture_is_an_image_with_alternative_text(picture):
    shown = picture._repr_mimebundle_()
    assert picture.png.startswith(b"\x89PNG\r\n")
    assert re.search(r'<img alt="[^"]+" width="\d+" src="data:image/png;base64,', shown["text/html"])
    assert shown["text/plain"] == picture.alt == repr(picture)


def test_nothing_is_cut_off_at_the_edge(picture):
    assert picture.png
    box, (width, height) = picture.figure.get_tightbbox(), picture.figure.get_size_inches()
    slack = 0.02
    assert box.x0 >= -slack
    assert box.y0 >= -slack
    assert box.x1 <= width + slack
    assert box.y1 <= height + slack


def test_picture_is_the_same_in_every_run():
    once, again = (PICTURES["named points"]() for _ in range(2))
    assert once.png == again.png


def test_picture_shows_the_points_as_they_were_when_it_was_asked_for():
    own = X.copy()
    picture = plots.points(own)
    own[0] = [9, 9]
    assert picture.png == plots.points(X).png


def test_point_under_a_centroid_is_still_seen():
    """Is some pixel different when a person stands exactly where the centroid is?"""
    on_top = plots.points(np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0]]), centroids=[[1.0, 1.0]])
    without = plots.points(np.array([[0.0, 0.0], [2.0, 2.0]]), centroids=[[1.0, 1.0]])
    assert on_top.png != without.png


def test_words_say_where_clusters_and_centroids_are():
    words = plots.points(X, LABELS, CENTROIDS).alt
    assert "6 points in 2 clusters with 2 centroids" in words
    assert "Cluster 1 (orange squares): 1 point, x1 4, x2 3." in words
    assert "Centroid 0 at (4, 5). Centroid 1 at (5, 4)." in words


def test_title_becomes_the_caption_escaped():
    assert "<figcaption>J &lt; 12</figcaption>" in plots.points(X, title="J < 12").html()


def test_cost_curve_says_where_it_rises():
    assert plots.cost_curve([93, 32.4, 12]).alt.endswith("from 93 to 12. It never rises.")
    assert plots.cost_curve([3, 2, 4]).alt.endswith("It rises at iteration 3.")


def test_curve_says_its_lowest_point():
    assert "lowest 130 at place 4" in plots.curve([0, 4, 14], [210, 130, 630], x="place", y="sum").alt


@pytest.mark.parametrize(
    ("draw", "sentence"),
    [
        (
            lambda: plots.points(np.ones((3, 4))),
            r"X has 4. Choose two, for example X\[:, \[0, 1\]\]",
        ),
        (lambda: plots.points([1, 2]), r"X must have shape \(n, 2\)"),
        (lambda: plots.points(None), "X must hold numbers; it is None. Did a function forget `return`"),
        (lambda: plots.points(X, LABELS[:3]), r"labels must have shape \(6,\)"),
        (lambda: plots.points(X, LABELS * 1.0), "labels must be integers"),
        (lambda: plots.points(X, LABELS - 1), "labels must be 0 or more"),
        (lambda: plots.points(X, names=["Ada"]), "names must hold one for each of the 6 points; it holds 1"),
        (lambda: plots.cells(X, [[np.nan, np.nan]]), "centroids has nothing to draw"),
        (lambda: plots.side_by_side([]), "needs one or more"),
        (lambda: plots.cost_curve([]), "history must be a row of one or more numbers"),
        (lambda: plots.curve([1, 2], [1]), "equally long; they hold 2 and 1"),
        (lambda: plots.images(np.ones((2, 64))), r"become images by .reshape\(-1, 8, 8\)"),
        (lambda: plots.images(np.ones((2, 8, 8)), titles=["one"]), "titles must hold one for each image: 2, not 1"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(draw, sentence):
    with pytest.raises(ValueError, match=sentence):
        draw()


def test_centroid_that_is_nowhere_is_left_out_and_said():
    picture = plots.points(X, centroids=[[4, 5], [np.nan, np.nan]])
    assert picture.png
    assert "Centroid 1 at (nan, nan)" in picture.alt


def test_every_call_in_the_lessons_fits_a_plot(sources):
    calls = [
        node
        for source in sources.values()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("plots.")
    ]
    assert len(calls) > 20
    for call in calls:
        plot = getattr(plots, ast.unparse(call.func).removeprefix("plots."))
        inspect.signature(plot).bind(*call.args, **{keyword.arg: keyword.value for keyword in call.keywords})
