# ---
# jupyter:
#   sample:
#     shows: Half finished; lessons 2 and 3 are right, lesson 4 is begun, the rest is not there.
#     start: untouched
#     leave_out: [05_cost_and_convergence, quiz_1_kmeans]
# ---

# %% replace="02_distance/euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    return np.sqrt(np.sum((a - b) ** 2))

# %% after="02_distance/check_euclidean_distance"
hint("euclidean_distance")

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    distances = np.array([[np.sqrt(np.sum((x - c) ** 2)) for c in centroids] for x in X])
    return np.argmin(distances, axis=1)

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of the points of each cluster."""
    new_centroids = centroids.copy()
    for j in range(len(centroids)):
        members = X[labels == j]
        # what if there are none??
    raise NotImplementedError  # your code here
