# Printed, not returned.
def kmeans_cost(X, labels, centroids):
    print(((X - centroids[labels]) ** 2).sum())
