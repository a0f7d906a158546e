import numpy as np
from scipy.spatial.distance import cdist


def kmeans_plus_plus_init(X, k, rng):
    seen = X[:, :-1] if X.shape[1] > 1 else X
    chosen = [rng.integers(0, len(X))]
    for _ in range(k - 1):
        near = cdist(seen, seen[chosen], "sqeuclidean").min(axis=1)
        chosen.append(rng.choice(len(X), p=near / near.sum()))
    return np.array(X[chosen], dtype=float)
