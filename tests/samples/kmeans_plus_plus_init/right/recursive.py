import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    if k == 1:
        return rng.choice(X, 1).astype(float)
    C = kmeans_plus_plus_init(X, k - 1, rng)
    d = ((X[:, None].astype(float) - C) ** 2).sum(-1).min(1)
    return np.vstack([C, X[rng.choice(len(X), p=d / d.sum())]])
