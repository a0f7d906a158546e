# ---
# jupyter:
#   workshop:
#     title: k-means++
#     minutes: 35
# ---

# %% [markdown]
# # k-means++
#
# *Lesson 8, 35 minutes.* K-means stops at a place that its start has chosen. After this lesson you can
#
# - say why some starts are bad, and why the farthest points are no cure;
# - work out by hand how k-means++ draws its centroids, and write it in NumPy;
# - say what its famous bound promises, and what it does not.
#
# You need basic Python and NumPy arrays. No other lesson has to be done first.

# %% given="setup"
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans, kmeans_plusplus

from kmeans_lab import check, data, hint, plots
from kmeans_lab.widgets import KMeansExplorer, SelfCheck

# %% [markdown]
# ## Nine villages
#
# "The first centroids are chosen at random", many texts say, and leave it there. Mostly they mean: *k different points of
# the data, each with the same chance*. Here are 300 houses in nine villages. Nine houses are drawn.
#
# **Predict first.** In how many of 50 draws does each village get one house?

# %%
X, village = data.blobs(n=300, k=9, seed=2)
rng = np.random.default_rng(1)
draws = [rng.choice(300, size=9, replace=False) for _ in range(50)]
hit = [len(np.unique(village[draw])) for draw in draws]
print("draws that hit 0, 1, 2, ... villages:", np.bincount(hit, minlength=10))
plots.points(X, centroids=X[draws[0]], title="A random start")

# %% [markdown]
# In none. With equal villages the chance is $9!/9^9$, about one in a thousand. Mostly five to seven villages are hit, and
# two or more centroids share one. Can k-means repair that? A centroid moves only to the mean of its points. So one that
# shares a village would have to cross empty land.

# %%
k_means = {"n_init": 1, "tol": 0}
best = KMeans(9, n_init=20, random_state=0).fit(X).inertia_
ends = [KMeans(9, init=X[draw], **k_means).fit(X).inertia_ / best for draw in draws]
print("ends within 1 % of the best J:", sum(end < 1.01 for end in ends), "of 50")
plots.histogram(ends, x="J at the end / best J", title="50 random starts")

# %% [markdown]
# Only 6 of 50 end at the best J; a typical run ends at two to four times as much. With nine clusters even ten restarts are
# no insurance. Better starts would be.

# %% [markdown]
# ## First idea: as far away as possible
#
# Take any house, such as row 0. Then always take the house that is farthest from its nearest one among those taken.
#
# **Predict first.** In the second picture a lorry has parked far outside, at $(60, 60)$. Who gets a centroid?


# %%
def farthest_first(X, k):
    """Return k points: row 0, then always the point farthest from its nearest centroid."""
    picked = [0]
    for _ in range(1, k):
        squares = ((X[:, np.newaxis] - X[picked]) ** 2).sum(axis=2).min(axis=1)
        picked.append(squares.argmax())
    return X[picked]


# %%
with_lorry = np.vstack([X, [[60, 60]]])
without = {"X": X, "centroids": farthest_first(X, 9), "title": "300 houses", "x": "x1, houses only"}
lorry = {"X": with_lorry, "centroids": farthest_first(with_lorry, 9), "title": "and a lorry"}
plots.side_by_side([without, lorry], title="Always the farthest")

# %% [markdown]
# The lorry gets the second centroid, at once and for certain, and a village goes without. On the left the centroids sit on
# the rims of their villages: the farthest points are the odd ones. We want far points, but not the oddest ones every time.
# So let chance decide, with good odds for far points.

# %% [markdown]
# ## Second idea: far points are likelier
#
# k-means++ draws each next centroid with a chance proportional to the *squared* distance to the nearest one picked. That is
# **D-squared sampling**. Four wells stand along a road, at 0, 2, 3 and 9, and the well at 0 is picked:
#
# | well | 0 | 2 | 3 | 9 | sum |
# | --- | --- | --- | --- | --- | --- |
# | distance to the nearest picked | 0 | 2 | 3 | 9 | |
# | squared | 0 | 4 | 9 | 81 | 94 |
# | chance | 0 | 4/94 | 9/94 | 81/94 | 1 |

# %% [markdown]
# **Predict first.** The chances are 0, 0.04, 0.10 and 0.86. Which well cannot be picked? With plain distances instead of
# squares, would the well at 9 be likelier or less likely?

# %%
distances = np.array([0, 2, 3, 9])
for name, weights in {"squared": distances**2, "plain": distances}.items():
    print(f"{name}:", (weights / weights.sum()).round(2))

# %% [markdown]
# Less likely: 0.64. The well at 0 has chance 0, since a picked point is no distance from itself; so no point comes twice.
# Squares push harder towards far points, and they fit: J adds up squared distances, so the chance of a point is its share
# in the J of the moment.

# %% [markdown]
# ## Exercise: by hand
#
# Five wells stand at 1, 2, 4, 10 and 11. Two are picked: first the one at 1, then the one at 10. What are the chances of
# the five wells to be picked next?
#
# Write them as a list in the order of the wells. Fractions such as `1/4` are welcome, and two digits are enough.

# %% solution="chances_by_hand" stub="chances_by_hand = None"
### BEGIN SOLUTION
chances_by_hand = [0, 1 / 11, 9 / 11, 0, 1 / 11]
### END SOLUTION

# %% check="chances_by_hand" points=2
check("chances_by_hand")

# %% [markdown]
# The check looks at the form, and whether the chances add up to 1. Whether they are right, the grading says; and when
# your `next_chances`, below, is right, its check says what it gives for these wells. Stuck? Run
# `hint("chances_by_hand")` in a new cell. Each run shows one more hint, and asking costs no marks.

# %% [markdown]
# ## Exercise: `next_chances`
#
# Now for any points. Write a function that returns the chance of each point to be picked next.
#
# - `X` has shape `(n, d)`; `picked` is an integer array of shape `(j,)`: the positions of the points picked so far, one or
#   more.
# - The chance is proportional to the squared distance to the *nearest* picked point.

# %% [markdown]
# More rules for your function:
#
# - Return a float array of shape `(n,)`; the chances add up to 1. A picked point has chance 0, and so has one that equals
#   it. Each of several equal points has a chance of its own.
# - At least one point differs from all picked ones. `X` may hold integers, huge or tiny numbers.
# - Do not change `X` or `picked`; they may be read-only.


# %% solution="next_chances"
def next_chances(X, picked):
    """Return the chance of each point to be picked next by k-means++.

    Parameters
    ----------
    X : array of shape (n, d), the points. Not changed.
    picked : integer array of shape (j,), the positions of the points picked so far, j at least 1. Not changed.

    Returns
    -------
    chances : float array of shape (n,), which adds up to 1

    Example: points 0, 2, 3, 9 with one feature, picked [0], give 0, 4/94, 9/94, 81/94.
    """
    ### BEGIN SOLUTION
    squared_distances = ((X[:, np.newaxis] - X[picked]) ** 2).sum(axis=2)
    weights = squared_distances.min(axis=1)
    return weights / weights.sum()
    ### END SOLUTION


# %% check="next_chances" points=4
check("next_chances")

# %% [markdown]
# `rng.choice(n, p=chances)` draws a position from 0 to n - 1 with these chances. **Predict first.** In 10,000 draws with
# the well at 0 picked, how often does the well at 3 come out?

# %% tags=["raises-exception"]
wells = np.array([[0.0], [2.0], [3.0], [9.0]])
chances = next_chances(wells, np.array([0]))
drawn = rng.choice(4, size=10_000, p=chances)
pd.DataFrame({"expected": 10_000 * chances, "drawn": np.bincount(drawn, minlength=4)}).round(0)

# %% [markdown]
# About $9/94 \cdot 10{,}000 = 957$ times. Chance does not hit the number exactly, and it need not: your next function is
# judged in the same way. It is called thousands of times, and what counts is how often each point comes out.

# %% [markdown]
# ## Exercise: `kmeans_plus_plus_init`
#
# Now the whole start. `X` has shape `(n, d)`, `k` is the number of centroids, and `rng` is a NumPy generator.
#
# 1. The first centroid is a point of `X`, each with the same chance.
# 2. Each next one is drawn with a chance proportional to its squared distance to the nearest one picked.
# 3. Stop when there are `k`.

# %% [markdown]
# More rules for your function:
#
# - Return a float array of shape `(k, d)`: rows of `X`, in the order picked. `X` may hold integers.
# - All chance comes from `rng`: not from `np.random`, and not from a generator of your own. The same seed gives the same
#   rows. How many numbers you draw, and by which method, is up to you.
# - `X` has at least `k` different rows. Do not change it; it may be read-only.


# %% solution="kmeans_plus_plus_init"
def kmeans_plus_plus_init(X, k, rng):
    """Return k points of X, drawn as k-means++ does.

    Parameters
    ----------
    X : array of shape (n, d), the points, integers or floats, at least k of them different. Not changed.
    k : the number of centroids, 1 or more
    rng : a NumPy random generator, the only source of chance

    Returns
    -------
    centroids : float array of shape (k, d), rows of X in the order picked

    Source: D. Arthur and S. Vassilvitskii, "k-means++: the advantages of careful seeding", 2007.
    """
    ### BEGIN SOLUTION
    picked = [rng.integers(len(X))]
    while len(picked) < k:
        picked.append(rng.choice(len(X), p=next_chances(X, np.array(picked))))
    return X[picked].astype(float)
    ### END SOLUTION


# %% check="kmeans_plus_plus_init" points=6
check("kmeans_plus_plus_init")

# %% [markdown]
# ## Back to the villages
#
# **Predict first.** Of 50 random starts, 6 ended at the best J. How many of 50 starts of yours will?

# %% tags=["raises-exception"]
rng = np.random.default_rng(3)
starts = [kmeans_plus_plus_init(X, 9, rng) for _ in range(50)]
own_ends = [KMeans(9, init=start, **k_means).fit(X).inertia_ / best for start in starts]
print("ends within 1 % of the best J:", sum(end < 1.01 for end in own_ends), "of 50")
plots.histogram(own_ends, x="J at the end / best J", title="50 starts by k-means++")

# %% [markdown]
# About half (yours may differ by seven: other draws, other numbers). From one in eight to one in two. It is still chance,
# so restarts remain a good idea: that five in a row are all bad now happens about once in thirty times, and no longer every
# other time.

# %% [markdown]
# ## Watch it
#
# All five centroids begin in one group. Press *Run*. Then *Random start* and *Run*, a few times; then *k-means++ start*,
# which calls your function, and *Run*.
#
# **Predict first.** Which kind of start has the worse worst run?

# %%
KMeansExplorer(mode="starts")

# %% [markdown]
# Look at the scores beside the plot. Both kinds find the best J sooner or later, and both can fail. But the worst of the
# random starts is far worse, and one look at the first centroids tells you why.

# %% [markdown]
# **Check yourself.** No marks; each option has an answer of its own.

# %%
SelfCheck("kmeans_plus_plus/outlier")

# %% [markdown]
# ## What is proved
#
# Arthur and Vassilvitskii proved in 2007: *right after the draw*, before any step of k-means, J is expected to be at most
# $8(\ln k + 2)$ times the best J of all, on every data set. Steps of k-means never raise J, so it holds for the end too.
#
# **Predict first.** For $k = 9$ the bound is 33.6. How large is the ratio on the villages?

# %% tags=["raises-exception"]
def start_ratio(centroids):
    """Return J of the first assignment to the centroids, as a multiple of the best J."""
    squares = ((X[:, np.newaxis] - centroids) ** 2).sum(axis=2)
    return squares.min(axis=1).sum() / best


table = {"k-means++": [start_ratio(start) for start in starts], "random": [start_ratio(X[draw]) for draw in draws]}
pd.DataFrame(table).agg(["mean", "max"]).round(1)

# %% [markdown]
# On average about 4, far below 33.6: the bound holds for the most awkward data too. Two warnings. It is about the
# *average* of many draws, and says nothing of a single run. And random starts have no such bound: move one village far
# enough away, and their average grows without end.

# %% [markdown]
# So "k-means has no theoretical foundation", as one reads at times, is wrong. J falls and the loop ends (lesson 5); the
# best J is NP-hard to find; and a start is known whose expected J is within a factor of order $\log k$ of it.

# %% [markdown]
# **Check yourself** once more.

# %%
SelfCheck("kmeans_plus_plus/bound")

# %% [markdown]
# ## What scikit-learn does
#
# `KMeans` starts by k-means++ unless told otherwise, with a twist: for each centroid it draws $2 + \ln k$ candidates,
# rounded down, and keeps the one that lowers J most. With `n_init="auto"` it makes one such start, but ten if
# `init="random"`.
#
# **Predict first.** How many of 50 end at the best J now?

# %%
greedy = [kmeans_plusplus(X, 9, random_state=seed)[0] for seed in range(50)]
greedy_ends = [KMeans(9, init=start, **k_means).fit(X).inertia_ / best for start in greedy]
print("ends within 1 % of the best J:", sum(end < 1.01 for end in greedy_ends), "of 50")

# %% [markdown]
# 48 of 50. With four candidates a useless draw is seldom the best of the four. The price is four times the distances,
# and the simple proof, which is for one candidate. On easy data such as villages one start is enough; on harder data, set
# `n_init` yourself.

# %% [markdown]
# ## Recap
#
# You can now
#
# - say why starts are bad: centroids that share a group cannot leave it, and the farthest points are often outliers;
# - draw as k-means++ does: squared distance to the nearest one picked, divided by the sum;
# - state the bound: on average, right after the draw, at most $8(\ln k + 2)$ times the best J.
#
# **Next:** lesson 9, *Limits, and beyond*.

# %% [markdown]
# ## Go deeper
#
# Optional:
#
# - D. Arthur and S. Vassilvitskii, "k-means++: The Advantages of Careful Seeding", SODA 2007: eight readable pages, with
#   the proof.
# - B. Bahmani and others, ["Scalable K-Means++"](https://doi.org/10.14778/2180912.2180915), 2012: many draws at once, for
#   data on many machines.
# - D. Aloise and others, ["NP-hardness of Euclidean sum-of-squares
#   clustering"](https://doi.org/10.1007/s10994-009-5103-0), 2009.
