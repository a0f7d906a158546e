import pandas as pd


def tied_centroids(point, centroids):
    s = pd.Series(((pd.DataFrame(centroids) - point) ** 2).sum(axis=1))
    return s.index[s == s.min()].to_numpy()
