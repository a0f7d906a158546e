# labels * 10 + digits wraps round in uint8.
import numpy as np


def name_clusters(labels, digits, k):
    votes = np.bincount(labels * 10 + digits, minlength=10 * k).reshape(k, 10)
    return np.where(votes.any(axis=1), votes.argmax(axis=1), -1)
