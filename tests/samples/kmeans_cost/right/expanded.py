# The expanded form, centroid after centroid.
import numpy as np


def kmeans_cost(X, labels, centroids):
    C = centroids[labels]
    return (X * X).sum() - 2 * (X * C).sum() + (C * C).sum()
