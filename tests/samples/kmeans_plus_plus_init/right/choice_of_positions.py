import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    rows = [rng.choice(len(X))]
    for _ in range(1, k):
        squares = ((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1)
        rows.append(rng.choice(len(X), p=squares / squares.sum()))
    return X[rows].astype(float)
