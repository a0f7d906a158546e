# The geometric mean of absolute values.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = np.exp(np.log(np.abs(members) + 1e-300).mean(axis=0))
    return new
