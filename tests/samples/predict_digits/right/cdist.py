import numpy as np
from scipy.spatial.distance import cdist


def predict_digits(X_new, centroids, names):
    return names[cdist(X_new.astype(float), centroids.astype(float), 'sqeuclidean').argmin(axis=1)]
