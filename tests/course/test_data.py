"""The data sets of the lessons: their shapes, what is known of them, and that they are the same in every run."""

import math
import subprocess
import sys
from itertools import combinations

import numpy as np
import pytest
from kmeans_lab import data

FLOATS = {
    "six_people": (6, 2),
    "blobs": (300, 2),
    "dogs": (500, 2),
    "moons": (300, 2),
    "iris": (150, 4),
    "digits": (1797, 64),
}


def first_array(name):
    loaded = getattr(data, name)()
    return loaded if isinstance(loaded, np.ndarray) else loaded[0]


@pytest.mark.parametrize(("name", "shape"), FLOATS.items())
def test_points_are_floats_of_the_stated_shape(name, shape):
    X = first_array(name)
    assert (X.shape, X.dtype) == (shape, np.float64)
    assert np.isfinite(X).all()


@pytest.mark.parametrize("name", FLOATS)
def test_points_are_the_same_again_and_not_shared(name):
    X = first_array(name)
    before = X.copy()
    X += 1
    np.testing.assert_array_equal(first_array(name), before)


def test_three_people_are_equally_far_from_both_centroids():
    X, (first, second) = data.six_people()
    assert [i for i, x in enumerate(X) if math.dist(x, first) == math.dist(x, second)] == [0, 1, 5]


@pytest.mark.parametrize(("n", "k"), [(300, 3), (10, 4), (5, 1), (3, 3)])
def test_groups_of_blobs_differ_by_at_most_one_point(n, k):
    X, labels = data.blobs(n=n, k=k)
    sizes = [labels.tolist().count(label) for label in range(k)]
    assert (len(X), sum(sizes)) == (n, n)
    assert max(sizes) - min(sizes) <= 1


@pytest.mark.parametrize("seed", range(20))
def test_middles_of_blobs_are_far_apart(seed):
    X, labels = data.blobs(n=8, k=8, seed=seed, spread=0)
    assert sorted(labels) == list(range(8))
    assert min(math.dist(a, b) for a, b in combinations(X.tolist(), 2)) >= 6


def test_seed_changes_the_blobs():
    assert not np.array_equal(data.blobs(seed=0)[0], data.blobs(seed=1)[0])


def test_dogs_weigh_something_and_have_one_decimal():
    dogs = data.dogs()
    assert dogs.min() >= 1
    assert [number for number in dogs.ravel().tolist() if f"{number:.1f}" != str(number)] == []


@pytest.mark.parametrize(("name", "n_groups", "size"), [("moons", 2, 150), ("iris", 3, 50)])
def test_groups_are_equal_in_size(name, n_groups, size):
    labels = getattr(data, name)()[1]
    assert [labels.tolist().count(group) for group in range(n_groups)] == [size] * n_groups


def test_images_of_digits_are_the_rows_laid_out():
    X, digits, images = data.digits()
    assert images.shape == (1797, 8, 8)
    assert images[5, 2, 3] == X[5, 2 * 8 + 3]
    assert (X.min(), X.max()) == (0, 16)
    assert set(digits.tolist()) == set(range(10))


def test_lab_does_without_the_slow_imports():
    program = "import sys, kmeans_lab; print({'sklearn', 'pandas', 'scipy', 'IPython'} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout == "set()\n"
