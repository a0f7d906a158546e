import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    i = [rng.integers(len(X))]
    for _ in range(k - 1):
        d = ((X[:, None] - X[i]) ** 2.0).sum(2).min(1) ** 0.75
        i.append(rng.choice(len(X), p=d / d.sum()))
    return X[i].astype(float)
