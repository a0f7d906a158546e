# One weighted bincount for each column.
import numpy as np


def update_centroids(X, labels, centroids):
    k = centroids.shape[0]
    counts = np.bincount(labels, minlength=k)
    columns = [np.bincount(labels, weights=column, minlength=k) for column in X.T]
    with np.errstate(invalid="ignore"):
        means = np.stack(columns, axis=1) / counts[:, np.newaxis]
    return np.where(counts[:, np.newaxis] > 0, means, centroids)
