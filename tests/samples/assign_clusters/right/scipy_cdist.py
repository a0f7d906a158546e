# SciPy's table of distances.
from scipy.spatial.distance import cdist


def assign_clusters(X, centroids):
    return cdist(X, centroids, metric="sqeuclidean").argmin(axis=1)
