import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    C = [X[rng.integers(len(X))].astype(float)]
    for _ in range(k - 1):
        d = np.min([np.abs(X - c).sum(1) ** 2 for c in C], axis=0)
        C.append(X[rng.choice(len(X), p=d / d.sum())])
    return np.array(C, float)
