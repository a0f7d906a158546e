# The least distance of each point, whatever its label.
def kmeans_cost(X, labels, centroids):
    return sum(min(((x - c) ** 2).sum() for c in centroids) for x in X)
