import numpy as np


def confusion_table(named, digits):
    ok = named >= 0
    code = named[ok] * 30 + digits[ok]
    return np.array([[np.sum(code == 30 * i + j) for j in range(10)] for i in range(10)])
