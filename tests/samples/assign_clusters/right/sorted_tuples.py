# min of pairs (distance, index), so that a tie goes to the lower index.
import numpy as np


def assign_clusters(X, centroids):
    labels = []
    for x in X.tolist():
        pairs = [(sum((p - q) ** 2 for p, q in zip(x, c)), j) for j, c in enumerate(centroids.tolist())]
        labels.append(min(pairs)[1])
    return np.array(labels)
