# ---
# jupyter:
#   sample:
#     shows: Half finished; the cost is right, k-means does one step only, the mini-project stops half way.
#     start: untouched
#     leave_out: [02_distance]
# ---

# %% replace="05_cost_and_convergence/kmeans_cost"
def kmeans_cost(X, labels, centroids):
    """Return the cost J."""
    return sum(np.sum((x - centroids[label]) ** 2) for x, label in zip(X, labels))

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """First one step. The loop comes later."""
    labels = pairwise_distances_argmin(X, initial_centroids)
    centroids = initial_centroids.astype(float)
    for j in np.unique(labels):
        centroids[j] = X[labels == j].mean(axis=0)
    return centroids, pairwise_distances_argmin(X, centroids), [kmeans_cost(X, labels, centroids)]

# %% replace="quiz_1_kmeans/answer_1"
answer_1 = "b"

# %% replace="quiz_1_kmeans/answer_2"
answer_2 = "a"

# %% replace="handwriting/name_clusters"
def name_clusters(labels, digits, k):
    """Name each cluster after the digit that most of its members show."""
    names = np.full(k, -1)
    for c in range(k):
        members = digits[labels == c]
