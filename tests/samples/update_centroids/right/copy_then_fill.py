# A float copy of the old centroids, filled where a cluster has points.
import numpy as np


def update_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for j in range(len(centroids)):
        members = X[labels == j]
        if len(members) > 0:
            new[j] = members.mean(axis=0)
    return new
