import numpy as np


def confusion_table(named, digits):
    t = np.zeros((10, 10), np.int8)
    ok = named >= 0
    np.add.at(t, (named[ok], digits[ok]), 1)
    return t
