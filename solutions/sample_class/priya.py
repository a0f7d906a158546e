# ---
# jupyter:
#   sample:
#     shows: All right, with helper cells of her own that the answers build on.
#     start: solved
# ---

# %% after="02_distance/setup"
def squared_length(v):
    return np.sum(np.square(v))

# %% replace="02_distance/euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    return squared_length(a - b) ** 0.5

# %% after="03_assignment/setup"
def squared_distance_table(X, centroids):
    """One row for each point, one column for each centroid."""
    return np.stack([np.sum((X - c) ** 2, axis=1) for c in centroids], axis=1)

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    return squared_distance_table(X, centroids).argmin(axis=1)

# %% after="05_cost_and_convergence/check_kmeans_cost"
def assign_clusters(X, centroids):
    return np.stack([np.sum((X - c) ** 2, axis=1) for c in centroids], axis=1).argmin(axis=1)


def update_centroids(X, labels, centroids):
    return np.array([X[labels == j].mean(axis=0) if np.any(labels == j) else c
                     for j, c in enumerate(centroids)], dtype=float)

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Assign and update in turn until the labels stay the same."""
    centroids, history = initial_centroids, []
    labels = assign_clusters(X, centroids)
    for step in range(max_iter):
        centroids = update_centroids(X, labels, centroids)
        history.append(kmeans_cost(X, labels, centroids))
        new_labels = assign_clusters(X, centroids)
        if np.array_equal(new_labels, labels):
            break
        labels = new_labels
    return centroids, new_labels, history

# %% [markdown] replace="handwriting/reflection"
# K-Means named 79 of 100 images correctly and always saying 3 would name 10. Eights are the problem, because no cluster
# has their name: they share the dark middle with ones, and one cluster even holds exactly 100 of each. What I trust less
# is the number itself, since the same images voted. I would check with the 897 others.
