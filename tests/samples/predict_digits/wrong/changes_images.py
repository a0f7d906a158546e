import numpy as np


def predict_digits(X_new, centroids, names):
    X_new -= X_new[0] * 0 + 1
    X_new += 1
    X_new[0] = 0
    return names[((X_new.astype(float)[:, None] - centroids) ** 2).sum(axis=2).argmin(axis=1)]
