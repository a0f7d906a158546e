import numpy as np


def next_chances(X, picked):
    squares = ((X[:, None] - X[picked]) ** 2).sum(axis=(1, 2))
    return squares / squares.sum()
