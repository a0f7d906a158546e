# A formatted number.
def kmeans_cost(X, labels, centroids):
    return f"{((X - centroids[labels]) ** 2).sum():.10f}"
