import numpy as np


def confusion_table(named, digits):
    table = np.zeros((10, 10), dtype=int)
    for i, j in zip(named, digits):
        table[max(i, 0), j] += 1
    return table
