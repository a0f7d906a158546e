# math.dist, squared again.
import math


def kmeans_cost(X, labels, centroids):
    return sum(math.dist(x, centroids[label]) ** 2 for x, label in zip(X, labels))
