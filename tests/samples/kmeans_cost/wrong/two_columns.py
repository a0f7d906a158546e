# Only two columns.
def kmeans_cost(X, labels, centroids):
    return sum((x[0] - centroids[j][0]) ** 2 + (x[1] - centroids[j][1]) ** 2 for x, j in zip(X, labels))
