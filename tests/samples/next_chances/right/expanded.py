import numpy as np


def next_chances(X, picked):
    points = X - X.mean(axis=0)
    chosen = points[picked]
    squares = (points**2).sum(1)[:, None] - 2 * points @ chosen.T + (chosen**2).sum(1)
    weights = np.maximum(squares.min(axis=1), 0)
    weights[picked] = 0
    equal = (X[:, None] == X[picked]).all(axis=2).any(axis=1)
    weights[equal] = 0
    return weights / weights.sum()
