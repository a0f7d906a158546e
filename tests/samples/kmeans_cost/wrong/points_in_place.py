# Squares the differences in X itself.
import numpy as np


def kmeans_cost(X, labels, centroids):
    np.subtract(X, centroids[labels], out=X, casting="unsafe")
    np.square(X, out=X)
    return X.sum()
