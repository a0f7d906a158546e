import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    rows = [rng.integers(len(X))]
    for j in range(k - 1):
        weights = ((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1) * 1.0
        weights = weights if j == 0 else np.where(weights > 0, 1.0, 0.0)
        rows.append(rng.choice(len(X), p=weights / weights.sum()))
    return X[rows].astype(float)
