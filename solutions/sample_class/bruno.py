# ---
# jupyter:
#   sample:
#     shows: Prints without end in a cell of his own, and k-means crashes because two shapes do not fit.
#     start: solved
# ---

# %% after="03_assignment/check_assign_clusters"
step = 0
while step < 10:
    print("step", step, assign_clusters(X, centroids))

# %% replace="05_cost_and_convergence/kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Assign and update in turn."""
    centroids = initial_centroids.astype(float)
    history = []
    for _ in range(max_iter):
        labels = np.linalg.norm(X - centroids, axis=1).argmin()
        for j in range(len(centroids)):
            centroids[j] = X[labels == j].mean(axis=0)
        history.append(kmeans_cost(X, labels, centroids))
    return centroids, labels, history

# %% [markdown] replace="handwriting/reflection"
# Eights were never recognised, zeros almost always. That is a difference of shape: nothing else has an empty middle.
# Overall 79 %, and a coin with ten sides has 10 %. I would cluster only the eights first, to see how many kinds there are.
