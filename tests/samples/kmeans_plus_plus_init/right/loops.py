import numpy as np


def kmeans_plus_plus_init(X, k, rng):
    picked = [rng.integers(len(X))]
    for _ in range(k - 1):
        weights = []
        for x in X:
            weights.append(min(sum((float(a) - float(b)) ** 2 for a, b in zip(x, X[i])) for i in picked))
        left = rng.uniform(0, sum(weights))
        position = 0
        while left >= weights[position] and position < len(X) - 1:
            left -= weights[position]
            position += 1
        picked.append(position)
    return np.array([[float(v) for v in X[i]] for i in picked])
