import numpy as np


def predict_digits(X_new, centroids, names):
    answer = np.zeros(len(X_new), dtype=int)
    best = np.full(len(X_new), np.inf)
    for c in range(10):
        squares = ((X_new.astype(float) - centroids[c]) ** 2).sum(axis=1)
        answer[squares < best] = names[c]
        best = np.minimum(best, squares)
    return answer
