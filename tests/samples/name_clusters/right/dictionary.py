# A dictionary of dictionaries, read at the end.
import numpy as np


def name_clusters(labels: np.ndarray, digits: np.ndarray, k: int) -> np.ndarray:
    votes = {}
    for label, digit in zip(labels.tolist(), digits.tolist()):
        counts = votes.setdefault(label, {})
        counts[digit] = counts.get(digit, 0) + 1
    names = (min(votes[c], key=lambda d: (-votes[c][d], d)) if c in votes else -1 for c in range(k))
    return np.fromiter(names, dtype=np.int32, count=k)
