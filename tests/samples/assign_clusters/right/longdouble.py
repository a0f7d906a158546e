# Extended precision.
import numpy as np


def assign_clusters(X, centroids):
    wide = X.astype(np.longdouble)
    table = [((wide - c.astype(np.longdouble)) ** 2).sum(axis=1) for c in centroids]
    return np.argmin(np.array(table), axis=0)
