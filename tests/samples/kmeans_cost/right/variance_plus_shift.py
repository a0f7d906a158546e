# Koenig: the scatter about the mean, plus the mean's own distance, cluster by cluster.
import numpy as np


def kmeans_cost(X, labels, centroids):
    total = 0.0
    for j in np.unique(labels):
        members = X[labels == j]
        mean = members.mean(axis=0)
        total += ((members - mean) ** 2).sum() + len(members) * ((mean - centroids[j]) ** 2).sum()
    return total
