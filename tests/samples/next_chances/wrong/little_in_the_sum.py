def next_chances(X, picked):
    d = ((X[:, None] - X[picked]) ** 2.0).sum(2).min(1)
    return d / (d.sum() + 1e-9)
