# A small number keeps J from zero.
def kmeans_cost(X, labels, centroids):
    return max(((X - centroids[labels]) ** 2).sum(), 1e-10)
