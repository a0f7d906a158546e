# Only the labels that occur get a row.
import numpy as np


def update_centroids(X, labels, centroids):
    return np.array([X[labels == j].mean(axis=0) for j in np.unique(labels)])
