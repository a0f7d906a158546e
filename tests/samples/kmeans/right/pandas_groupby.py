# Means by pandas; groups that are missing keep their row.
import numpy as np
import pandas as pd


def kmeans(X, initial_centroids, max_iter=100):
    points = pd.DataFrame(np.array(X, dtype=float))
    centroids = np.array(initial_centroids, dtype=float)
    history = []

    def nearest():
        return ((points.to_numpy()[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)

    for _ in range(max_iter):
        labels = nearest()
        means = points.groupby(labels).mean()
        moved = not np.array_equal(centroids[means.index], means.to_numpy())
        centroids[means.index] = means.to_numpy()
        history.append(float(((points - centroids[labels]) ** 2).to_numpy().sum()))
        if not moved:
            break
    return centroids, nearest(), pd.Series(history).to_numpy()
