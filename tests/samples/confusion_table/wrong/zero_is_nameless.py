import numpy as np


def confusion_table(named, digits):
    table = np.zeros((10, 10), dtype=int)
    for i, j in zip(named, digits):
        if i > 0:
            table[i, j] += 1
    return table
