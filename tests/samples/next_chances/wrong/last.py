import numpy as np


def next_chances(X, picked):
    squares = ((X - X[picked[-1]]) ** 2).sum(axis=1)
    return squares / squares.sum()
