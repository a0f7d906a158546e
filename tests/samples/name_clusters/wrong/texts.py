# Names as text.
import numpy as np


def name_clusters(labels, digits, k):
    names = []
    for c in range(k):
        members = digits[labels == c]
        names.append(str(np.bincount(members).argmax()) if len(members) else "-1")
    return np.array(names)
