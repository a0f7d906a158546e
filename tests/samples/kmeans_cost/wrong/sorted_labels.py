# Sorts the labels in place.
def kmeans_cost(X, labels, centroids):
    labels.sort()
    return ((X - centroids[labels]) ** 2).sum()
