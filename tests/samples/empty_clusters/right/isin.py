import numpy as np


def empty_clusters(labels, k):
    every = np.arange(k)
    return every[~np.isin(every, labels)]
