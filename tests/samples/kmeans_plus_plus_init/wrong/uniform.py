import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    return rng.choice(X, size=k, replace=False).astype(float)
