# ---
# jupyter:
#   sample:
#     shows: NaN for an empty cluster, so that a good k-means fails through the update_centroids that it calls.
#     start: solved
# ---

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of the points of each cluster."""
    means = [np.mean(X[labels == j], axis=0) for j in range(len(centroids))]
    return np.vstack(means).astype(float)

# %% after="05_cost_and_convergence/check_kmeans_cost"
def assign_clusters(X, centroids):
    squares = ((X[:, np.newaxis] - centroids) ** 2).sum(axis=2)
    return squares.argmin(axis=1)


def update_centroids(X, labels, centroids):
    means = [np.mean(X[labels == j], axis=0) for j in range(len(centroids))]
    return np.vstack(means).astype(float)

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Assign and update in turn, with my functions from lessons 3 and 4."""
    centroids, history = initial_centroids.astype(float), []
    for _ in range(max_iter):
        labels = assign_clusters(X, centroids)
        updated = update_centroids(X, labels, centroids)
        history.append(kmeans_cost(X, labels, updated))
        finished = np.array_equal(updated, centroids)
        centroids = updated
        if finished:
            break
    return centroids, assign_clusters(X, centroids), history

# %% [markdown] replace="handwriting/reflection"
# The vote gives the right name to 79 % of the images; saying 3 every time gives 10 %. Eights are the losers (0 right, 106
# named 1), since their few light pixels cannot outweigh a shared dark column. A limit is that one lucky start decides a
# lot: six starts gave six accuracies. I would run fifty starts and look at the spread before I believe any single number.
