# A masked mean over a table of points by clusters.
import numpy as np


def update_centroids(X, labels, centroids):
    others = labels[:, None] != np.arange(len(centroids))
    mask = np.repeat(others[:, :, None], X.shape[1], axis=2)
    table = np.ma.array(np.repeat(X[:, None, :].astype(float), len(centroids), axis=1), mask=mask)
    return np.where(others.all(axis=0)[:, None], centroids, table.mean(axis=0).filled(0.0))
