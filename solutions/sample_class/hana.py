# ---
# jupyter:
#   sample:
#     shows: Guesses in the quiz, gives ties to the last index, and writes a reflection of one line.
#     start: solved
#     leave_out: [05_cost_and_convergence]
# ---

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    labels = []
    for x in X:
        winner = 0
        for j in range(len(centroids)):
            if np.sum((x - centroids[j]) ** 2) <= np.sum((x - centroids[winner]) ** 2):
                winner = j
        labels.append(winner)
    return np.array(labels)

# %% replace="quiz_1_kmeans/answer_1"
answer_1 = "a"

# %% replace="quiz_1_kmeans/answer_2"
answer_2 = "c"

# %% replace="quiz_1_kmeans/answer_3"
answer_3 = "d"

# %% replace="quiz_1_kmeans/answer_4"
answer_4 = {"a", "d"}

# %% replace="quiz_1_kmeans/answer_5"
answer_5 = "b"

# %% replace="quiz_1_kmeans/answer_6"
answer_6 = {"b", "c"}

# %% replace="quiz_1_kmeans/answer_7"
answer_7 = "c"

# %% replace="quiz_1_kmeans/answer_8"
answer_8 = {"b"}

# %% [markdown] replace="handwriting/reflection"
# Very interesting project, K-Means is a powerful algorithm.
