# ---
# jupyter:
#   sample:
#     shows: Works in place, so that the arguments of three functions change.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    a -= b
    a *= a
    return np.sqrt(a.sum())

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of the points of each cluster."""
    for j in np.unique(labels):
        centroids[j] = X[labels == j].mean(axis=0)
    return centroids

# %% replace="05_cost_and_convergence/kmeans_cost"
def kmeans_cost(X, labels, centroids):
    """Return the cost J."""
    X -= centroids[labels]
    return np.sum(X ** 2)

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Assign and update in turn."""
    centroids = initial_centroids
    history = []
    for _ in range(max_iter):
        old = centroids.copy()
        labels = np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)
        for j in np.unique(labels):
            centroids[j] = X[labels == j].mean(axis=0)
        history.append(np.sum((X - centroids[labels]) ** 2))
        if np.array_equal(old, centroids):
            break
    labels = np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)
    return centroids, labels, history

# %% replace="quiz_1_kmeans/answer_1"
answer_1 = "a"

# %% [markdown] replace="handwriting/reflection"
# Most digits are recognised (79 %), but no cluster is called 8 and two clusters have the same name. I believe the
# starting images matter a lot. I would start from one image of each digit and see if the 8 survives.
