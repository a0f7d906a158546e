import numpy as np


def next_chances(X, picked):
    squares = ((X[:, None, :] - X[picked][None]) ** 2).sum(-1).min(1)
    return squares / squares.sum()
