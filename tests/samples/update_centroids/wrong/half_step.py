# Moves half of the way.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = new[j] + 0.5 * (members.mean(axis=0) - new[j])
    return new
