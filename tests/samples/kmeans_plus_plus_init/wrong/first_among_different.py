import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    U = np.unique(X.astype(float), axis=0)
    X = X.astype(float)
    C = [U[rng.integers(len(U))]]
    for _ in range(k - 1):
        d = np.min([((X - c) ** 2).sum(1) for c in C], axis=0)
        C.append(X[rng.choice(len(X), p=d / d.sum())])
    return np.array(C)
