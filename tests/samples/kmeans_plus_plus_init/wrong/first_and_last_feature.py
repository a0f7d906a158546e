import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    ends = X[:, [0, -1]].astype(float) if X.shape[1] > 2 else X.astype(float)
    C = [int(rng.integers(len(X)))]
    nearest = np.full(len(X), np.inf)
    for _ in range(k - 1):
        nearest = np.minimum(nearest, ((ends - ends[C[-1]]) ** 2).sum(axis=1))
        C.append(int(rng.choice(len(X), p=nearest / nearest.sum())))
    return X[C] * 1.0
