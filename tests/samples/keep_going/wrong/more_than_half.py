import numpy as np


def keep_going(moved):
    return bool(np.count_nonzero(moved) * 2 >= len(moved))
