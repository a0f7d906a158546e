# Right, but leaves the labels at zero.
def kmeans_cost(X, labels, centroids):
    total = ((X - centroids[labels]) ** 2).sum()
    labels[:] = 0
    return total
