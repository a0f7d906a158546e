import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    rows = [int(rng.random() * len(X))]
    while len(rows) < k:
        sums = np.cumsum(((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1) / np.max(((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1)))
        rows.append(int(np.searchsorted(sums, rng.random() * sums[-1], side='right')))
    return np.array(X[rows], dtype=float)
