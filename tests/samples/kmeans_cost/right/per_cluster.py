# Cluster by cluster, empty ones adding nothing.
def kmeans_cost(X, labels, centroids):
    total = 0.0
    for j, centroid in enumerate(centroids):
        total += ((X[labels == j] - centroid) ** 2).sum()
    return total
