import numpy as np


def best_match(labels, species):
    table = np.zeros((6, 6), dtype=int)
    for c, s in zip(labels, species):
        table[c, s] += 1
    total = 0
    while table.max() > 0:
        row, column = np.unravel_index(table.argmax(), table.shape)
        total += table[row, column]
        table[row], table[:, column] = 0, 0
    return int(total)
