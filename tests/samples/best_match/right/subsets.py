import numpy as np


def best_match(labels, species):
    table = np.zeros((6, 6), dtype=int)
    for c, s in zip(labels, species):
        table[c, s] += 1
    best = {0: 0}
    for row in table:
        step = {}
        for used, total in best.items():
            for s in range(6):
                if not used >> s & 1:
                    key = used | 1 << s
                    step[key] = max(step.get(key, 0), total + int(row[s]))
        best = step
    return best[63]
