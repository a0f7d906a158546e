import numpy as np


def next_chances(X, picked):
    weights = []
    for point in X:
        weights.append(min(float(sum((p - q) ** 2 for p, q in zip(point.tolist(), X[i].tolist()))) for i in picked))
    total = sum(weights)
    return np.array([weight / total for weight in weights])
