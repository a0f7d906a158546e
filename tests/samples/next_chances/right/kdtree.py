from scipy.spatial import cKDTree


def next_chances(X, picked):
    d, _ = cKDTree(X[picked]).query(X)
    return d**2 / (d**2).sum()
