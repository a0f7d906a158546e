# ---
# jupyter:
#   workshop:
#     title: Update
#     minutes: 40
# ---

# %% [markdown]
# # Update
#
# *Lesson 4, 40 minutes.* Every point has a label; now the centroids move. After this lesson you can
#
# - say why k-means moves a centroid to the mean, and prove it in five lines;
# - write step 3 of k-means, the update, in NumPy;
# - say what can happen to a cluster without points, and why a rule for it must be stated.
#
# You need basic Python and NumPy arrays. No other lesson has to be done first.

# %% given="setup"
import warnings

import numpy as np
from scipy.cluster import vq
from sklearn.cluster import KMeans

from kmeans_lab import check, data, hint, plots
from kmeans_lab.widgets import KMeansExplorer, SelfCheck

# %% [markdown]
# ## Where shall we meet?
#
# Five friends live in one street, at numbers 0, 1, 2, 3 and 14. They want a meeting place. Each counts the *square* of
# the way to walk, because one long walk annoys more than two of half the length.
#
# **Predict first.** Which place makes the sum of the five squares smallest?

# %%
street = np.array([0, 1, 2, 3, 14])
for place in [2, 4]:
    walks = np.abs(street - place)
    print(f"place {place}: sum of walks {np.sum(walks)}, sum of squares {np.sum(walks**2)}")
places = np.linspace(0, 14, 57)
squares = [np.sum((street - place) ** 2) for place in places]
plots.curve(places, squares, x="house number", y="sum of squared walks", title="Where is the lowest point?")

# %% [markdown]
# Look for the bottom of the curve: it is at 4, where nobody lives. That is the **mean**, $(0 + 1 + 2 + 3 + 14) / 5$.
# The middle friend, at 2, is best only when you add plain walks (16 against 20). K-means adds up *squares*, so it takes
# means.

# %% [markdown]
# ## A proof in five lines
#
# One curve proves nothing about other streets. Take any numbers $x_1, \dots, x_n$ with mean $m$, and any other place
# $c$.
#
# 1. $\sum (x_i - c)^2 = \sum \big((x_i - m) + (m - c)\big)^2$
# 2. $\phantom{\sum (x_i - c)^2} = \sum (x_i - m)^2 + 2 (m - c) \sum (x_i - m) + n (m - c)^2$
# 3. $\sum (x_i - m) = \sum x_i - n m = 0$, because $m$ is the mean.
# 4. So $\sum (x_i - c)^2 = \sum (x_i - m)^2 + n (m - c)^2$.
# 5. The last term is never negative, and it is 0 only at $c = m$. $\blacksquare$

# %% [markdown]
# Line 4 even gives the price of another place. At 2 instead of 4 the five friends pay $5 \cdot 2^2 = 20$ more: 150, not
# 130, as printed above. With more features nothing new happens. A squared distance is a sum over the features, so each
# feature has its own best value, and the best **point** is the mean of each column.

# %% [markdown]
# **Check yourself.** No marks; each option has an answer of its own.

# %%
SelfCheck("update/outlier")

# %% [markdown]
# ## Step 3 by hand
#
# Six people gave two opinions each, and step 2 has labelled them: person 3, at $(4, 3)$, is in cluster 1, all others in
# cluster 0.
#
# **By hand:** where do the two centroids move? Write down both before you read on.

# %%
X, centroids = data.six_people()
labels = np.array([0, 0, 0, 1, 0, 0])
print(labels == 0)
print(X[labels == 0])
print("mean of everything:  ", X[labels == 0].mean())
print("mean of each column: ", X[labels == 0].mean(axis=0))

# %% [markdown]
# `labels == 0` gives six answers, True or False. Between square brackets they pick rows: only those with True stay.
# `axis=0` then walks down the rows and keeps the columns apart: $(0 + 1 + 1 + 3 + 6) / 5 = 2.2$ and
# $(0 + 1 + 2 + 4 + 6) / 5 = 2.6$. Centroid 1 moves to its only person, $(4, 3)$. So the update is one line for each
# cluster. Or is it?

# %% [markdown]
# ## First surprise: nobody came
#
# Now let there be a third centroid that is nearest to nobody. No label is 2.
#
# **Predict first.** What is the mean of no points: zero, an error, or something else?

# %%
with warnings.catch_warnings(record=True) as heard:
    warnings.simplefilter("always")
    print("mean of nobody:", X[labels == 2].mean(axis=0))
for warning in heard:
    print("NumPy warns:", warning.message)

# %% [markdown]
# It is `nan`, "not a number": zero divided by zero. NumPy only warns, and the program goes on with a centroid that is
# nowhere. The next step 2 asks each point for its smallest distance to a centroid, and the distance to nowhere is
# `nan`.
#
# **Predict first.** Where is the smallest number in the list 3, nan, 1?

# %%
np.argmin([3, np.nan, 1])

# %% [markdown]
# Position 1: the `nan`. In NumPy a `nan` wins every search for a minimum, so that you cannot overlook it. For us this
# means that a centroid at `nan` is "nearest" to *every* point. Let us see what that does to a whole run.

# %% [markdown]
# ## Does it happen in a real run?
#
# Six houses stand along a road, at kilometres 0, 19, 20, 22, 42 and 44. Three postboxes start at the houses 0, 42 and
# 44, so each has a house of its own.
#
# **By hand:** do two full rounds. Each house goes to its nearest box; then each box moves to the mean of its houses.

# %%
road = np.array([[0.0], [19.0], [20.0], [22.0], [42.0], [44.0]])
start = road[[0, 4, 5]]
houses = np.column_stack([road, np.ones(6)])
first = {"labels": [0, 0, 0, 1, 1, 2], "centroids": [(13, 0), (32, 0), (44, 0)], "title": "round 1"}
second = {"labels": [0, 0, 0, 0, 2, 2], "centroids": [(15.25, 0), (32, 0), (43, 0)], "title": "round 2"}
axes = {"x": "kilometre", "y": "0: road, 1: houses"}
plots.side_by_side([{"X": houses, **spec, **axes} for spec in (first, second)], title="Houses, and boxes on the road")

# %% [markdown]
# Look at box 1. Round one gives it the houses 22 and 42, so it moves to 32. But box 0 has moved to 13 and box 2 stands
# at 44: now house 22 is nearer to box 0 (9 against 10), and house 42 nearer to box 2 (2 against 10). Box 1 has lost
# both.

# %% [markdown]
# With the single line, box 1 becomes `nan`, and then:
#
# | round | labels | boxes |
# | --- | --- | --- |
# | 1 | 0 0 0 1 1 2 | 13, 32, 44 |
# | 2 | 0 0 0 0 2 2 | 15.25, nan, 43 |
# | 3 | 1 1 1 1 1 1 | nan, 24.5, nan |
# | 4 | 0 0 0 0 0 0 | 24.5, nan, nan |
#
# From there rounds 3 and 4 repeat for ever. One empty cluster has swallowed the whole run.

# %% [markdown]
# ## Rules in use
#
# The mean of nobody does not exist, so somebody has to choose. These rules are all in use:
#
# | rule | the empty cluster's centroid ... | used by |
# | --- | --- | --- |
# | keep | stays where it was | **this workshop**, SciPy's `kmeans2` |
# | farthest point | moves to the point farthest from its own centroid | scikit-learn |
# | drop | is removed, so k gets smaller | SciPy's `kmeans` |
# | restart | the run ends; begin again from another start | R's `kmeans` stops and asks you to |
#
# **Predict first.** Same six houses, same three boxes at the start. Will scikit-learn and SciPy's `kmeans` end with the
# same boxes?

# %%
relocated = KMeans(3, init=start, n_init=1).fit(road).cluster_centers_
dropped, _ = vq.kmeans(road, start)
print("farthest point (scikit-learn):", relocated.ravel().round(2))
print("drop (SciPy's kmeans):        ", dropped.ravel())

# %% [markdown]
# One ends with three boxes, the other with two. When box 1 is empty, scikit-learn moves it to house 0, which is 13 km
# from its box. Its final sum of squares is 6.67; keeping or dropping box 1 ends at 316.75. Same data, same start, same
# algorithm: only the unstated rule differs.

# %% [markdown]
# So a rule must be **stated**: without it, two honest people get different answers and neither is wrong. No rule is
# best everywhere. The farthest point may be a typing error; dropping breaks the promise of k clusters; keeping may
# waste a centroid. Ours is *keep*: it is the simplest, and it never makes the sum of squares larger.

# %% [markdown]
# **Check yourself:** more than one option fits.

# %%
SelfCheck("update/rules")

# %% [markdown]
# ## Exercise: `empty_clusters`
#
# Whatever the rule, first you must notice. Write a function that returns the clusters without points.
#
# - `labels` is an integer array of shape `(n,)`, n at least 1, of any integer type, with numbers from 0 to `k` - 1.
# - Return an integer array of the missing numbers, ascending; of shape `(0,)`, and still of integers, if none is missing.
# - `k` may be larger than n. Do not change `labels`.

# %% solution="empty_clusters"
def empty_clusters(labels, k):
    """Return the numbers from 0 to k - 1 that are no label. Example: labels 3, 0, 3 and k = 5 give 1, 2, 4."""
    ### BEGIN SOLUTION
    counts = np.bincount(labels, minlength=k)
    return np.flatnonzero(counts == 0)
    ### END SOLUTION

# %% check="empty_clusters" points=3
check("empty_clusters")

# %% [markdown]
# ## Exercise: one round by hand
#
# Points $(0, 0), (2, 0), (4, 0), (3, 6), (5, 8)$; centroids 0, 1, 2 at $(1, 1)$, $(4, 6)$ and $(7, 1)$. Do one round,
# assign and update, with our rules: a tie goes to the lowest index, an empty cluster keeps its centroid.
#
# Write the three new centroids in order; the old ones would be `[[1, 1], [4, 6], [7, 1]]`. Is there a tie? Is there an
# empty cluster?

# %% solution="centroids_by_hand" stub="centroids_by_hand = None"
### BEGIN SOLUTION
centroids_by_hand = [[2, 0], [4, 7], [7, 1]]
### END SOLUTION

# %% check="centroids_by_hand" points=2
check("centroids_by_hand")

# %% [markdown]
# The check looks at the form only; two digits after the point are enough. When your `update_centroids`, further down, is
# right, its check also says what your function makes of this round, beside what you wrote.

# %% [markdown]
# ## Second surprise: whole numbers
#
# Your function will sometimes get integers, for instance centroids `[[4, 5], [5, 4]]`.
#
# **Predict first.** We write the mean $(2.2, 2.6)$ into the first row of that integer array. What stands there
# afterwards?

# %%
whole = np.array([[4, 5], [5, 4]])
whole[0] = [2.2, 2.6]
print(whole)

# %% [markdown]
# `[2 2]`: an integer array cuts off everything behind the point, without a warning. Even 2.6 became 2. So collect the
# means in an array of **floats**, whatever you were given.

# %% [markdown]
# ## Exercise: `update_centroids`
#
# Write a function that takes points, labels and the centroids so far, and returns the new centroids.
#
# - `X` has shape `(n, d)`: n points with d features each. `labels` has shape `(n,)`: whole numbers from 0 to k - 1.
# - `centroids` has shape `(k, d)`, so k is `len(centroids)`. Some labels may not occur, and k may be larger than n.
# - The answer is a float array of shape `(k, d)`.

# %% [markdown]
# Four rules:
#
# - Row j of the answer is the mean of the points with label j. Trust the labels, even where another centroid is nearer.
# - A cluster without points keeps its previous centroid: row j of `centroids`.
# - The inputs may hold integers. The means are floats all the same.
# - Do not change `X`, `labels` or `centroids`; they may even be read-only.

# %% [markdown]
# **By hand:** three points $(0, 0)$, $(2, 4)$, $(7, 7)$ with the labels 0, 0, 2. The centroids so far are $(9, 9)$,
# $(5, 5)$ and $(1, 1)$. The new ones: $(1, 2)$, the mean of the first two points; $(5, 5)$, kept because nobody has
# label 1; and $(7, 7)$.

# %% solution="update_centroids"
def update_centroids(X, labels, centroids):
    """Return the new centroids: the mean of the points of each cluster.

    Parameters
    ----------
    X : array of shape (n, d), integers or floats, one point in each row
    labels : integer array of shape (n,), the cluster of each point, from 0 to k - 1
    centroids : array of shape (k, d), integers or floats, the centroids so far
        None of the three is changed.

    Returns
    -------
    new_centroids : float array of shape (k, d)
        Row j is the mean of the points with label j, or row j of `centroids` if no point has label j.

    Example: the points (0, 0) and (2, 4) share a label; the centroid of their cluster becomes (1, 2).
    """
    ### BEGIN SOLUTION
    new_centroids = np.array(centroids, dtype=float)
    for label in range(len(centroids)):
        members = X[labels == label]
        if len(members) > 0:
            new_centroids[label] = members.mean(axis=0)
    return new_centroids
    ### END SOLUTION

# %% check="update_centroids" points=5
check("update_centroids")

# %% [markdown]
# The check tries some open examples; your marks come from other points under the same rules. Stuck? Put
# `hint("update_centroids")` into a cell of your own. Each call shows one more hint, and asking costs no marks.

# %% [markdown]
# ## Your function at work
#
# The six people first. Your function should move the centroids to the two points that you found by hand.

# %% tags=["raises-exception"]
moved = update_centroids(X, labels, centroids)
people = {"X": X, "labels": labels, "x": "first opinion (0 to 6)", "y": "second opinion (0 to 6)"}
before = {"centroids": centroids, "title": "before the update", **people}
after = {"centroids": moved, "title": "after the update", **people}
plots.side_by_side([before, after], title="Step 3, by your function")

# %% [markdown]
# Centroid 0 jumped to the middle of its five people, $(2.2, 2.6)$; centroid 1 sits on its only person. Look at the two
# people at the upper right: they are now nearer to centroid 1 but keep their old label. The update moves centroids
# only. Labels wait for the next step 2.

# %% [markdown]
# ## Watch a cluster run empty
#
# Below, *Update* calls your own function, on the road with its three boxes. *Assign* is scikit-learn's, unless you bring
# an `assign_clusters` of your own.
#
# **Predict first.** Press them in turn. At which half step does box 1 lose its last house, and where does it stay?

# %%
KMeansExplorer(mode="empty", x="kilometre")

# %% [markdown]
# At the third, the second *Assign*. Your function leaves box 1 at 32, and the run ends with J = 316.8, where J is the sum
# of squared distances. A little help changes everything: drag box 1 between the houses at 20 and 22, and press *Run*. It
# ends at 6.667, as scikit-learn did.

# %% [markdown]
# ## Find the slip
#
# A published version of this example has the labels 0 0 0 1 0 1. It prints the new centroid 0 as $(1, 7/4)$.
#
# **By hand:** one of these two numbers is wrong. Which one, and what should it be? Then let your function decide.

# %% tags=["raises-exception"]
update_centroids(X, np.array([0, 0, 0, 1, 0, 1]), centroids)

# %% [markdown]
# Cluster 0 holds persons 0, 1, 2 and 4. Their first opinions 0, 1, 1 and 3 have the mean $5/4$, not 1; the $7/4$ is
# right. On the page a wrong mean looks as good as a right one.
#
# **Predict first.** Now the road again, in whole kilometres. Box 1 has no houses, and it stood at 32. Which three
# positions come back?

# %% tags=["raises-exception"]
update_centroids(road.astype(int), np.array([0, 0, 0, 0, 2, 2]), np.array([[13], [32], [44]]))

# %% [markdown]
# 15.25, 32 and 43: no `nan`, nothing cut off, and box 1 waits where it was. If houses are built near it one day, it
# will get them.

# %% [markdown]
# **Check yourself** once more, about what an update leaves undone.

# %%
SelfCheck("update/waiting")

# %% [markdown]
# ## Recap
#
# You can now
#
# - say why k-means moves a centroid to the mean: it makes the sum of squares smallest, and the price of any other place
#   is $n (m - c)^2$;
# - write the update: for each cluster the mean of its points, in floats;
# - say what happens to a cluster without points: ours keeps its centroid, other programs move it, drop it or stop.
#
# **Next:** lesson 5, *Cost and convergence*, puts the two steps into a loop and shows why the loop must end.

# %% [markdown]
# ## Go deeper
#
# - S. P. Lloyd, "Least squares quantization in PCM", *IEEE Transactions on Information Theory* 28 (1982): the two
#   steps.
# - scikit-learn, `_relocate_empty_clusters_dense` in `sklearn/cluster/_k_means_common.pyx`: the farthest-point rule.
# - SciPy, `scipy.cluster.vq`: `kmeans` drops an empty cluster; `kmeans2` warns and keeps its centroid, or raises an
#   error if you ask for it with `missing="raise"`.
# - mlpack, `AllowEmptyClusters`, `KillEmptyClusters`: a library in which the rule is a choice you make.
