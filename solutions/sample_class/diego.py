# ---
# jupyter:
#   sample:
#     shows: All right, with plain Python loops and the math module.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
import math

def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    total = 0.0
    for i in range(len(a)):
        total += (float(a[i]) - float(b[i])) ** 2
    return math.sqrt(total)

# %% replace="03_assignment/assign_clusters"
def assign_clusters(X, centroids):
    """Return the index of the nearest centroid for each point."""
    labels = []
    for point in X:
        best, best_distance = 0, float("inf")
        for j, centroid in enumerate(centroids):
            distance = sum((float(p) - float(c)) ** 2 for p, c in zip(point, centroid))
            if distance < best_distance:
                best, best_distance = j, distance
        labels.append(best)
    return np.array(labels)

# %% replace="04_update/update_centroids"
def update_centroids(X, labels, centroids):
    """Return the mean of each cluster; an empty one stays where it was."""
    k, d = centroids.shape
    new = []
    for j in range(k):
        members = [X[i] for i in range(len(X)) if labels[i] == j]
        if members:
            new.append([sum(float(m[c]) for m in members) / len(members) for c in range(d)])
        else:
            new.append([float(c) for c in centroids[j]])
    return np.array(new)

# %% replace="05_cost_and_convergence/kmeans_cost"
def kmeans_cost(X, labels, centroids):
    """Return J."""
    J = 0.0
    for i in range(len(X)):
        for c in range(X.shape[1]):
            J += (float(X[i, c]) - float(centroids[labels[i], c])) ** 2
    return J

# %% replace="handwriting/name_clusters"
def name_clusters(labels, digits, k):
    """Name each cluster after the digit that most of its members show."""
    names = []
    for cluster in range(k):
        votes = [0] * 10
        for label, digit in zip(labels, digits):
            if label == cluster:
                votes[digit] += 1
        names.append(votes.index(max(votes)) if sum(votes) > 0 else -1)
    return np.array(names)

# %% [markdown] replace="handwriting/reflection"
# Four in five images were named correctly, although K-Means was never told what a digit is. The 8 has no cluster, so all
# eights are wrong; most of them sit with the ones, because both are dark down the middle. Next I would take more
# clusters and merge the ones with the same name, and look whether an 8 appears.
