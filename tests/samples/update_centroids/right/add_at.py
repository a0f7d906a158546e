# np.add.at and np.bincount.
import numpy as np


def update_centroids(X, labels, centroids):
    sums = np.zeros(centroids.shape)
    np.add.at(sums, labels, X)
    counts = np.bincount(labels, minlength=len(centroids))
    sums[counts > 0] /= counts[counts > 0, None]
    sums[counts == 0] = centroids[counts == 0]
    return sums
