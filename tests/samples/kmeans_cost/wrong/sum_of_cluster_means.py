# The mean of each cluster, then the sum.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return sum(((X[labels == j] - centroids[j]) ** 2).sum(axis=1).mean() for j in np.unique(labels))
