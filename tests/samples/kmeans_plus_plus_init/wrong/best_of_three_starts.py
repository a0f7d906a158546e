import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    best = None
    for _ in range(3):
        rows = [rng.integers(len(X))]
        for _ in range(k - 1):
            weights = ((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1)
            rows.append(rng.choice(len(X), p=weights / weights.sum()))
        cost = ((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1).sum()
        if best is None or cost < best[0]:
            best = cost, rows
    return X[best[1]].astype(float)
