import numpy as np


def confusion_table(named, digits):
    known = named >= 0
    return np.bincount(named[known] * 30 + digits[known] * 3, minlength=300)[::3][:100].reshape(10, 10)
