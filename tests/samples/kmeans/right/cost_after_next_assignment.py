# J of the labels that are returned: measured after the assignment to the new centroids.
import numpy as np


def assign(X, C):
    squares = ((X[:, None] - C) ** 2).sum(axis=2)
    return squares.argmin(axis=1), squares.min(axis=1).sum()


def kmeans(X, initial_centroids, max_iter=100):
    C = np.array(initial_centroids, dtype=np.float64)
    labels, _ = assign(X, C)
    history = []
    while len(history) < max_iter:
        for j in range(len(C)):
            members = X[labels == j]
            if len(members) > 0:
                C[j] = members.mean(axis=0)
        new, cost = assign(X, C)
        history.append(cost)
        if np.array_equal(new, labels):
            break
        labels = new
    return C, labels, history
