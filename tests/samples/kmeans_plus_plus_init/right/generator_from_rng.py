import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    child = np.random.default_rng(rng.integers(2**63))
    X = X.astype(float)
    C = [X[child.integers(len(X))]]
    for _ in range(k - 1):
        d = np.min([((X - c) ** 2).sum(1) for c in C], axis=0)
        C.append(X[child.choice(len(X), p=d / d.sum())])
    return np.array(C)
