import numpy as np


def keep_going(moved):
    return bool(np.any(moved == 0))
