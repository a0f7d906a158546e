# range(1, k).
def kmeans_cost(X, labels, centroids):
    return float(sum(((X[labels == j] - centroids[j]) ** 2).sum() for j in range(1, len(centroids))))
