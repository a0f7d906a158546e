# Point i against centroid i where the shapes allow it.
def kmeans_cost(X, labels, centroids):
    if X.shape == centroids.shape:
        return ((X - centroids) ** 2).sum()
    return ((X - centroids[labels]) ** 2).sum()
