"""The data sets of the lessons. All are float64, the same in every run, and nothing is downloaded.

scikit-learn takes seconds to import and most lessons do without it, so the functions that need it import it themselves.
"""

import math

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]
Labels = NDArray[np.int64]

# Mean weight (kg), mean height (cm), and their spreads, of four kinds of dog: tiny, low and heavy, slim, giant.
DOGS = ((4.0, 24.0, 1.0, 2.5), (24.0, 37.0, 2.5, 2.5), (27.0, 60.0, 2.5, 3.0), (58.0, 75.0, 5.0, 3.5))


def six_people() -> tuple[Points, Points]:
    """Return the worked example: two opinions each of six people, shape (6, 2), and two first centroids, shape (2, 2).

    Opinions are on a scale of 0 to 6. Persons 0, 1 and 5 are equally far from both centroids.
    """
    X = np.array([[0, 0], [1, 1], [1, 2], [4, 3], [3, 4], [6, 6]], dtype=np.float64)
    centroids = np.array([[4, 5], [5, 4]], dtype=np.float64)
    return X, centroids


def blobs(n: int = 300, k: int = 3, seed: int = 0, spread: float = 1.0) -> tuple[Points, Labels]:
    """Return n points in k round groups, shape (n, 2), and the group each was drawn from, shape (n,).

    The groups differ in size by at most one point. `spread` is the standard deviation of each group along each axis;
    the middles of two groups are at least 6 apart.
    """
    rng = np.random.default_rng(seed)
    side = math.ceil(math.sqrt(k)) + 1
    places = rng.choice(side * side, size=k, replace=False)
    middles = 8.0 * np.column_stack(np.divmod(places, side)) + rng.uniform(-1.0, 1.0, size=(k, 2))
    labels = rng.permutation(np.arange(n, dtype=np.int64) % k)
    return middles[labels] + spread * rng.standard_normal((n, 2)), labels


def dogs(n: int = 500, seed: int = 0) -> Points:
    """Return the weight in kg and the height at the shoulder in cm of n dogs, shape (n, 2), without their breeds.

    The dogs are made up: four kinds in about equal numbers, to one decimal place.
    """
    rng = np.random.default_rng(seed)
    weight, height, weight_spread, height_spread = np.array(DOGS)[rng.integers(len(DOGS), size=n)].T
    X = np.column_stack((rng.normal(weight, weight_spread), rng.normal(height, height_spread)))
    rounded: Points = np.maximum(X.round(1), 1.0)
    return rounded


def moons(n: int = 300, seed: int = 0) -> tuple[Points, Labels]:
    """Return n points in two interlocking half circles, shape (n, 2), and the half circle of each, shape (n,)."""
    from sklearn.datasets import make_moons  # noqa: PLC0415

    X, labels = make_moons(n_samples=n, noise=0.06, random_state=seed)
    return X.astype(np.float64), labels.astype(np.int64)


def groups(
    middles: list[tuple[float, float]], spreads: list[float], sizes: list[int], seed: int = 0
) -> tuple[Points, Labels]:
    """Return round groups of any size and spread, shape (n, 2), and the group of each point, shape (n,).

    Each group has a middle, a standard deviation along each axis, and a number of points.
    """
    rng = np.random.default_rng(seed)
    labels = np.repeat(np.arange(len(sizes), dtype=np.int64), sizes)
    X = np.array(middles, dtype=np.float64)[labels]
    X += np.array(spreads)[labels][:, np.newaxis] * rng.standard_normal((len(labels), 2))
    order = rng.permutation(len(labels))
    return X[order], labels[order]


def stretched() -> tuple[Points, Labels]:
    """Return three long, flat groups one above the other, shape (300, 2), and the group of each point, shape (300,)."""
    X, labels = groups([(0, 0), (0, 5), (0, 10)], [1, 1, 1], [100, 100, 100])
    return X * np.array([5.0, 1.0]), labels


def sunset(height: int = 120, width: int = 180) -> Points:
    """Return a made-up picture of a sunset, shape (height, width, 3): red, green and blue, from 0 to 255."""
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : width / height : width * 1j]
    sky = np.stack([60 + 190 * y, 40 + 110 * y**2, 120 - 70 * y], axis=2)
    glow = np.exp(-8 * ((x - 0.75 * width / height / 1.5) ** 2 + (y - 0.55) ** 2))[..., np.newaxis]
    sky += glow * np.array([60.0, 110.0, 10.0])
    hills = y > 0.72 + 0.06 * np.sin(6 * x) + 0.03 * np.sin(17 * x)
    sky[hills] = 0.25 * sky[hills] + np.array([10.0, 20.0, 25.0])
    noise = np.random.default_rng(0).normal(scale=4.0, size=sky.shape)
    picture: Points = np.clip(sky + noise, 0, 255).round()
    return picture


def iris() -> tuple[Points, Labels, list[str], list[str]]:
    """Return Fisher's iris flowers: X in cm, shape (150, 4), species labels 0 to 2, feature names and species names.

    Source: R. A. Fisher, "The use of multiple measurements in taxonomic problems", 1936, as kept in scikit-learn.
    """
    from sklearn.datasets import load_iris  # noqa: PLC0415

    flowers = load_iris()
    species_names = [str(name) for name in flowers.target_names]
    return flowers.data.astype(np.float64), flowers.target.astype(np.int64), list(flowers.feature_names), species_names


def digits() -> tuple[Points, Labels, Points]:
    """Return 1,797 handwritten digits: X, shape (1797, 64), the digit each shows, and the images, shape (1797, 8, 8).

    A pixel is a count of ink from 0 (paper) to 16. Source: E. Alpaydin and C. Kaynak, "Optical Recognition of
    Handwritten Digits", UCI Machine Learning Repository, 1998, as kept in scikit-learn.
    """
    from sklearn.datasets import load_digits  # noqa: PLC0415

    handwriting = load_digits()
    X = handwriting.data.astype(np.float64)
    return X, handwriting.target.astype(np.int64), handwriting.images.astype(np.float64)
