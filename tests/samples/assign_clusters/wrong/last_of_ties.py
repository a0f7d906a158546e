# <= lets the later centroid win a tie.
import numpy as np


def assign_clusters(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i, x in enumerate(X):
        best = np.inf
        for j, c in enumerate(centroids):
            distance = np.linalg.norm(x - c)
            if distance <= best:
                best, labels[i] = distance, j
    return labels
