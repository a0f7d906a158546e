import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    order = rng.permutation(len(X))
    X = X[order]
    rows = [0]
    for _ in range(k - 1):
        squares = ((X[:, None] - X[rows]) ** 2).sum(axis=2).min(axis=1)
        rows.append(int(rng.multinomial(1, squares / squares.sum()).argmax()))
    return X[rows].astype('float64')
