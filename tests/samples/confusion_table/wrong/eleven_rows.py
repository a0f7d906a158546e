import numpy as np


def confusion_table(named, digits):
    table = np.zeros((11, 10), dtype=int)
    for i, j in zip(named, digits):
        table[i, j] += 1
    return table
