# Means as a product with the one-hot matrix; expanded squared distances, cut off at zero, with the root.
import numpy as np


def nearest(X, C):
    squares = (X**2).sum(1)[:, None] - 2 * X @ C.T + (C**2).sum(1)
    return np.sqrt(np.maximum(squares, 0)).argmin(1)


def kmeans(X, initial_centroids, max_iter=100):
    X = X.astype(float)
    C = initial_centroids.astype(float)
    k, history, labels = len(C), [], nearest(X, C)
    for _ in range(max_iter):
        one_hot = np.eye(k)[labels]
        size = one_hot.sum(0)
        weights = one_hot / np.maximum(size, 1)
        C = np.where(size[:, None] > 0, weights.T @ X, C)
        history.append(np.linalg.norm(X - C[labels]) ** 2)
        old, labels = labels, nearest(X, C)
        if np.array_equal(old, labels):
            break
    return C, labels, np.array(history)
