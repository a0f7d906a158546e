# The digit of which the cluster holds the largest share.
import numpy as np


def name_clusters(labels, digits, k):
    votes = np.zeros((k, 10))
    np.add.at(votes, (labels, digits), 1)
    shares = votes / np.maximum(votes.sum(axis=0), 1)
    return np.where(votes.any(axis=1), shares.argmax(axis=1), -1)
