# A data frame of differences.
import pandas as pd


def kmeans_cost(X, labels, centroids):
    return (pd.DataFrame(X) - pd.DataFrame(centroids[labels])).pow(2).to_numpy().sum()
