import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    X = X.astype(float)
    C = [X[rng.integers(len(X))]]
    d = ((X - C[0]) ** 2).sum(1)
    for _ in range(k - 1):
        best = None
        for i in rng.choice(len(X), 2, p=d / d.sum()):
            e = np.minimum(d, ((X - X[i]) ** 2).sum(1))
            if best is None or e.sum() < best[0]:
                best = (e.sum(), e, i)
        d = best[1]
        C.append(X[best[2]])
    return np.array(C)
