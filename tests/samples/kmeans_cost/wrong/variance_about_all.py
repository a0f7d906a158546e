# The total scatter about the overall mean.
def kmeans_cost(X, labels, centroids):
    return ((X - X.mean(axis=0)) ** 2).sum()
