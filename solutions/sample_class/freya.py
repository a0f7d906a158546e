# ---
# jupyter:
#   sample:
#     shows: Half finished; one cell is emptied and one function has another name.
#     start: solved
#     leave_out: [quiz_1_kmeans]
# ---

# %% replace="03_assignment/assign_clusters"
def assign_cluster(X, centroids):
    """Return the index of the nearest centroid for each point."""
    return np.argmin(((X[:, None] - centroids) ** 2).sum(axis=2), axis=1)

# %% replace="05_cost_and_convergence/kmeans"

# %% [markdown] replace="handwriting/reflection"
# I ran out of time for the last lesson. In the mini-project I got 79 % right names. I would like to understand why the
# start with the worst J had the best names.
