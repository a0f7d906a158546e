def next_chances(X, picked):
    d = ((X[:, None] - X[picked]) ** 2.0).min(1).sum(1)
    return d / d.sum()
