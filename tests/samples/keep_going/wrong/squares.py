import numpy as np


def keep_going(moved):
    return bool(np.sum(moved**2) > 0)
