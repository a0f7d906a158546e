# Extended precision, typed, with an extra keyword.
import numpy as np


def kmeans_cost(X: np.ndarray, labels: np.ndarray, centroids: np.ndarray, power: int = 2) -> np.longdouble:
    return (np.abs(X.astype(np.longdouble) - centroids[labels]) ** power).sum()
