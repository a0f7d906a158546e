import numpy as np


def predict_digits(X_new, centroids, names):
    X = np.asarray(X_new, dtype=float)
    squares = ((X[:, None, :] - np.asarray(centroids, dtype=float)) ** 2).sum(-1)
    return names[np.argmin(squares, axis=1)]
