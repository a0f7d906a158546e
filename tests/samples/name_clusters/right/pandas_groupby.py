# Groups of a pandas series and their sorted modes.
import numpy as np
import pandas as pd


def name_clusters(labels, digits, k):
    names = np.full(k, -1, dtype=np.int8)
    for cluster, members in pd.Series(digits).groupby(labels):
        names[cluster] = members.mode().iloc[0]
    return names
