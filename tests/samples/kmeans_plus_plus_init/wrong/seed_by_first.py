import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    i = rng.integers(len(X))
    r = np.random.default_rng(i)
    C = [X[i].astype(float)]
    for _ in range(k - 1):
        d = np.min([((X - c) ** 2).sum(1) for c in C], axis=0)
        C.append(X[r.choice(len(X), p=d / d.sum())])
    return np.array(C, float)
