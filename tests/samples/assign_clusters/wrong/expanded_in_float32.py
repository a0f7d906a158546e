# The expanded form in float32.
import numpy as np


def assign_clusters(X, centroids):
    x, c = X.astype("float32"), centroids.astype("float32")
    return ((c**2).sum(1) - 2 * x @ c.T).argmin(axis=1)
