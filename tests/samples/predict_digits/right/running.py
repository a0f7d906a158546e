import numpy as np


def predict_digits(X_new, centroids, names):
    best = np.full(len(X_new), np.inf)
    answer = np.zeros(len(X_new), dtype=int)
    for c, name in zip(centroids, names):
        squares = ((X_new.astype(float) - c) ** 2).sum(axis=1)
        answer[squares < best] = name
        best = np.minimum(best, squares)
    return answer
