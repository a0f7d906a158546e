# Rounds the distances, so that near ones become ties.
import numpy as np


def assign_clusters(X, centroids):
    return np.round(np.linalg.norm(X[:, None] - centroids, axis=2), 6).argmin(axis=1)
