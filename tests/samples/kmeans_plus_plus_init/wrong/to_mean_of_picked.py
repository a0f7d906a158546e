import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    rows = [rng.integers(len(X))]
    for _ in range(k - 1):
        weights = ((X - X[rows].mean(axis=0)) ** 2).sum(axis=1) * 1.0
        weights[rows] = 0
        rows.append(rng.choice(len(X), p=weights / weights.sum()))
    return X[rows].astype(float)
