"""What the tests of the lessons' numbers share: a lesson's prose, and scikit-learn's own runs."""

from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.cluster import KMeans

Floats = NDArray[np.float64]
LESSONS = Path(__file__).parents[2] / "solutions" / "lessons"


@cache
def prose(stem: str) -> str:
    lines = (LESSONS / f"{stem}.py").read_text(encoding="utf-8").splitlines()
    return " ".join(" ".join(line.removeprefix("#") for line in lines).split())


def fit(X: Floats, k: int, n_init: int = 10, seed: int = 0) -> KMeans:
    return KMeans(k, n_init=n_init, random_state=seed).fit(X)
