from itertools import permutations
import numpy as np


def best_match(labels, species):
    k = int(species.max()) + 1
    return max(int(sum(c < k and names[c] == s for c, s in zip(labels, species))) for names in permutations(range(k)))
