# A list of arrays.
import numpy as np


def update_centroids(X, labels, centroids):
    return [X[labels == j].mean(axis=0) if (labels == j).any() else centroids[j] for j in range(len(centroids))]
