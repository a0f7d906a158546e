import numpy as np


def confusion_table(named, digits):
    return np.array([[np.sum((named[:1000] == i) & (digits[:1000] == j)) for j in range(10)] for i in range(10)])
