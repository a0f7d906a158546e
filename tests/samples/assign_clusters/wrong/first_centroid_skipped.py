# Starts with centroid 1.
import numpy as np


def assign_clusters(X, centroids):
    labels = []
    for x in X:
        best, label = np.inf, 0
        for j in range(1, len(centroids)):
            if np.sum((x - centroids[j]) ** 2) < best:
                best, label = np.sum((x - centroids[j]) ** 2), j
        labels.append(label)
    return np.array(labels)
