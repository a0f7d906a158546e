"""The explorer in a notebook in which both steps are written."""

from typing import Any

import numpy as np
import pytest
from kmeans_lab.widgets import KMeansExplorer
from sklearn.metrics import pairwise_distances_argmin


def means(X, labels, centroids):
    moved = np.array(centroids, dtype=float)
    for label in np.unique(labels):
        moved[label] = X[labels == label].mean(axis=0)
    return moved


@pytest.fixture
def learner(define):
    """A notebook in which both steps are written, and rightly."""
    define(assign_clusters=pairwise_distances_argmin, update_centroids=means)
    return define


def ask(explorer: KMeansExplorer, do: str, **details: Any) -> str:
    """Send a request as the front end does, and return all that is said."""
    explorer._handle_custom_msg({"do": do, **details}, [])
    return " ".join(explorer._message)
