# ---
# jupyter:
#   sample:
#     shows: Takes medians for means, and stops as soon as one centroid rests.
#     start: solved
# ---

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the centre of each cluster."""
    new_centroids = centroids.astype(float)
    for j in np.unique(labels):
        new_centroids[j] = np.median(X[labels == j], axis=0)
    return new_centroids

# %% replace="05_cost_and_convergence/kmeans_cost"
def kmeans_cost(X, labels, centroids):
    """Return the cost J."""
    distances = np.linalg.norm(X - centroids[labels], axis=1)
    return distances.sum()

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Assign and update in turn until nothing moves."""
    centroids, history = np.array(initial_centroids, dtype=float), []
    error = np.ones(len(centroids))
    while error.all() != 0 and len(history) < max_iter:
        old = centroids.copy()
        labels = np.argmin(((X[:, None] - old) ** 2).sum(axis=2), axis=1)
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(axis=0)
        history.append(np.sum((X - centroids[labels]) ** 2))
        error = np.linalg.norm(centroids - old, axis=1)
    labels = np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)
    return centroids, labels, history

# %% replace="quiz_1_kmeans/answer_3"
answer_3 = "a"

# %% replace="quiz_1_kmeans/answer_7"
answer_7 = "b"

# %% [markdown] replace="handwriting/reflection"
# Ten clusters gave 79 % correct names, guessing 10 %. Five and nine have the same round back, so 41 fives landed with the
# nines. The holes of the eight cost only a few pixels. We scored the images that had voted, so the true number is a bit
# lower; with a split in two halves I expect 76 to 78 %.
