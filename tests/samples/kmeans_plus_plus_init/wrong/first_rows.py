def kmeans_plus_plus_init(X, k, rng):
    return X[:k].astype(float)
