import numpy as np


def predict_digits(X_new, centroids, names):
    squares = ((X_new.astype(float)[:, None] - centroids) ** 2).sum(axis=2)
    return names[len(names) - 1 - squares[:, ::-1].argmin(axis=1)]
