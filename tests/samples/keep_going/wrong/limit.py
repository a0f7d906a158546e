import numpy as np


def keep_going(moved):
    return bool(np.max(moved) > 1e-9)
