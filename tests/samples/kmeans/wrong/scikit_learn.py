# scikit-learn's KMeans: it moves empty clusters, refuses k > n, and keeps no history.
import numpy as np
from sklearn.cluster import KMeans


def kmeans(X, initial_centroids, max_iter=100):
    k = len(initial_centroids)
    history = []
    for t in range(1, max_iter + 1):
        model = KMeans(k, init=np.array(initial_centroids, dtype=float), n_init=1, max_iter=t, tol=0, algorithm="lloyd")
        model.fit(np.array(X, dtype=float))
        history.append(model.inertia_)
        if model.n_iter_ < t:
            break
    return model.cluster_centers_, model.labels_, history
