# A list of clusters by the labels that occur, zipped with the centroids.
import numpy as np


def kmeans_cost(X, labels, centroids):
    groups = [X[labels == j] for j in np.unique(labels)]
    return sum(((group - c) ** 2).sum() for group, c in zip(groups, centroids))
