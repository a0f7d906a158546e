# Cut to a whole number.
def kmeans_cost(X, labels, centroids):
    return int(((X - centroids[labels]) ** 2).sum())
