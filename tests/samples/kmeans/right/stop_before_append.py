# Stops by centroid before the entry is made, so the iteration that changes nothing has none.
import numpy as np


def kmeans(X, initial_centroids, max_iter=100):
    C = initial_centroids.astype(float)
    history = []
    for _ in range(max_iter):
        labels = np.argmin(np.sum((X[:, None] - C[None]) ** 2, axis=-1), axis=-1)
        new = np.stack([X[labels == j].mean(0) if j in labels else C[j] for j in range(C.shape[0])])
        if np.all(new == C):
            break
        C = new
        history.append(np.sum((X - C[labels]) ** 2))
    return C, np.argmin(np.sum((X[:, None] - C[None]) ** 2, axis=-1), axis=-1), history
