# A perfect matching of clusters and digits.
import numpy as np
from scipy.optimize import linear_sum_assignment


def name_clusters(labels, digits, k):
    votes = np.zeros((k, 10), dtype=int)
    np.add.at(votes, (labels, digits), 1)
    names = np.full(k, -1)
    clusters, matched = linear_sum_assignment(votes, maximize=True)
    names[clusters] = matched
    names[votes.sum(axis=1) == 0] = -1
    return names
