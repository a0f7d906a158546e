import numpy as np


def next_chances(X, picked):
    X -= X[picked[0]].copy()
    squares = ((X[:, None] - X[picked]) ** 2).sum(axis=2).min(axis=1)
    return squares / squares.sum()
