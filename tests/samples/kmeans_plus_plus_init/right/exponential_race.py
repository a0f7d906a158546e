import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    X = X + 0.0
    C = [X[np.argmax(rng.random(len(X)))]]
    for _ in range(k - 1):
        d = np.min([((X - c) ** 2).sum(1) for c in C], axis=0)
        with np.errstate(divide="ignore"):
            C.append(X[np.argmin(rng.exponential(size=len(X)) / d)])
    return np.stack(C)
