# The median of each coordinate.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = np.median(members, axis=0)
    return new
