import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    X = X.astype(float)
    C = [X[rng.integers(0, len(X))]]
    for _ in range(1, k):
        d = np.min([((X - c) ** 2).sum(1) for c in C], axis=0)
        while True:
            i = rng.integers(len(X))
            if rng.random() * d.max() < d[i]:
                break
        C.append(X[i])
    return np.array(C)
