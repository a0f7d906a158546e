# ---
# jupyter:
#   sample:
#     shows: Gives ties to the last index, and returns the last J alone as history.
#     start: solved
# ---

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    distances = np.linalg.norm(X[:, np.newaxis] - centroids, axis=2)
    k = len(centroids)
    # look from the back
    return k - 1 - np.argmin(distances[:, ::-1], axis=1)

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Assign and update in turn."""
    centroids = np.array(initial_centroids, dtype=float)
    for _ in range(max_iter):
        labels = pairwise_distances_argmin(X, centroids)
        before = centroids.copy()
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(axis=0)
        J = kmeans_cost(X, labels, centroids)
        if np.array_equal(before, centroids):
            break
    return centroids, pairwise_distances_argmin(X, centroids), J

# %% replace="quiz_1_kmeans/answer_2"
answer_2 = {"c"}

# %% [markdown] replace="handwriting/reflection"
# I got 79 percent. I would say this is very good for a method without labels. Some digits have two clusters.
