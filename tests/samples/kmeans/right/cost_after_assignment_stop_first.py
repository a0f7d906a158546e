# J after the assignment; stops by label before the entry is made.
import numpy as np


def kmeans(X, initial_centroids, max_iter=100):
    centroids = 1.0 * initial_centroids
    labels, history = None, []
    for _ in range(max_iter):
        squares = np.square(X[:, np.newaxis, :] - centroids[np.newaxis, :, :]).sum(axis=2)
        if labels is not None and (squares.argmin(axis=1) == labels).all():
            break
        labels = squares.argmin(axis=1)
        history.append(squares[np.arange(len(X)), labels].sum())
        for j, size in enumerate(np.bincount(labels, minlength=len(centroids))):
            if size:
                centroids[j] = X[labels == j].sum(axis=0) / size
    squares = np.square(X[:, np.newaxis, :] - centroids[np.newaxis, :, :]).sum(axis=2)
    return centroids, squares.argmin(axis=1), history
