import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    rows = [int(rng.integers(len(X)))]
    for _ in range(k - 1):
        squares = ((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1) * 1.0
        with np.errstate(divide='ignore'):
            rows.append(int(np.argmax(np.log(squares) + rng.gumbel(size=len(X)))))
    return np.asarray(X, float)[rows]
