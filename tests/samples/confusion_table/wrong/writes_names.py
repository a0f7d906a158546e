import numpy as np


def confusion_table(named, digits):
    table = np.zeros((10, 10), dtype=int)
    digits = digits[named >= 0]
    kept = named[named >= 0]
    named[:] = 0
    np.add.at(table, (kept, digits), 1)
    return table
