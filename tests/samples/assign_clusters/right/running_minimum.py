# Centroid after centroid, keeping the least distance of each point.
import numpy as np


def assign_clusters(X, centroids):
    labels = np.zeros(X.shape[0], dtype=np.uint16)
    least = ((X - centroids[0]) ** 2).sum(axis=1)
    for j, centroid in enumerate(centroids[1:], start=1):
        squared = ((X - centroid) ** 2).sum(axis=1)
        nearer = squared < least
        labels[nearer] = j
        least = np.minimum(least, squared)
    return labels
