# Pure Python on tuples; small labels of 16 bits.
import math

import numpy as np


def kmeans(X, initial_centroids, max_iter=100):
    points = [tuple(map(float, x)) for x in X]
    centroids = [tuple(map(float, c)) for c in initial_centroids]

    def nearest(point):
        distances = [math.dist(point, c) for c in centroids]
        return distances.index(min(distances))

    labels, history = [nearest(p) for p in points], []
    for _ in range(max_iter):
        for j in range(len(centroids)):
            members = [p for p, label in zip(points, labels) if label == j]
            if members:
                centroids[j] = tuple(math.fsum(values) / len(members) for values in zip(*members))
        history.append(math.fsum(math.dist(p, centroids[label]) ** 2 for p, label in zip(points, labels)))
        new = [nearest(p) for p in points]
        if new == labels:
            break
        labels = new
    return np.array(centroids), np.array(new, dtype=np.int16), history
