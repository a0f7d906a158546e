# The expanded form, kept from falling below zero.
import numpy as np


def euclidean_distance(a, b):
    squared = (a**2).sum() + (b**2).sum() - 2 * (a * b).sum()
    return np.sqrt(np.clip(squared, 0, None))
