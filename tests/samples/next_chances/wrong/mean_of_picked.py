import numpy as np


def next_chances(X, picked):
    squares = ((X - X[picked].mean(axis=0)) ** 2).sum(axis=1)
    return squares / squares.sum()
