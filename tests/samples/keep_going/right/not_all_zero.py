import numpy as np


def keep_going(moved):
    return not np.all(moved == 0)
