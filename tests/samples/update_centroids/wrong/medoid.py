# The member nearest to the mean.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = members[((members - members.mean(axis=0)) ** 2).sum(axis=1).argmin()]
    return new
