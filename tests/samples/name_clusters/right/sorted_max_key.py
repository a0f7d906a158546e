# max over a sorted list, with a count as its key.
import numpy as np


def name_clusters(labels, digits, k):
    answer = np.full(k, -1)
    for c in range(k):
        members = sorted(digits[labels == c].tolist())
        if members:
            answer[c] = max(members, key=members.count)
    return answer
