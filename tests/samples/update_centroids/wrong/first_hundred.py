# Only the first hundred points.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = X[:100][labels[:100] == j].mean(axis=0) if (labels[:100] == j).any() else centroids[j]
    return new
