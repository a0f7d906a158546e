# What the clustering explains, not what it leaves.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return ((centroids[labels] - X.mean(axis=0)) ** 2).sum()
