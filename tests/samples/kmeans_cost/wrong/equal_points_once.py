# A set of squared distances: equal ones count once.
def kmeans_cost(X, labels, centroids):
    return float(sum({((x - centroids[label]) ** 2).sum() for x, label in zip(X, labels)}))
