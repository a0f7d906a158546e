import numpy as np


def predict_digits(X_new, centroids, names):
    return names[((X_new.astype(float)[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)] * 1.0
