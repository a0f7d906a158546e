# ---
# jupyter:
#   sample:
#     shows: Forgets the square root, and takes the mean for the sum in J.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    difference = a - b
    return np.sum(difference ** 2)

# %% replace="05_cost_and_convergence/kmeans_cost"
def kmeans_cost(X, labels, centroids):
    """Return the cost J."""
    return np.mean(np.sum((X - centroids[labels]) ** 2, axis=1))

# %% replace="quiz_1_kmeans/answer_5"
answer_5 = "b"

# %% [markdown] replace="handwriting/reflection"
# The accuracy is 79 %. It is better than guessing, which gives 10 %. The 8 is difficult for the computer.
