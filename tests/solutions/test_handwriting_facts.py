"""What the mini-project says about the digits, computed again; names by the statistics module, tables by a Counter.

Counts differ a little between computers, so the prose gives round ones, and the tests leave them the same room.
"""

import statistics
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from kmeans_lab import data
from numpy.typing import NDArray
from scipy.spatial.distance import cdist
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

Floats = NDArray[np.float64]
Labels = NDArray[np.int64]

SOURCE = Path(__file__).parents[2] / "solutions" / "mini_project" / "handwriting.py"
X, DIGITS, IMAGES = data.digits()


@cache
def prose() -> str:
    """The text on one line, without comment marks, so that a sentence may cross lines."""
    lines = SOURCE.read_text(encoding="utf-8").splitlines()
    return " ".join(" ".join(line.removeprefix("#") for line in lines).split())


def says(sentence: str) -> bool:
    return sentence in prose()


def vote(labels: Labels, digits: Labels) -> dict[int, int]:
    """The name of each cluster that has members; a tie goes to the smallest digit."""
    members: dict[int, list[int]] = {}
    for label, digit in zip(labels.tolist(), digits.tolist(), strict=True):
        members.setdefault(label, []).append(digit)
    return {label: min(statistics.multimode(shown)) for label, shown in members.items()}


@cache
def labels() -> Labels:
    """The labels of the notebook's main run."""
    return KMeans(n_clusters=10, n_init=10, random_state=0).fit(X).labels_


@cache
def table() -> Counter[tuple[int, int]]:
    """How many images were given a name and meant a digit: a Counter of (named, meant)."""
    names = vote(labels(), DIGITS)
    return Counter((names[label], digit) for label, digit in zip(labels().tolist(), DIGITS.tolist(), strict=True))


@cache
def six_runs() -> list[tuple[float, float]]:
    """J and accuracy of the six runs from different starts."""
    runs = [KMeans(n_clusters=10, n_init=1, random_state=seed).fit(X) for seed in range(6)]
    return [(float(run.inertia_), accuracy(run.labels_, DIGITS, vote(run.labels_, DIGITS))) for run in runs]


@cache
def shares() -> dict[int, tuple[float, float]]:
    """For each k the accuracy on the 900 images that chose the names, and on the 897 others."""
    result = {}
    for k in (10, 20, 40, 80, 160, 400):
        run = KMeans(n_clusters=k, n_init=1, random_state=0).fit(X[:900])
        names = vote(run.labels_, DIGITS[:900])
        others = accuracy(run.predict(X[900:]), DIGITS[900:], names)
        result[k] = accuracy(run.labels_, DIGITS[:900], names), others
    return result


def accuracy(given: Labels, digits: Labels, names: dict[int, int]) -> float:
    right = [names[label] == digit for label, digit in zip(given.tolist(), digits.tolist(), strict=True)]
    return sum(right) / len(right)


# The data


def test_there_are_1797_images_of_64_counts_from_0_to_16() -> None:
    assert (X.shape, X.min(), X.max()) == ((1797, 64), 0, 16)
    assert says(f"The data are {len(X):,} images")
    assert says("So a pixel is a number from 0 to 16, and an image is a point with 64 features.")


def test_x_holds_the_images_row_by_row() -> None:
    assert np.array_equal(X, [image.ravel() for image in IMAGES])


def test_edge_pixels_are_almost_always_empty() -> None:
    assert np.mean(IMAGES[:, :, 0] == 0) > 0.95
    assert np.mean(IMAGES[:, :, 7] == 0) > 0.9


def test_about_180_images_of_each_digit() -> None:
    assert all(abs(count - 180) < 10 for count in Counter(DIGITS.tolist()).values())
    assert says("there are about 180 images of each digit")


def test_uint8_wraps_round() -> None:
    assert (3 - 5) % 256 == 254
    assert 16 * 16 % 256 == 0
    assert says("254 in the place of -2 is badly wrong, and 16 times 16 is 0.")


# Clear and shuffled images


@pytest.mark.parametrize("seed", [0, 1])
def test_shuffled_pixels_change_no_label(seed: int) -> None:
    order = np.random.default_rng(seed).permutation(64)
    clear = KMeans(n_clusters=10, init=X[:10], n_init=1).fit(X)
    shuffled = KMeans(n_clusters=10, init=X[:10, order], n_init=1).fit(X[:, order])
    assert np.array_equal(clear.labels_, shuffled.labels_)
    assert says("None. A distance adds up 64 squared differences")


def test_a_loop_of_two_lines_ends_where_scikit_learn_does() -> None:
    centroids = X[:10]
    for _ in range(100):
        found = cdist(X, centroids).argmin(axis=1)
        centroids = np.array([X[found == c].mean(axis=0) for c in range(10)])
    model = KMeans(n_clusters=10, init=X[:10], n_init=1).fit(X)
    assert np.array_equal(found, model.labels_)
    assert says("both J agree and no label differs: the same start and no chance, so two right programs end alike.")


# Ten clusters


def test_smallest_cluster_is_half_and_largest_far_too_large() -> None:
    sizes = Counter(labels().tolist()).values()
    assert min(sizes) == pytest.approx(90, abs=10)
    assert max(sizes) > 235
    assert says("One cluster is only half as large as we expected, and one is far too large.")


def test_name_1_stands_twice_and_8_is_missing() -> None:
    names = sorted(vote(labels(), DIGITS).values())
    assert names == [0, 1, 1, 2, 3, 4, 5, 6, 7, 9]
    assert says("Which name stands there twice, and which is missing?")


def test_four_in_five_names_are_right_and_one_in_ten_by_guessing() -> None:
    right = sum(count for (named, meant), count in table().items() if named == meant) / len(X)
    assert right == pytest.approx(0.79, abs=0.005)
    assert max(Counter(DIGITS.tolist()).values()) / len(X) == pytest.approx(0.1, abs=0.005)
    assert says("About four in five, from a method that was never told what a digit is. Guessing gives one in ten.")
    assert says("79 % of the 1,797 images get the right name; always saying the same digit gives 10 %")


@pytest.mark.parametrize("digit", [0, 6])
def test_zeros_and_sixes_are_almost_always_right(digit: int) -> None:
    mistakes = sum(count for (named, meant), count in table().items() if meant == digit != named)
    assert mistakes < 10
    assert says("Zeros and sixes are almost always right.")
    assert says("Zeros and sixes are nearly perfect, with fewer than ten mistakes each.")


def test_eights_hide_among_ones_and_nines() -> None:
    of_eights = Counter({named: count for (named, meant), count in table().items() if meant == 8})
    assert [name for name, _ in of_eights.most_common(2)] == [1, 9]
    assert of_eights[8] == 0
    assert of_eights.total() == 174
    assert of_eights[1] > 100
    assert of_eights[9] == pytest.approx(50, abs=5)
    assert says("of 174, more than 100 are named 1 and about 50 are named 9")


def test_other_large_numbers_are_fives_as_nines_and_ones_as_twos() -> None:
    mistakes = Counter({pair: count for pair, count in table().items() if pair[0] != pair[1] and pair[1] != 8})
    (first, fives), (second, ones), (_, third) = mistakes.most_common(3)
    assert [first, second] == [(9, 5), (2, 1)]
    assert third < ones
    assert fives == pytest.approx(40, abs=4)
    assert ones == pytest.approx(25, abs=3)
    assert says("Some 40 fives are named 9, and some 25 ones are named 2.")


def test_one_cluster_holds_as_many_ones_as_eights() -> None:
    pairs = Counter(zip(labels().tolist(), DIGITS.tolist(), strict=True))
    both = [(pairs[c, 1], pairs[c, 8]) for c in range(10) if pairs[c, 1] > 50 and pairs[c, 8] > 50]
    assert len(both) == 1
    assert both[0] == pytest.approx((100, 100), abs=1)
    assert both[0][0] >= both[0][1]
    assert says("as many ones as eights, a hundred of each (one computer finds an eight less than another)")


def test_narrow_eights_differ_from_ones_in_few_pixels() -> None:
    """The mean images of the eights named 1 and of the ones: most of the 64 pixels are within 3 of each other."""
    names = vote(labels(), DIGITS)
    named = np.array([names[label] for label in labels().tolist()])
    eights, ones = X[(DIGITS == 8) & (named == 1)].mean(axis=0), X[(DIGITS == 1) & (named == 1)].mean(axis=0)
    assert np.mean(np.abs(eights - ones) < 3) > 0.75
    assert says("so most of their 64 counts agree")


@pytest.mark.parametrize("step", [-1, 1])
def test_images_moved_by_one_pixel_are_named_rightly_in_three_of_ten_cases(step: int) -> None:
    model = KMeans(n_clusters=10, n_init=10, random_state=0).fit(X)
    moved = np.roll(np.pad(IMAGES, ((0, 0), (0, 0), (1, 1))), step, axis=2)[:, :, 1:-1].reshape(-1, 64)
    right = accuracy(model.predict(moved), DIGITS, vote(model.labels_, DIGITS))
    assert right == pytest.approx(0.3, abs=0.05)
    assert says(
        "Moved sideways by one pixel, even the images of `X` get the right name in only about three of ten cases."
    )


# Cost, more clusters


def test_highest_cost_has_highest_accuracy() -> None:
    assert max(six_runs()) == max(six_runs(), key=lambda run: run[1])
    assert says("Here the run with the highest J has the highest accuracy.")


def test_lowest_cost_has_not_the_highest_accuracy() -> None:
    assert min(six_runs())[1] < max(accuracy for _, accuracy in six_runs())


def test_accuracy_of_the_voters_climbs_towards_1() -> None:
    voters = [voted for voted, _ in shares().values()]
    assert voters == sorted(voters)
    assert voters[-1] > 0.99
    assert says("accuracy climbs towards 1")
    assert says("with k = 400 that gives nearly 100 %")


def test_images_without_a_vote_stay_behind() -> None:
    assert all(others < voted for voted, others in shares().values())
    assert shares()[400][1] == pytest.approx(0.96, abs=0.01)
    assert says("The other 897 images had no vote.")
    assert says("but only about 96 % on images without a vote")


def of_ten_starts(features: NDArray[np.float64], k: int = 10) -> float:
    found = KMeans(n_clusters=k, n_init=10, random_state=0).fit_predict(features)
    return accuracy(found, DIGITS, vote(found, DIGITS))


def test_twenty_clusters_come_to_93_percent_and_name_an_eight() -> None:
    assert of_ten_starts(X, 20) == pytest.approx(0.93, abs=0.01)
    run = KMeans(n_clusters=20, n_init=10, random_state=0).fit(X)
    assert 8 in vote(run.labels_, DIGITS).values()
    assert says("It came to 93 %, because eights get clusters of their own.")


def test_standardising_falls_to_62_percent() -> None:
    assert of_ten_starts(StandardScaler().fit_transform(X)) == pytest.approx(0.62, abs=0.01)
    assert says("Standardising fell to 62 %")
    assert says("Standardising harms badly")


def test_twenty_directions_are_as_good_as_all_and_two_are_not() -> None:
    all_of_them, twenty, two = (
        of_ten_starts(X),
        *[of_ten_starts(PCA(d, random_state=0).fit_transform(X)) for d in (20, 2)],
    )
    assert twenty == pytest.approx(all_of_them, abs=0.01)
    assert two < all_of_them - 0.1
    assert says("Twenty of 64 directions are as good as all, at a third of the work; two are not enough.")
