# Rounds to eight decimals.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = np.round(members.mean(axis=0), 8)
    return new
