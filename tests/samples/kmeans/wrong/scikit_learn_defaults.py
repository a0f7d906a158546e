# scikit-learn's KMeans with its default tolerance; history is one inertia.
import numpy as np
from sklearn.cluster import KMeans


def kmeans(X, initial_centroids, max_iter=100):
    model = KMeans(len(initial_centroids), init=np.asarray(initial_centroids), n_init=1, max_iter=max_iter).fit(X)
    return model.cluster_centers_, model.labels_, [model.inertia_]
