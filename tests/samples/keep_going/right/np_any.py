import numpy as np


def keep_going(moved):
    return np.any(moved)
