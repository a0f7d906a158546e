# A list with one cost for each point.
def kmeans_cost(X, labels, centroids):
    return [float(((x - centroids[label]) ** 2).sum()) for x, label in zip(X, labels)]
