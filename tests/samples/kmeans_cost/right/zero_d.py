# An array of no dimensions.
import numpy as np


def kmeans_cost(X, labels, centroids):
    total = np.zeros(())
    for x, label in zip(X, labels):
        total += np.sum(np.square(x - centroids[label]))
    return total
