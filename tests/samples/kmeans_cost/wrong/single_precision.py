# float32 on the way.
import numpy as np


def kmeans_cost(X, labels, centroids):
    return float(np.square(np.float32(X) - np.float32(centroids)[labels]).sum(dtype=np.float32))
