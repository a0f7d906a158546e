# Updates the centroids before it measures.
import numpy as np


def kmeans_cost(X, labels, centroids):
    centroids = centroids.astype(float)
    for j in np.unique(labels):
        centroids[j] = X[labels == j].mean(axis=0)
    return ((X - centroids[labels]) ** 2).sum()
