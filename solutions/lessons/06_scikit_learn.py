# ---
# jupyter:
#   workshop:
#     title: K-means with scikit-learn
#     minutes: 30
# ---

# %% [markdown]
# # K-means with scikit-learn
#
# *Lesson 6, 30 minutes.* The same algorithm, in three lines of a library. After this lesson you can
#
# - cluster with scikit-learn, find J and the centroids in its model, and label new points;
# - compare clusters with known groups, although their numbers mean nothing;
# - judge clusters without known groups, by the silhouette.
#
# You need basic Python and NumPy arrays. No other lesson has to be done first.

# %% given="setup"
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_mutual_info_score, adjusted_rand_score, normalized_mutual_info_score
from sklearn.metrics import silhouette_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from kmeans_lab import check, data, hint, plots
from kmeans_lab.widgets import SelfCheck

# %% [markdown]
# ## A model
#
# 150 iris flowers, four lengths each, and three clusters. `KMeans(...)` only notes your wishes; `fit` does the work:
# `n_init=10` starts, of which the one with the smallest cost J is kept: the sum of squared distances from the flowers to
# their centroids. `random_state` is the seed.

# %%
flowers, species, features, species_names = data.iris()
model = KMeans(n_clusters=3, n_init=10, random_state=0)
model.fit(flowers)
print("iterations of the best run:", model.n_iter_)
print(pd.DataFrame(model.cluster_centers_, columns=features).round(2))

# %% [markdown]
# What `fit` has found stands in names that end with an underscore: `cluster_centers_`, `labels_`, and `inertia_`.
#
# **Predict first.** Below, the squared distances of all flowers to their own centroids are added up. Which of the three is
# that?

# %%
offsets = flowers - model.cluster_centers_[model.labels_]
print("sum of squared distances:", round(np.sum(offsets**2), 2))
print("inertia_:                ", round(model.inertia_, 2))

# %% [markdown]
# `inertia_` is the cost J of this workshop: no mean, no root. So compare it only between runs on the same data with the
# same k.

# %% [markdown]
# ## Two seeds, two answers?
#
# Somebody labelled the species: 0, 1 or 2. We count how many flowers have a cluster number equal to their species number,
# once with seed 0 and once with seed 3.
#
# **Predict first.** The two runs end with the same J. Will the two counts be equal?

# %%
for seed in [0, 3]:
    run = KMeans(3, n_init=10, random_state=seed).fit(flowers)
    equal = np.sum(run.labels_ == species)
    print(f"seed {seed}: J {run.inertia_:.2f}, equal numbers {equal} of 150, first flower in cluster {run.labels_[0]}")

# %% [markdown]
# 36 and 134: the clusters are the same, only their *numbers* differ. A cluster's number comes from the order of the start
# and means nothing. To see who is where, count the pairs in a table:

# %%
labels = model.labels_
pd.crosstab(labels, species, rownames=["cluster"], colnames=["species"])

# %% [markdown]
# Cluster 1 holds all 50 flowers of species 0 and no others. Clusters 0 and 2 share the other two species: 14 flowers of
# species 2 lie in cluster 0, two of species 1 in cluster 2. The best way to rename the clusters is plain to see. How would
# a program find it?

# %% [markdown]
# ## Exercise: `best_match`
#
# Rename the clusters, one to one, so that as many flowers as possible have a cluster number equal to their species number.
# Return that number of flowers.
#
# **By hand:** labels 0 0 0 1 1 and species 1 1 0 1 1. If cluster 0 becomes 1, cluster 1 must take another number, and two
# flowers agree. If both keep their numbers, three agree. So the answer is 3.

# %% [markdown]
# The rules for your function:
#
# - `labels` and `species` are integer arrays of shape `(n,)`, n at least 1, with numbers from 0 to 5; not every number need
#   occur.
# - *One to one*: two clusters never get the same name. With more clusters than species (or fewer), some stay without a
#   partner, and their flowers do not agree.
# - Return one integer: a count, not a share. Do not change the arrays; they may be read-only, of any integer type.


# %% solution="best_match"
def best_match(labels, species):
    """Return how many flowers agree, at best, after renaming the clusters one to one.

    Parameters
    ----------
    labels, species : integer arrays of shape (n,), numbers from 0 to 5. Not changed.

    Returns
    -------
    agreeing : one integer

    Example: labels 0 0 0 1 1 and species 1 1 0 1 1 give 3.
    """
    ### BEGIN SOLUTION
    from itertools import permutations

    table = np.zeros((6, 6), dtype=int)
    np.add.at(table, (labels, species), 1)
    renamings = np.array(list(permutations(range(6))))
    return int(table[range(6), renamings].sum(axis=1).max())
    ### END SOLUTION


# %% check="best_match" points=4
check("best_match")

# %% [markdown]
# The check tries a few examples; your marks come from others that follow the same rules. Stuck? Run `hint("best_match")`
# in a new cell. Each run shows one more hint, and asking costs no marks.
#
# **Predict first.** What does your function say of the two seeds above?

# %% tags=["raises-exception"]
for seed in [0, 3]:
    run = KMeans(3, n_init=10, random_state=seed).fit(flowers)
    print(f"seed {seed}: {best_match(run.labels_, species)} of 150 flowers agree")

# %% [markdown]
# 134 both times. Note that k-means was never told of species: it found groups in four lengths. That 134 of 150 fit a
# botanist's names is a fact about irises, not a success of training.

# %% [markdown]
# **Check yourself.** No marks; each option has an answer of its own.

# %%
SelfCheck("scikit_learn/numbers")

# %% [markdown]
# ## Scores that need no names
#
# The **adjusted Rand index** (ARI) looks at pairs of flowers: are they together in both groupings, apart in both, or
# neither? It is 1 for equal groupings, and 0 on average for chance. **NMI** asks how much the cluster of a flower tells
# about its species, from 0 to 1; **AMI** is the same, adjusted for chance.
#
# **Predict first.** Labels drawn at random, with 3, 10 and 50 clusters: which scores stay at 0?

# %%
rng = np.random.default_rng(0)
scores = {"ARI": adjusted_rand_score, "AMI": adjusted_mutual_info_score, "NMI": normalized_mutual_info_score}
rows = {"k-means": [score(species, labels) for score in scores.values()]}
for k in [3, 10, 50]:
    draws = [rng.integers(k, size=150) for _ in range(3)]
    rows[f"chance, k = {k}"] = [np.mean([score(species, draw) for draw in draws]) for score in scores.values()]
pd.DataFrame(rows, index=list(scores)).T.round(2)

# %% [markdown]
# NMI climbs to 0.16 for pure chance with 50 clusters: small clusters are pure by accident. So take an adjusted score when
# you compare different k. And with k-means' 0.73 (ARI) say what you compared: the score needs groups that somebody knows.

# %% [markdown]
# ## New flowers
#
# `predict` gives a new point the label of its nearest centroid. Nothing is learnt, no centroid moves. It needs the same
# features in the same unit, and the same scaling. A **pipeline** keeps scaler and model together.
#
# **Predict first.** Four known flowers come back as "new". In the second row, a colleague has standardised them by *their
# own* mean and spread. Do the labels agree?

# %%
pipeline = make_pipeline(StandardScaler(), KMeans(3, n_init=10, random_state=0)).fit(flowers)
new = flowers[50:54]
print("by the pipeline:    ", pipeline.predict(new))
print("by their own spread:", pipeline[-1].predict(StandardScaler().fit_transform(new)))

# %% [markdown]
# Only two of four agree. Standardised among themselves, four similar flowers are torn apart: one becomes "small", another
# "large". New data are scaled by the mean and spread of the *old* data; the pipeline sees to that.

# %% [markdown]
# ## Without known groups: the silhouette
#
# For one point, let $a$ be its mean distance to the *other* points of its own cluster, and $b$ its mean distance to the
# points of the nearest other cluster: the smallest such mean. Its **silhouette** is
#
# $$s = \frac{b - a}{\max(a, b)}$$
#
# Near 1: well placed. Near 0: between two clusters. Below 0: the other cluster is nearer. A point alone in its cluster has
# no $a$; it gets 0.

# %% [markdown]
# **By hand:** clusters 1, 3 and 8, 10 on a line. For the point 3, $a = 2$ and $b = (5 + 7) / 2 = 6$, so
# $s = (6 - 2) / 6 = 0.67$.

# %% [markdown]
# Now yours: cluster 0 holds the points 1, 5 and 6, cluster 1 holds 9 and 13, cluster 2 holds 20 and 24. What is the
# silhouette of the point **5**? Write a fraction such as `1/3`, or a number: two digits after the point are enough. The
# check looks at the form only; the grading says whether it is right.

# %% solution="silhouette_by_hand" stub="silhouette_by_hand = None"
### BEGIN SOLUTION
silhouette_by_hand = 7 / 12
### END SOLUTION

# %% check="silhouette_by_hand" points=2
check("silhouette_by_hand")

# %% [markdown]
# Would you like to check it? Write `silhouette(x, labels, i)`, the silhouette of point `i` of the numbers `x`, with
# `np.abs(x - x[i])` and two means. Try it on 1, 3, 8, 10. Then run the check above again: it compares your function's
# answer with what you wrote.

# %% tags=["raises-exception"]
print("Optional and without marks: your silhouette(x, labels, i) may replace this line.")

# %% [markdown]
# The mean over all points says how tight and how separate the clusters are, and needs no species.
#
# **Predict first.** There are three species. For which k is the mean silhouette of the irises largest?

# %%
ks = [2, 3, 4, 5, 6]
groupings = [KMeans(k, n_init=10, random_state=0).fit_predict(flowers) for k in ks]
silhouettes = [silhouette_score(flowers, grouping) for grouping in groupings]
plots.curve(ks, silhouettes, x="number of clusters k", y="mean silhouette", title="Iris")

# %% [markdown]
# For k = 2: 0.68, against 0.55 for three. Species 0 stands far off; the other two touch, and the silhouette likes gaps. The
# flowers have three names and two clear groups. Neither is wrong: they answer different questions. Lesson 7 is about that.

# %% [markdown]
# **Check yourself** once more.

# %%
SelfCheck("scikit_learn/scaler")

# %% [markdown]
# ## Recap
#
# You can now
#
# - fit a `KMeans`, read `inertia_`, `labels_` and `cluster_centers_`, and label new points with the old scaling;
# - compare clusters with known groups by a table, by the best renaming, or by ARI and AMI;
# - say how well points sit in their clusters when nothing is known: $s = (b - a) / \max(a, b)$.
#
# **Next:** lesson 7, *Choosing k*.

# %% [markdown]
# ## Go deeper
#
# Optional:
#
# - P. Rousseeuw, ["Silhouettes: a graphical aid"](https://doi.org/10.1016/0377-0427(87)90125-7), 1987.
# - L. Hubert and P. Arabie, ["Comparing partitions"](https://doi.org/10.1007/BF01908075), 1985: the adjusted Rand index.
# - N. Vinh, J. Epps and J. Bailey, "Information Theoretic Measures for Clusterings Comparison", *Journal of Machine
#   Learning Research* 11, 2010: why to adjust for chance.
