from scipy.spatial.distance import cdist


def next_chances(X, picked):
    weights = cdist(X, X[picked], 'sqeuclidean').min(axis=1)
    return weights / weights.sum()
