import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    plane = X[:, :2].astype(float)
    rows = [int(rng.integers(len(X)))]
    while len(rows) < k:
        squares = ((plane[:, None] - plane[rows]) ** 2).sum(axis=2).min(axis=1)
        if squares.sum() == 0:
            squares = np.ones(len(X))
        rows.append(int(rng.choice(len(X), p=squares / squares.sum())))
    return X[rows].astype(float)
