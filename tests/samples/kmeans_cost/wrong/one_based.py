# Takes the centroid before the labelled one.
def kmeans_cost(X, labels, centroids):
    return ((X - centroids[labels - 1]) ** 2).sum()
