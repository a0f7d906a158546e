import numpy as np
from sklearn.cluster import kmeans_plusplus


def kmeans_plus_plus_init(X, k, rng):
    centroids, _ = kmeans_plusplus(X, k, random_state=int(rng.integers(2**31)))
    return centroids.astype(float)
