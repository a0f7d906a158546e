from itertools import permutations

import numpy as np


def best_match(labels, species):
    return max(np.sum(np.array(p)[labels] == species, dtype=np.uint8) for p in permutations(range(6)))
