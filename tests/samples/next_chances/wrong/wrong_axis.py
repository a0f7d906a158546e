import numpy as np


def next_chances(X, picked):
    squares = ((X[:, None] - X[picked]) ** 2).min(axis=2).sum(axis=1)
    return squares / squares.sum()
