# Takes the mean of every cluster, also of an empty one.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return sum(len(X[labels == j]) * np.mean(np.sum((X[labels == j] - c) ** 2, axis=1)) for j, c in enumerate(centroids))
