def next_chances(X, picked):
    d = ((X[:, None] - X[picked]) ** 2.0).sum(2).min(1)
    d[d < 1e-12] = 0
    return d / d.sum()
