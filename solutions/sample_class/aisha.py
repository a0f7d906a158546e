# ---
# jupyter:
#   sample:
#     shows: Half finished; four functions and the quiz, but neither k-means nor the mini-project.
#     start: solved
#     leave_out: [handwriting]
# ---

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of the points of each cluster, or zeros."""
    new_centroids = np.zeros(centroids.shape)
    for j in range(len(centroids)):
        if (labels == j).sum() > 0:
            new_centroids[j] = X[labels == j].mean(axis=0)
    return new_centroids

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Cluster the points of X."""
    # I will do this one at home
    raise NotImplementedError  # your code here
