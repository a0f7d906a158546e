# As many clusters as the largest label says.
import numpy as np


def update_centroids(X, labels, centroids):
    k = labels.max() + 1
    return np.array([X[labels == j].mean(axis=0) if (labels == j).any() else centroids[j] for j in range(k)])
