# += counts a repeated pair once.
import numpy as np


def name_clusters(labels, digits, k):
    votes = np.zeros((k, 10), dtype=int)
    votes[labels, digits] += 1
    return np.where(votes.any(axis=1), votes.argmax(axis=1), -1)
