# A data frame.
import pandas as pd


def update_centroids(X, labels, centroids):
    means = pd.DataFrame(X).groupby(labels).mean()
    return means.reindex(range(len(centroids))).fillna(pd.DataFrame(centroids))
