import numpy as np


def empty_clusters(labels, k):
    h, _ = np.histogram(labels, bins=np.arange(k + 1) - 0.5)
    return np.arange(k)[h == 0]
