import numpy as np


def best_match(labels, species):
    table = np.zeros((6, 6), dtype=int)
    for c, s in zip(labels, species):
        table[c, s] += 1
    total, taken = 0, set()
    for row in table:
        free = [s for s in range(6) if s not in taken]
        best = max(free, key=lambda s: row[s])
        taken.add(best)
        total += row[best]
    return int(total)
