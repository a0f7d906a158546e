from functools import lru_cache

import numpy as np


def best_match(labels, species):
    t = np.zeros((6, 6), int)
    for a, b in zip(labels.tolist(), species.tolist(), strict=False):
        t[a, b] += 1

    @lru_cache(None)
    def f(i, mask):
        if i == 6:
            return 0
        best = f(i + 1, mask)
        for j in range(6):
            if not mask >> j & 1:
                best = max(best, t[i, j] + f(i + 1, mask | 1 << j))
        return best

    return f(0, 0)
