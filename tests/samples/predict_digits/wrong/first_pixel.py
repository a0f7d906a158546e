import numpy as np


def predict_digits(X_new, centroids, names):
    return names[np.abs(X_new[:, :1].astype(float) - centroids[:, 0]).argmin(axis=1)]
