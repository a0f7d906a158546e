import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    rows = [rng.integers(len(X))]
    for _ in range(k - 1):
        weights = ((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1)
        rows.append(rng.choice(len(X), p=weights / weights.sum()))
    return X[rows]
