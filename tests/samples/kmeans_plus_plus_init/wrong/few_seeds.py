import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    r = np.random.default_rng(int(rng.integers(20)))
    i = [r.integers(len(X))]
    for _ in range(k - 1):
        d = ((X[:, None] - X[i]) ** 2.0).sum(2).min(1)
        i.append(r.choice(len(X), p=d / d.sum()))
    return X[i].astype(float)
