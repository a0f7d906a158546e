# ---
# jupyter:
#   sample:
#     shows: Returns the labels of the centroids before the last update, and writes down only the last J.
#     start: solved
# ---

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Assign and update in turn until the centroids rest."""
    centroids = initial_centroids.astype(float)
    for i in range(max_iter):
        history = []
        distances = np.linalg.norm(X[:, np.newaxis, :] - centroids, axis=2)
        labels = np.argmin(distances, axis=1)
        new_centroids = centroids.copy()
        for j in range(len(centroids)):
            if (labels == j).any():
                new_centroids[j] = X[labels == j].mean(axis=0)
        history.append(kmeans_cost(X, labels, new_centroids))
        if np.array_equal(new_centroids, centroids):
            break
        centroids = new_centroids
    return centroids, labels, history

# %% replace="handwriting/name_clusters"
def name_clusters(labels, digits, k):
    """Name each cluster after the digit that most of its members show."""
    names = np.full(k, -1)
    for c in range(k):
        values, counts = np.unique(digits[labels == c], return_counts=True)
        if len(values) > 0:
            names[c] = values[::-1][counts[::-1].argmax()]
    return names

# %% replace="quiz_1_kmeans/answer_6"
answer_6 = {"b"}

# %% replace="quiz_1_kmeans/answer_8"
answer_8 = "a"

# %% [markdown] replace="handwriting/reflection"
# Evidence: accuracy 79 %, guessing 10 %, 8 is mixed up with 1 and 9. Explanation: the images have many equal pixels.
# Limit: you must know k. Next step: try k = 12 and see what happens.
