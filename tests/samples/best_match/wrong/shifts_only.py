import numpy as np


def best_match(labels, species):
    return int(max(np.sum((labels.astype(int) + shift) % 6 == species) for shift in range(6)))
