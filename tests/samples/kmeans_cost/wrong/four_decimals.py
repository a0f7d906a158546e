# Rounded to four decimals.
def kmeans_cost(X, labels, centroids):
    return round(float(((X - centroids[labels]) ** 2).sum()), 4)
