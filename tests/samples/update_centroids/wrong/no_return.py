# Fills a copy and forgets to return it.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in np.unique(labels):
        new[j] = X[labels == j].mean(axis=0)
