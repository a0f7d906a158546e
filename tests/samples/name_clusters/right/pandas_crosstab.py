# A cross table of pandas, filled up to k rows.
import pandas as pd


def name_clusters(labels, digits, k):
    table = pd.crosstab(labels, digits)
    return table.idxmax(axis=1).reindex(range(k), fill_value=-1).to_numpy()
