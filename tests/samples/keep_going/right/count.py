import numpy as np


def keep_going(moved):
    return np.count_nonzero(moved) >= 1
