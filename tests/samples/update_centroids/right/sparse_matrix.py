# A sparse membership matrix.
import numpy as np
from scipy.sparse import csr_matrix


def update_centroids(X, labels, centroids):
    n, k = len(X), len(centroids)
    member = csr_matrix((np.ones(n), (labels, np.arange(n))), shape=(k, n))
    counts = np.asarray(member.sum(axis=1)).reshape(-1, 1)
    return np.where(counts > 0, (member @ X) / np.maximum(counts, 1), centroids)
