# The three functions of the lessons, put together.
import numpy as np


def assign_clusters(X, centroids):
    labels = np.zeros(len(X), dtype=int)
    for i, x in enumerate(X):
        best = np.inf
        for j, c in enumerate(centroids):
            distance = np.sqrt(np.sum((x - c) ** 2))
            if distance < best:
                best, labels[i] = distance, j
    return labels


def update_centroids(X, labels, centroids):
    new = np.array(centroids, dtype=float)
    for j in range(len(new)):
        if np.any(labels == j):
            new[j] = X[labels == j].mean(axis=0)
    return new


def kmeans_cost(X, labels, centroids):
    return sum(np.sum((x - centroids[label]) ** 2) for x, label in zip(X, labels))


def kmeans(X, initial_centroids, max_iter=100):
    centroids, history = initial_centroids, []
    for _ in range(max_iter):
        labels = assign_clusters(X, centroids)
        new = update_centroids(X, labels, centroids)
        history.append(kmeans_cost(X, labels, new))
        if np.array_equal(new, centroids):
            break
        centroids = new
    return new, assign_clusters(X, new), history
