# One number for each pair, in int64.
import numpy as np


def name_clusters(labels, digits, k):
    pairs = labels.astype(np.int64) * 10 + digits
    votes = np.bincount(pairs, minlength=10 * k).reshape(k, 10)
    return np.where(votes.max(axis=1) > 0, np.argmax(votes, axis=1), -1)
