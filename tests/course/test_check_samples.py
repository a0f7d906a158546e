"""What `check` calls right, grading calls right: every wrong sample fails its check, but for a few that no input of a
size worth showing finds.
"""

import runpy
from pathlib import Path

import pytest
from courselab import FunctionExercise
from kmeans_lab.exercises import EXERCISES

SAMPLES = Path(__file__).parents[1] / "samples"
WRONG = sorted(
    path
    for name, one in EXERCISES.items()
    if isinstance(one, FunctionExercise)
    for path in (SAMPLES / name / "wrong").glob("*.py")
)
NOT_SHOWN = {
    "assign_clusters/byte_labels": "needs more than 256 different centroids",
    "assign_clusters/signed_byte_labels": "needs more than 128 different centroids",
    "bad_starts/int8": "needs more than 127 costs, not all equal",
    "empty_clusters/first_hundred": "needs more than 100 labels, not all equal",
    "kmeans/default_of_300": "needs a run of more than 100 updates",
    "kmeans/eight_bit_labels": "needs more than 256 different centroids",
    "kmeans/first_50_points": "needs more than 50 points, not all equal",
    "name_clusters/first_hundred_images": "needs more than 100 images, not all equal",
    "name_clusters/views_memory": "needs an array with strides, which an input written as code does not have",
    "update_centroids/first_hundred": "needs more than 100 points, not all equal",
}


def key(path: Path) -> str:
    return f"{path.parts[-3]}/{path.stem}"


@pytest.mark.parametrize("path", [path for path in WRONG if key(path) not in NOT_SHOWN], ids=key)
def test_wrong_sample_fails_its_check(path, failure):
    name = path.parts[-3]
    told = failure(name, runpy.run_path(str(path))[name])
    assert told.startswith((f"{name}: wrong. ", f"{name}: crashed. "))
    assert f'\nStuck? hint("{name}")' in told


def test_samples_that_no_open_example_finds_are_few_and_there():
    assert NOT_SHOWN.keys() <= {key(path) for path in WRONG}
    assert len(NOT_SHOWN) <= len(WRONG) // 50
