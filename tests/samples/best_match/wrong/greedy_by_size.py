import numpy as np


def best_match(labels, species):
    used, s = set(), 0
    for c in np.argsort(-np.bincount(labels, minlength=6), kind="stable"):
        counts = [np.sum((labels == c) & (species == j)) if j not in used else -1 for j in range(6)]
        j = int(np.argmax(counts))
        used.add(j)
        s += int(counts[j])
    return s
