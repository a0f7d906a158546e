import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    centroids = [rng.choice(X)]
    for _ in range(k - 1):
        weights = np.min([np.sum((X - c) ** 2, axis=1) for c in centroids], axis=0)
        centroids.append(rng.choice(X, p=weights / np.sum(weights)))
    return np.stack(centroids) * 1.0
