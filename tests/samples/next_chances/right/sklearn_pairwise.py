from sklearn.metrics import pairwise_distances


def next_chances(X, picked):
    weights = pairwise_distances(X, X[picked]).min(axis=1) ** 2
    return weights / weights.sum()
