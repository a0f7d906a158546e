def next_chances(X, picked):
    d = ((X[:, None] - X[picked[[0, -1]]]) ** 2.0).sum(2).min(1)
    return d / d.sum()
