# Two tables of zeros and ones, multiplied.
import numpy as np


def name_clusters(labels, digits, k):
    members = (labels[:, None] == np.arange(k)).astype(int)
    shows = (digits[:, None] == np.arange(10)).astype(int)
    votes = members.T @ shows
    return np.where(votes.any(axis=1), votes.argmax(axis=1), -1)
