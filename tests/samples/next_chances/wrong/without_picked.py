import numpy as np


def next_chances(X, picked):
    squares = ((X[:, None] - X[picked]) ** 2).sum(axis=2).min(axis=1)
    squares = np.delete(squares, picked)
    return squares / squares.sum()
