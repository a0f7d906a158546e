# scikit-learn finds the nearest centroid; sums by np.add.at.
import numpy as np
from sklearn.metrics import euclidean_distances


def kmeans(X, initial_centroids, max_iter=100):
    points, centroids = np.array(X, dtype=float), np.array(initial_centroids, dtype=float)
    history = []
    labels = euclidean_distances(points, centroids, squared=True).argmin(axis=1)
    for _ in range(max_iter):
        sums, sizes = np.zeros_like(centroids), np.zeros(len(centroids))
        np.add.at(sums, labels, points)
        np.add.at(sizes, labels, 1)
        full = sizes > 0
        centroids[full] = sums[full] / sizes[full, None]
        history.append(((points - centroids[labels]) ** 2).sum())
        before, labels = labels, euclidean_distances(points, centroids, squared=True).argmin(axis=1)
        if (before == labels).all():
            break
    return centroids, labels, history
