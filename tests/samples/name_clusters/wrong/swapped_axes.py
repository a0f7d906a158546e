# A cluster for each digit.
import numpy as np


def name_clusters(labels, digits, k):
    votes = np.zeros((k, 10), dtype=int)
    np.add.at(votes, (labels, digits), 1)
    return np.where(votes.any(axis=0), votes.argmax(axis=0), -1)
