import numpy as np


def empty_clusters(labels, k):
    return set(range(k)) - set(labels.tolist())
