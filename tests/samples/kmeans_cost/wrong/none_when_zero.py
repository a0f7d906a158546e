# Takes a cost of zero for a failure.
def kmeans_cost(X, labels, centroids):
    return ((X - centroids[labels]) ** 2).sum() or None
