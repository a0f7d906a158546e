# Squares the squares.
import numpy as np


def kmeans_cost(X, labels, centroids):
    squared = ((X - centroids[labels]) ** 2).sum(axis=1)
    return (squared**2).sum()
