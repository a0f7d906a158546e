# NumPy's two-dimensional histogram.
import numpy as np


def name_clusters(labels, digits, k):
    edges = [np.arange(k + 1) - 0.5, np.arange(11) - 0.5]
    votes, _, _ = np.histogram2d(labels, digits, bins=edges)
    names = votes.argmax(axis=1)
    return np.where(votes.sum(axis=1) > 0, names, -1)
