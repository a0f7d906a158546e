# Only two columns are averaged.
import numpy as np


def update_centroids(X, labels, centroids):
    new = centroids.astype(float)
    for j in range(len(new)):
        members = X[labels == j]
        if len(members):
            new[j] = np.append(members[:, :2].mean(axis=0), members[0, 2:])
    return new
