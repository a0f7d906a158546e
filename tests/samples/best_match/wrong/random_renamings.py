import numpy as np


def best_match(labels, species):
    r = np.random.default_rng(0)
    best = 0
    for _ in range(300):
        best = max(best, int(np.sum(r.permutation(6)[labels] == species)))
    return best
