# functools.reduce over pairs.
import functools


def kmeans_cost(X, labels, centroids):
    def add(total, pair):
        x, label = pair
        difference = x - centroids[label]
        return total + float(difference @ difference)

    return functools.reduce(add, zip(X, labels), 0.0)
