"""A check says which mistake it looks like, where one that the course knows explains all that the function does."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from courselab import FunctionExercise
from courselab.behaviour import written
from kmeans_lab.exercises import EXERCISES

from tests.course.mistaken import ADVICE

TABLES = sorted((Path(__file__).parents[2] / "course" / "kmeans_lab" / "known_mistakes").glob("*.json"))


@pytest.mark.parametrize(
    ("exercise", "function", "words"), ADVICE, ids=[f"{name}-{function.__name__}" for name, function, _ in ADVICE]
)
def test_mistake_is_told_by_what_it_answers(exercise, function, words, failure):
    assert f"\n{words}" in failure(exercise, function)


def test_mistake_that_nobody_knows_gets_the_pointer_of_the_example(failure):
    told = failure("assign_clusters", lambda X, centroids: np.full(len(X), 17))
    assert "\nLook at: the distances 2, 1 and 6 to centroid 0, and 8, 7 and 0 to centroid 1: print yours.\n" in told


def test_part_that_may_be_written_in_other_ways_does_not_hide_a_mistake(failure):
    def kmeans(X, initial_centroids, max_iter=100):
        centroids, labels, _ = ADVICE[1][1](X, initial_centroids)
        before_the_update = ((X[:, np.newaxis] - initial_centroids) ** 2).sum(axis=2).min(axis=1).sum()
        return centroids, labels, np.array([before_the_update])

    assert "It looks as if the run always ends after its first update." in failure("kmeans", kmeans)


def test_course_without_tables_has_its_pointers(failure, monkeypatch):
    monkeypatch.setitem(EXERCISES, "keep_going", replace(EXERCISES["keep_going"], known_mistakes=None))
    assert "\nLook at: the first, which rests, and the two that move.\n" in failure("keep_going", ADVICE[-6][1])


def test_every_function_of_the_course_has_a_small_table_of_words_and_hashes():
    names = sorted(name for name, one in EXERCISES.items() if isinstance(one, FunctionExercise))
    assert [path.stem for path in TABLES] == names
    for path in TABLES:
        assert path.stat().st_size < 100_000
        table = json.loads(path.read_text(encoding="utf-8"))
        assert table.keys() == {"made_from", "words", "examples", "frequencies"}
        assert {key for one in table["words"] for key in one} <= {"says", "family", "by_hand", "mistakes"}
        assert all(re.fullmatch(r"!?[0-9a-f]{7}", mark) for one in table["examples"] for mark in one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (0.1 + 0.2, np.float64(0.3)),
        (np.array([1e-17, 1.0]), np.array([0.0, 1.0])),
        (np.array([3], dtype=np.uint8), np.array([3])),
        (np.array(2), 2),
        (-0.0, 0.0),
    ],
)
def test_answers_that_differ_by_rounding_only_are_written_alike(one, other):
    assert written(one) == written(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (2, 2.0),
        (True, 1),
        ([1, 2], (1, 2)),
        (np.array([1]), np.array([[1]])),
        (np.array([1, 0]), np.array([True, False])),
        (None, "None"),
        (np.array([1.0, 2.0]), np.array([1.0, 2.001])),
    ],
)
def test_answers_of_other_kinds_or_numbers_are_written_otherwise(one, other):
    assert written(one) != written(other)
