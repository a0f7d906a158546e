import numpy as np


def tied_centroids(point, centroids):
    squares = [sum((float(a) - float(b)) ** 2 for a, b in zip(point, c)) for c in centroids]
    return np.array([j for j, s in enumerate(squares) if s == min(squares)])
