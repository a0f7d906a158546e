# Extended precision, also in the result.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(np.longdouble)
    for j in set(labels.tolist()):
        new[j] = X[labels == j].astype(np.longdouble).mean(axis=0)
    return new
