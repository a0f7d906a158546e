# An empty cluster starts again at a random point.
import numpy as np


def update_centroids(X, labels, centroids):
    rows = []
    for j in range(len(centroids)):
        members = X[labels == j]
        rows.append(members.mean(axis=0) if len(members) else X[np.random.randint(len(X))])
    return np.array(rows, dtype=float)
