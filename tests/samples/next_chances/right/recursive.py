import numpy as np


def _near(X, picked):
    d = np.sum((X - 1.0 * X[picked[0]]) ** 2, axis=1)
    return d if len(picked) == 1 else np.minimum(d, _near(X, picked[1:]))


def next_chances(X, picked):
    d = _near(X, list(picked))
    return np.divide(d, d.sum())
