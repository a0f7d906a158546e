# A cluster of one point keeps its centroid.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = members.mean(axis=0) if len(members) >= 2 else centroids[j]
    return new
