# SciPy's labelled mean, column by column.
import numpy as np
from scipy import ndimage


def update_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    present = np.unique(labels)
    for t in range(X.shape[1]):
        new[present, t] = ndimage.mean(X[:, t].astype(float), labels, present)
    return new
