# An empty cluster moves to the mean of all points.
import numpy as np


def update_centroids(X, labels, centroids):
    return np.array([X[labels == j].mean(axis=0) if j in labels else X.mean(axis=0) for j in range(len(centroids))])
