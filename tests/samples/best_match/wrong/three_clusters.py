from itertools import permutations
import numpy as np


def best_match(labels, species):
    best = 0
    for names in permutations(range(3)):
        best = max(best, int(sum(c < 3 and names[c] == s for c, s in zip(labels, species))))
    return best
