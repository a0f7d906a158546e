from collections import Counter
import numpy as np


def confusion_table(named, digits):
    counts = Counter(zip(named.tolist(), digits.tolist()))
    return np.array([[counts[i, j] for j in range(10)] for i in range(10)])
