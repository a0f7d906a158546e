# Two loops and a strict comparison.
import numpy as np


def assign_clusters(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i in range(len(X)):
        best = float("inf")
        for j in range(len(centroids)):
            distance = sum((float(X[i, t]) - float(centroids[j, t])) ** 2 for t in range(X.shape[1])) ** 0.5
            if distance < best:
                best, labels[i] = distance, j
    return labels
