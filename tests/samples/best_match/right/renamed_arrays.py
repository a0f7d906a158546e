from itertools import permutations
import numpy as np


def best_match(labels, species):
    return max(np.sum(np.array(names)[labels] == species) for names in permutations(range(6)))
