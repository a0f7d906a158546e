# empty_like keeps integers where the old centroids are integers.
import numpy as np


def update_centroids(X, labels, centroids):
    new = np.empty_like(centroids)
    for j in range(len(centroids)):
        new[j] = X[labels == j].mean(axis=0) if (labels == j).any() else centroids[j]
    return new
