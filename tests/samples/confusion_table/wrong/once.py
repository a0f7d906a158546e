import numpy as np


def confusion_table(named, digits):
    table = np.zeros((10, 10), dtype=int)
    known = named >= 0
    table[named[known], digits[known]] += 1
    return table
