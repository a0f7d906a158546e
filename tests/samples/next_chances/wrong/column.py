import numpy as np


def next_chances(X, picked):
    squares = ((X[:, None] - X[picked]) ** 2).sum(axis=2).min(axis=1, keepdims=True)
    return squares / squares.sum()
