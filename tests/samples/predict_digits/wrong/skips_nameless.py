import numpy as np


def predict_digits(X_new, centroids, names):
    squares = ((X_new.astype(float)[:, None] - centroids) ** 2).sum(axis=2)
    squares[:, names == -1] = np.inf
    return names[squares.argmin(axis=1)]
