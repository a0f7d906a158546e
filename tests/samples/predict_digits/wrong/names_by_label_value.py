import numpy as np


def predict_digits(X_new, centroids, names):
    labels = ((X_new.astype(float)[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)
    return np.unique(names)[labels % len(np.unique(names))]
