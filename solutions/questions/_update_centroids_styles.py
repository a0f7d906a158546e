"""Right ways to write `update_centroids` beside the solution's: small changes of them are the mistakes of learners."""

import numpy as np

from solutions.questions._shared import Array


def by_sums(X: Array, labels: Array, centroids: Array) -> Array:
    """Sums and counts, point by point."""
    k, d = centroids.shape
    sums = np.zeros((k, d))
    counts = np.zeros(k)
    for i in range(len(X)):
        sums[labels[i]] += X[i]
        counts[labels[i]] += 1
    new = centroids.astype(float)
    for j in range(k):
        if counts[j] > 0:
            new[j] = sums[j] / counts[j]
    return new


def by_list(X: Array, labels: Array, centroids: Array) -> Array:
    """A list of means, or of old centroids."""
    new = []
    for j in range(len(centroids)):
        members = X[labels == j]
        if len(members) == 0:
            new.append(centroids[j])
        else:
            new.append(np.mean(members, axis=0))
    return np.array(new, dtype=float)


def by_one_hot(X: Array, labels: Array, centroids: Array) -> Array:
    """A table of memberships, counts and sums at once."""
    k = len(centroids)
    members = labels == np.arange(k)[:, np.newaxis]
    counts = members.sum(axis=1)
    sums = np.zeros(centroids.shape)
    np.add.at(sums, labels, X)
    new = np.array(centroids, dtype=float)
    filled = counts > 0
    new[filled] = sums[filled] / counts[filled][:, np.newaxis]
    return new


def by_plain_python(X: Array, labels: Array, centroids: Array) -> Array:
    """Every number by itself: cluster, column, point."""
    new = centroids.copy().astype(float)
    for j in range(len(centroids)):
        for column in range(X.shape[1]):
            total = 0.0
            count = 0
            for i in range(len(X)):
                if labels[i] == j:
                    total += X[i, column]
                    count += 1
            if count > 0:
                new[j, column] = total / count
    return new


STYLES = (by_sums, by_list, by_one_hot, by_plain_python)
