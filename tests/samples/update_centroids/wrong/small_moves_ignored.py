# Stays where the move is smaller than a tolerance.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = members.mean(axis=0) if np.linalg.norm(members.mean(axis=0) - new[j]) > 1e-6 else new[j]
    return new
