# An empty cluster takes over the mean of the largest one.
import numpy as np


def update_centroids(X, labels, centroids):
    largest = np.bincount(labels).argmax()
    new = centroids.astype(float)
    for j in range(len(new)):
        source = j if (labels == j).any() else largest
        new[j] = X[labels == source].mean(axis=0)
    return new
