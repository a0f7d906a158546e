# Pure Python over points and coordinates.
def kmeans_cost(X, labels, centroids):
    total = 0
    for i in range(len(X)):
        for t in range(len(X[i])):
            step = float(X[i][t]) - float(centroids[labels[i]][t])
            total += step * step
    return total
