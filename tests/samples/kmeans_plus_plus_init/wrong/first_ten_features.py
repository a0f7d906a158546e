import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    picked = X[[rng.integers(X.shape[0])], :]
    for _ in range(1, k):
        d = np.array([min(sum((x[j] - c[j]) ** 2 for j in range(min(10, len(x)))) for c in picked) for x in X], dtype=float)
        picked = np.vstack([picked, X[rng.choice(X.shape[0], p=d / d.sum())]])
    return picked.astype(float)
