# ---
# jupyter:
#   workshop:
#     title: Choosing k
#     minutes: 35
# ---

# %% [markdown]
# # Choosing k
#
# *Lesson 7, 35 minutes.* K-means wants to be told k, and mostly nobody knows it. After this lesson you can
#
# - read an elbow, and say when it misleads: after a bad start, or where there is none;
# - compare several k by silhouette and by stability;
# - explain the idea of splitting clusters until they look Gaussian.
#
# You need basic Python and NumPy arrays. No other lesson has to be done first.

# %% given="setup"
import numpy as np
from scipy.stats import normaltest
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score, silhouette_score

from kmeans_lab import check, data, hint, plots
from kmeans_lab.widgets import SelfCheck

# %% [markdown]
# ## Just take the smallest J?
#
# Three data sets come with us through this lesson: 300 points in four clear groups, 300 points strewn over a square, and
# 150 irises. First the four groups. The cost J is the sum of squared distances to the own centroid; small is tight.
#
# **Predict first.** For which k from 1 to 8 is J smallest? And for which k would it be 0?

# %%
ks = np.arange(1, 9)


def fits(X):
    """Return a model for each k: the best of five starts."""
    return [KMeans(k, n_init=5, random_state=0).fit(X) for k in ks]


# %%
def costs(models):
    """Return J of each model."""
    return np.array([model.inertia_ for model in models])


# %%
clear, _ = data.blobs(n=300, k=4, seed=3)
flat = np.random.default_rng(0).uniform(-5, 5, size=(300, 2))
flowers, *_ = data.iris()
clear_models, flat_models, flower_models = fits(clear), fits(flat), fits(flowers)
plots.curve(ks, costs(clear_models), x="number of clusters k", y="best J", title="Four clear groups")

# %% [markdown]
# For the largest k. One more centroid, put anywhere, leaves each point where it is or gives it a nearer one. So the best J
# never rises with k, and with k = n each point is its own centroid and J is 0. J alone cannot choose k.
#
# But look at the bend at k = 4: from 2,618 to 583, then to 528. That is the **elbow**.

# %% [markdown]
# ## Where the elbow misleads: a bad start
#
# Other data, five groups, and this time one random start for each k.
#
# **Predict first.** Can J rise from one k to the next?

# %%
five, _ = data.blobs(n=300, k=5, seed=3, spread=1.3)
one_start = [KMeans(k, init="random", n_init=1, random_state=2).fit(five).inertia_ for k in ks]
best_costs = costs(fits(five))
lines = {"one random start": one_start, "best of five starts": best_costs}
plots.curves(ks, lines, x="number of clusters k", y="J", title="Five groups")

# %% [markdown]
# It can: from 10,371 for k = 3 to 10,801 for k = 4, since each run may stop in a local minimum. The lower line bends at 5,
# the upper one seems to bend at 6. A rise proves that a start was bad. No rise proves nothing.

# %% [markdown]
# ## Exercise: `bad_starts`
#
# Write a function that finds runs that cannot be the best for their k.
#
# - `costs` is a float array of shape `(K,)`: J of one run each for k = 1, 2, ..., K. K is at least 1.
# - The best J never rises with k. So a run is bad for certain if its J is *larger* than the J of some smaller k: of the one
#   before, or of an earlier one. Equal is not larger.

# %% [markdown]
# More rules for your function:
#
# - Return an integer array with the *k* of all runs that are bad for certain, in ascending order; k counts from 1. Where
#   there is none, return an integer array of shape `(0,)`.
# - J may be huge or tiny. Do not change `costs`; it may be read-only.
#
# **By hand:** for J = 90, 40, 50, 45, 30 the answer is `[3, 4]`.


# %% solution="bad_starts"
def bad_starts(costs):
    """Return the numbers of clusters whose run cannot have found the best J.

    Parameters
    ----------
    costs : float array of shape (K,), J of one run each for k = 1, 2, ..., K. Not changed.

    Returns
    -------
    ks : integer array, ascending: each k whose J is larger than that of some smaller k

    Example: J = 90, 40, 50, 45, 30 give 3, 4.
    """
    ### BEGIN SOLUTION
    smallest_so_far = np.minimum.accumulate(costs)
    return 1 + np.flatnonzero(costs > smallest_so_far)
    ### END SOLUTION


# %% check="bad_starts" points=4
check("bad_starts")

# %% [markdown]
# The check tries a few examples; your marks come from others that follow the same rules. Stuck? Run `hint("bad_starts")`
# in a new cell. Each run shows one more hint, and asking costs no marks.

# %% tags=["raises-exception"]
print("bad for certain, one start:  ", bad_starts(np.array(one_start)))
print("bad for certain, five starts:", bad_starts(best_costs))

# %% [markdown]
# Both 4 and 5 are bad: 10,688 for k = 5 is below 10,801, and still above 10,371. That is why the elbow seemed to stand
# at 6. First make each J as good as you can, then look for a bend.

# %% [markdown]
# ## Where the elbow misleads: there is none
#
# Now the other two: 300 points without any groups, strewn evenly over a square; and the irises.
#
# **Predict first.** Where do these curves bend?

# %%
shares = {"square": costs(flat_models) / costs(flat_models)[0], "irises": costs(flower_models) / costs(flower_models)[0]}
plots.curves(ks, shares, x="number of clusters k", y="J / J for k = 1", title="No groups, and irises")

# %% [markdown]
# The square bends everywhere a little, and nowhere. The irises bend at 2, or at 3, as you like it. An eye that looks for an
# elbow finds one, in any falling curve; and stretching the axis moves it. A rule that always gives an answer has not
# shown that groups exist.

# %% [markdown]
# **Check yourself.** No marks; each option has an answer of its own.

# %%
SelfCheck("choosing_k/smallest")

# %% [markdown]
# ## Silhouette
#
# The silhouette of a point compares its mean distance to its own cluster, $a$, with that to the nearest other one, $b$:
# $(b - a) / \max(a, b)$, from -1 to 1 (lesson 6). We take the mean over all points.
#
# **Predict first.** Which of the three data sets has a clear peak, and where?

# %%
def silhouettes(X, models):
    """Return the mean silhouette of each model but the first: one cluster has none."""
    return [silhouette_score(X, model.labels_) for model in models[1:]]


# %%
lines = {
    "four groups": silhouettes(clear, clear_models),
    "square": silhouettes(flat, flat_models),
    "irises": silhouettes(flowers, flower_models),
}
plots.curves(ks[1:], lines, x="number of clusters k", y="mean silhouette", title="Silhouettes")

# %% [markdown]
# Four groups: a peak of 0.77 at 4. The square stays between 0.36 and 0.40 for every k: no k is better than another, and
# that is the right answer. The irises peak at 2, though botanists count three species.

# %% [markdown]
# ## Stability
#
# If groups are real, other data from the same source should show them again. So split the data at random into two halves,
# cluster each, let both models label *all* points by `predict`, and compare the two labellings by ARI (1: the same up to
# the numbers, 0: as by chance).
#
# **Predict first.** Which k will be stable for the four groups?


# %%
def agreement(X, k, rng):
    """Return the ARI of two labellings of X, each by a model of one random half."""
    halves = np.array_split(rng.permutation(len(X)), 2)
    models = [KMeans(k, n_init=2, random_state=0).fit(X[half]) for half in halves]
    return adjusted_rand_score(models[0].predict(X), models[1].predict(X))


def stability(X, some):
    """Return the mean agreement of two splits, for some k."""
    return [np.mean([agreement(X, k, np.random.default_rng(seed)) for seed in range(2)]) for k in some]


# %%
few = [2, 3, 4, 5]
lines = {"four groups": stability(clear, few), "square": stability(flat, few), "irises": stability(flowers, few)}
plots.curves(few, lines, x="number of clusters k", y="mean ARI of two halves", title="Stability")

# %% [markdown]
# The four groups are found again at 4, exactly. But look at the square: its best is k = 4 too, about 0.8, one cluster for
# each corner. A square has corners, not groups. And too small a k may be stable, as 2 is for the irises. A k that is
# not stable is in doubt; a stable one is not proved.

# %% [markdown]
# ## Split until it looks Gaussian
#
# G-means (Hamerly and Elkan, 2003) asks each cluster: do your points look like *one* heap? Split it in two, project its
# points on the line that joins the two centroids, and test whether they lie there as a bell curve says. The test gives a
# **p-value**: how often a true bell curve would look at least as odd.

# %% [markdown]
# **Predict first.** With k = 3 one of the three clusters is really two groups. How do its projections look?


# %%
def projections(members):
    """Return the places of the points along the line that joins the centroids of two halves."""
    first, second = KMeans(2, n_init=10, random_state=0).fit(members).cluster_centers_
    return members @ (second - first) / np.linalg.norm(second - first)


# %%
labels = KMeans(3, n_init=10, random_state=0).fit_predict(clear)
heaps = [projections(clear[labels == cluster]) for cluster in range(3)]
print("points:  ", [len(heap) for heap in heaps])
print("p-values:", [f"{normaltest(heap).pvalue:.2g}" for heap in heaps])
plots.histogram(heaps[0], x="place along the line", title="Cluster 0 of 3")

# %% [markdown]
# Two heaps, with a gap: a p-value of almost 0 says "no bell curve (not Gaussian): split". The other two clusters have 0.4
# and 0.7: "leave".
# Begin with k = 1, split what is not Gaussian, run k-means, and repeat until nothing splits: so k comes out. The price: it
# believes that groups are Gaussian heaps.

# %% [markdown]
# ## Exercise: which k?
#
# Other data. J comes from *one random start* for each k; silhouette and stability from the best of several.
#
# | k | J | silhouette | stability |
# | --- | --- | --- | --- |
# | 3 | 5,839 | 0.59 | 0.89 |
# | 4 | 2,810 | 0.65 | 0.86 |
# | 5 | 2,726 | 0.74 | 1.00 |
# | 6 | 914 | 0.66 | 0.88 |
# | 7 | 835 | 0.57 | 0.77 |

# %% [markdown]
# Which choice has the best reason? **Single answer.**
#
# - **a**: k = 4, because J hardly falls from 4 to 5.
# - **b**: k = 5, because two halves of the data agree on it and its clusters are the most separate.
# - **c**: k = 6, because there the curve of J bends most.
# - **d**: k = 7, because its J is the smallest.

# %% solution="which_k" stub="which_k = None"
### BEGIN SOLUTION
which_k = "b"
### END SOLUTION

# %% check="which_k" points=2
check("which_k", options="abcd")

# %% [markdown]
# **Check yourself** once more.

# %%
SelfCheck("choosing_k/purpose")

# %% [markdown]
# ## Recap
#
# You can now
#
# - read an elbow with care: a rise proves a bad start, and a falling curve always seems to bend somewhere;
# - compare k by silhouette and by stability, and know that both can favour a k without groups;
# - say what G-means does: split, project, test, and keep the split where the heap is not Gaussian.
#
# **Next:** the quiz *Quiz 1: K-Means*, then lesson 8, *k-means++*.

# %% [markdown]
# ## Go deeper
#
# Optional:
#
# - G. Hamerly and C. Elkan, "Learning the k in k-means", NIPS 2003: with the test of Anderson and Darling, and a very
#   small p-value as the limit.
# - R. Tibshirani, G. Walther and T. Hastie, ["Estimating the number of clusters via the gap
#   statistic"](https://doi.org/10.1111/1467-9868.00293), 2001: J against J of data without groups.
# - S. Ben-David, U. von Luxburg and D. Pal, "A Sober Look at Clustering Stability", COLT 2006.
