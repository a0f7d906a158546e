# Divides by the number of clusters.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = members.sum(axis=0) / len(new)
    return new
