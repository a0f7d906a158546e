import numpy as np


def name_clusters(labels, digits, k):
    out = []
    for c in range(k):
        m = digits[labels == c]
        b = np.bincount(m, minlength=10)
        out.append(int(b.argmax()) if len(m) and b.max() * 2 > len(m) else (int(m.min()) if len(m) else -1))
    return np.array(out)
