# ---
# jupyter:
#   workshop:
#     title: Cost and convergence
#     minutes: 55
# ---

# %% [markdown]
# # Cost and convergence
#
# *Lesson 5, 55 minutes.* You put the steps together. After this lesson you can
#
# - compute the cost J, one number that says how tight a clustering is;
# - write the whole of k-means, and say why J never rises and why the loop must stop;
# - show that k-means may stop at a bad place, and what restarts do about it.
#
# You need basic Python and NumPy arrays. No other lesson has to be done first: what you need of lessons 3 and 4 is said
# again here.

# %% given="setup"
from collections import Counter
from itertools import combinations, product

import numpy as np
from sklearn.metrics import pairwise_distances_argmin

from kmeans_lab import check, data, hint, plots
from kmeans_lab.widgets import KMeansExplorer, SelfCheck

# %% [markdown]
# ## One number for a clustering
#
# Six people gave two opinions each. Two centroids stand at $(4, 5)$ and $(5, 4)$, and the labels say who belongs to
# which. Squared distances, the one to the person's own centroid in bold:
#
# | person | 0 | 1 | 2 | 3 | 4 | 5 |
# | --- | --- | --- | --- | --- | --- | --- |
# | label | 0 | 0 | 0 | 1 | 0 | 0 |
# | to centroid 0 | **41** | **25** | **18** | 4 | **2** | **5** |
# | to centroid 1 | 41 | 25 | 20 | **2** | 4 | 5 |
#
# The **cost** J is the sum of the squared distances from each point to the centroid of its label:
#
# $$J = \sum_{i=1}^{n} \lVert x_i - c_{\text{label}(i)} \rVert^2$$
#
# **By hand:** add up the bold numbers. Then look at the picture: which two people alone make up most of J?

# %%
X, first = data.six_people()
step_2 = np.array([0, 0, 0, 1, 0, 0])
plots.points(X, step_2, first, title="Labels 0 0 0 1 0 0", x="first opinion (0 to 6)", y="second opinion (0 to 6)")

# %% [markdown]
# $41 + 25 + 18 + 2 + 2 + 5 = 93$, and the two at the lower left, far from both centroids, make up 66 of it. Squares let
# the far points count most. A small J means tight clusters; J = 0 means that every point sits on its centroid.

# %% [markdown]
# ## Exercise: `kmeans_cost`
#
# Write a function that returns J, one number.
#
# - `X` has shape `(n, d)`, `labels` shape `(n,)`, `centroids` shape `(k, d)`; integers or floats.
# - Add the **squared** distances: no root, no mean, no factor $1/2$.
# - Use the labels and centroids that are *given*, even where another centroid is nearer or a centroid is not a mean.
# - A centroid without points adds nothing.
# - Do not change `X`, `labels` or `centroids`; they may be read-only.
#
# **By hand:** the points $(0, 0)$ and $(3, 1)$ have the labels 1 and 0; the centroids are $(3, 3)$ and $(1, 0)$. The
# first point is at squared distance $1 + 0$ from $(1, 0)$, the second at $0 + 4$ from $(3, 3)$, so $J = 5$.
#
# A tip: `centroids[labels]` gives one row for each point, the centroid of its label.

# %% solution="kmeans_cost"
def kmeans_cost(X, labels, centroids):
    """Return the cost J: the sum of the squared distances from each point to the centroid of its label.

    X has shape (n, d), labels (n,) and centroids (k, d); none of the three is changed. The cost is one number.
    Example: the points (0, 0) and (3, 1), labels 1 and 0, centroids (3, 3) and (1, 0): J is 5.
    """
    ### BEGIN SOLUTION
    offsets = X - centroids[labels]
    return np.sum(offsets**2)
    ### END SOLUTION

# %% check="kmeans_cost" points=4
check("kmeans_cost")

# %% [markdown]
# The check tries some open examples; your marks come from other points under the same rules. Stuck? Put
# `hint("kmeans_cost")` into a new cell. Each call shows one more hint, and asking costs no marks.

# %% [markdown]
# ## J, half a step at a time
#
# K-means repeats two steps: **assign** each point to its nearest centroid (a tie goes to the lowest index), then **update**
# each centroid to the mean of its points. Here are both in turn for the six people. **Predict first.** The first J is 93.
# Can J ever go up on the way?

# %% tags=["raises-exception"]
second, third = np.array([[2.2, 2.6], [4, 3]]), np.array([[2 / 3, 1], [13 / 3, 13 / 3]])
step_4 = np.array([0, 0, 0, 1, 1, 1])
half_steps = [(step_2, first), (step_2, second), (step_4, second), (step_4, third)]
for name, (labels, centroids) in zip(["assign", "update", "assign", "update"], half_steps):
    print(f"after {name}: J = {kmeans_cost(X, labels, centroids):.1f}")

# %% [markdown]
# 93, 46, 32.4, 12: down at every half step. Note for later that J after each *assign* is 93, 32.4, and J after each
# *update* is 46, 12. Both are honest ways to keep a record. Was it luck that J never rose?

# %% [markdown]
# ## Why neither step can raise J
#
# **Assign** leaves the centroids alone. J is a sum with one term for each point, and each point chooses the centroid
# that makes its own term smallest. No other labels can have a smaller sum. Ties do not matter to J: both terms are equal.
# They matter to your labels, and so there is a rule: the lowest index.

# %% [markdown]
# **Update** leaves the labels alone. Within each cluster the sum of squares is smallest at the mean: any other place
# $c$ costs $n \lVert c - m \rVert^2$ more, for $n$ points with mean $m$. (Lesson 4 proves it.) So if a centroid moves at
# all, J goes *strictly* down. We shall need that word.

# %% [markdown]
# ## Exercise: `kmeans`
#
# Now the whole loop. `X` has shape `(n, d)`, `initial_centroids` shape `(k, d)`; both may hold integers.
#
# 1. Begin with the initial centroids, in their order. No restarts, no chance.
# 2. Assign: each point gets the label of its nearest centroid; a tie goes to the lowest index.
# 3. Update: each centroid becomes the mean of its points, in floats; without points it keeps its previous place.
# 4. Repeat 2 and 3 until no label or no centroid changes, or until `max_iter` updates are done (1 or more).
#
# It returns three things, `centroids, labels, history`:
#
# - `centroids`: a float array of shape `(k, d)`. `X` and the initial centroids stay as they were; work on a copy.
# - `labels`: an integer array of shape `(n,)`, the assignment to the centroids that you *return*. When `max_iter` ends
#   the loop, the last update has just moved the centroids: assign once more.
# - `history`: J after the update, once for each iteration.

# %% [markdown]
# The history may be a list, a tuple or an array of shape `(j,)`, and it never rises. J after the assignment is accepted
# too, and so are repeats at the end. **By hand:** for the six people it is 46, 12 (or 93, 32.4, 12). With `max_iter=1` it
# is 46, the centroids are $(2.2, 2.6)$ and $(4, 3)$, and the labels are 0 0 0 1 **1 1**.

# %% [markdown]
# You may paste `assign_clusters` and `update_centroids` from lessons 3 and 4 into the next cell, or write the two steps
# inside `kmeans`. `pairwise_distances_argmin(X, centroids)` gives the index of the nearest centroid for each point.

# %% tags=["raises-exception"]
print("Optional and without marks: your helpers may replace this line.")

# %% solution="kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Cluster the points of X, shape (n, d): assign and update in turn, until nothing changes or max_iter is reached.

    Starts from initial_centroids, shape (k, d). Changes neither of the two. Returns centroids, a float array of shape
    (k, d); labels, an integer array of shape (n,); history, J after each update.
    """

    ### BEGIN SOLUTION
    def assign(centroids):
        offsets = X[:, np.newaxis, :] - centroids
        return np.argmin(np.sum(offsets**2, axis=2), axis=1)

    def update(labels, centroids):
        means = centroids.copy()
        for label in np.unique(labels):
            means[label] = X[labels == label].mean(axis=0)
        return means

    centroids, history = np.array(initial_centroids, dtype=float), []
    for _ in range(max_iter):
        previous = centroids
        labels = assign(previous)
        centroids = update(labels, previous)
        history.append(kmeans_cost(X, labels, centroids))
        if np.array_equal(centroids, previous):
            break
    return centroids, assign(centroids), history
    ### END SOLUTION

# %% check="kmeans" points=8
check("kmeans")

# %% [markdown]
# ## Your loop in your hand
#
# Below, *Update* is one iteration of your `kmeans`, and J must agree with your `kmeans_cost`. *Assign* is scikit-learn's,
# unless you pasted your own.
#
# **Predict first.** Press *Run*. Then drag both centroids to bad places and run again. Will J rise at any half step?


# %%
def one_update(X, labels, centroids):
    """Return the centroids where one iteration of your kmeans moves them."""
    return kmeans(X, centroids, max_iter=1)[0]


KMeansExplorer(X, first, update=one_update)

# %% [markdown]
# It never does: after each drag the curve begins anew, perhaps high up, and then it falls or rests. Click into the plot to
# add points. Can you build a data set on which it ends badly?
#
# ## Watch it on real data
#
# 150 iris flowers with four lengths each, three clusters, fifty starts: each is three different flowers at random.
#
# **Predict first.** How does the cost curve of a run look: a straight slope, or steep and then flat?

# %% tags=["raises-exception"]
flowers, *_ = data.iris()
rng = np.random.default_rng(34)
starts = [flowers[rng.choice(150, size=3, replace=False)] for _ in range(50)]
runs = [kmeans(flowers, start) for start in starts]
lengths = [len(history) for _, _, history in runs]
print("runs in which J rose:", sum(bool(np.any(np.diff(history) > 1e-9)) for _, _, history in runs))
print(f"iterations: shortest {min(lengths)}, median {np.median(lengths):.0f}, longest {max(lengths)}")
plots.cost_curve(runs[0][2], title="Iris, the first start")

# %% [markdown]
# Steep, then flat: from 448 to 96 to 87, then the last few flowers change sides and it rests at 78.86. J rose in none
# of the fifty runs. Had it risen once, there would be a mistake in the code: J is the best test that k-means has.
#
# **Check yourself.** No marks; each option has an answer of its own.

# %%
SelfCheck("cost/rise")

# %% [markdown]
# ## Why it must stop: put the proof in order
#
# Five of these seven sentences, in the right order, prove that the loop ends. The other two are false, or not needed.
#
# - **A**: There are finitely many ways to divide n points into k groups.
# - **B**: Each iteration moves every centroid less far than the one before.
# - **C**: So a grouping that was left cannot come back: J would have to rise on the way.
# - **D**: J falls by at least a fixed amount in each iteration.
# - **E**: As long as a centroid moves, J goes strictly down.
# - **F**: So after finitely many iterations nothing moves, and the loop ends.
# - **G**: After an update, J depends on nothing but who is with whom.
#
# Write the five letters as one text, such as `"ABCDE"`. Where several orders are sound, each counts. A sentence that
# begins with "So" comes after all that it follows from. Stuck? `hint("stop_proof")`.

# %% solution="stop_proof" stub="stop_proof = None"
### BEGIN SOLUTION
stop_proof = "EGCAF"
### END SOLUTION

# %% check="stop_proof" points=2
check("stop_proof")

# %% [markdown]
# The check looks at the form only. **Predict first.** Does each sentence that you chose hold for your own `kmeans` on
# eight houses? One run proves nothing, but it may refute.

# %% tags=["raises-exception"]
street = np.array([[4], [5], [8], [14], [21], [22], [23], [25]])
stands = [kmeans(street, street[:3], max_iter=n)[0] for n in range(1, 6)]
print("farthest move, by iteration:", np.abs(np.diff([street[:3], *stands], axis=0)).max(axis=(1, 2)).round(2))
print("J, by iteration:", np.array(kmeans(street, street[:3])[2], dtype=float).round(2))

# %% [markdown]
# How many is "finitely many"? **Predict first.** In how many ways can six people form two groups, none of them empty?

# %% tags=["raises-exception"]
splits = [np.array([0, *others]) for others in product([0, 1], repeat=5) if any(others)]
means = [np.array([X[split == 0].mean(axis=0), X[split == 1].mean(axis=0)]) for split in splits]
costs = [kmeans_cost(X, split, both) for split, both in zip(splits, means)]
print(f"{len(splits)} ways; lowest J {min(costs):.1f}, for the labels {splits[np.argmin(costs)]}")

# %% [markdown]
# Thirty-one: person 0 is in group 0, the other five choose, and "all in group 0" does not count: $2^5 - 1$. No grouping
# beats 12, where your function stopped. For 150 flowers in three groups there are about $6 \cdot 10^{70}$, yet the
# fifty runs took 4 to 14 iterations (yours may differ by one).

# %% [markdown]
# ## It stops, but where?
#
# The proof says nothing about the *best* J. Let us start on every pair of our six people: 15 starts.
#
# **Predict first.** How many of the 15 end at J = 12?

# %% tags=["raises-exception"]
pairs = list(combinations(range(6), 2))
ends = [round(float(kmeans(X, X[list(pair)])[2][-1]), 2) for pair in pairs]
print(Counter(ends))

# %% [markdown]
# Eleven do. Four stop at 20.8, a **local minimum**: neither step improves it, yet it is not the best. In all four, person
# 5 is one of the two starts and stays alone; the others share a centroid at $(1.8, 2)$, nearer to persons 3 and 4 too
# (5.84 against 13, and 5.44 against 13). If person 3 crossed over all the same, J would fall to 20.

# %% [markdown]
# ## Restarts
#
# Here are the last costs of the fifty iris runs.
#
# **Predict first.** One heap, or several?

# %% tags=["raises-exception"]
final_costs = np.array([history[-1] for _, _, history in runs])
print("best J:", round(float(final_costs.min()), 2), "  runs above 100:", np.sum(final_costs > 100))
plots.histogram(final_costs, x="J at the end", title="Iris, fifty starts")

# %% [markdown]
# Two heaps, far apart: 39 runs end near 79, and 11 between 142 and 146. So keep the run with the smallest J of several.
# If 22 % of starts are bad, ten starts are all bad with chance $0.22^{10}$, less than one in a million. On harder data
# good starts are rarer; the rule called *k-means++* chooses them better.

# %% [markdown]
# ## Beat the algorithm
#
# Five groups, five centroids. Drag the centroids until J is as low as you can get it. Then let the algorithm try: it starts
# from five points drawn at random, and moves by your `kmeans`, half a step at a time.
#
# **Predict first.** Who will be ahead after its first try, and who after its tenth?

# %%
KMeansExplorer(mode="beat", update=one_update)

# %% [markdown]
# You see the groups at a glance, and the algorithm does not: only about half of its starts find all five. But ten bad
# starts in a row are very rare, and no hand finds a mean as exactly as the mean.

# %% [markdown]
# ## A bug to find
#
# A well-known online course ends its k-means loop like this. `error` holds how far each centroid has just moved. The
# loop was meant to go on until *all* have stopped:
#
#     while error.all() != 0:
#
# **Predict first.** Does it go on with the list 0.0, 0.2, 0.1?

# %%
np.array([0.0, 0.2, 0.1]).all() != 0

# %% [markdown]
# It stops, though two centroids still move. `error.all()` asks "are all of them non-zero?", so a *single* centroid that
# rests for one round ends everything. Does it matter? The next cell takes one iteration at a time with your `kmeans` and
# stops as that loop does.

# %% tags=["raises-exception"]
def buggy_run(X, centroids):
    """Return J where the loop with the bug stops, and whether a centroid was still moving there."""
    for _ in range(100):
        moved, labels, _ = kmeans(X, centroids, max_iter=1)
        error = np.linalg.norm(moved - centroids, axis=1)
        if error.all() == 0:
            return kmeans_cost(X, labels, moved), error.any()
        centroids = moved

# %% tags=["raises-exception"]
early_costs, still_moving = np.array([buggy_run(flowers, start) for start in starts]).T
extra = early_costs / final_costs - 1
print("stopped while a centroid was moving:", int(still_moving.sum()), "of 50")
print(f"ended with a larger J: {np.sum(extra > 1e-9)}, the worst with {100 * extra.max():.0f} % more")

# %% [markdown]
# It stopped too early in 48 of 50 runs; 38 ended with a larger J, the worst with 227 % more. No error message, and often
# a nearly right answer: such a bug lives long.

# %% [markdown]
# ## Exercise: `keep_going`
#
# Mend it. The function below has the bug; its argument `moved` is an array of shape `(k,)`, k at least 1: how far each
# centroid has just moved. No number is negative; some may be tiny.
#
# Return True as long as at least one centroid has moved, however little, and False when all rest. A Python or a NumPy
# truth value will do, a number will not. Do not change `moved`.

# %% solution="keep_going" stub="return moved.all() != 0"
def keep_going(moved):
    """Say whether the loop must go on: True as long as at least one centroid has moved."""
    ### BEGIN SOLUTION
    return bool(np.any(moved != 0))
    ### END SOLUTION

# %% check="keep_going" points=2
check("keep_going")

# %% [markdown]
# ## Recap
#
# You can now
#
# - compute J, the sum of squared distances from each point to the centroid of its label;
# - write k-means, and say why no step raises J and why the loop must end;
# - show that it may end in a local minimum, and start several times to keep the smallest J.
#
# **Next:** lesson 6, *K-means with scikit-learn*: the same thing in three lines.

# %% [markdown]
# ## Go deeper
#
# - S. P. Lloyd, "Least squares quantization in PCM", *IEEE Transactions on Information Theory* 28 (1982).
# - D. Aloise and others, "NP-hardness of Euclidean sum-of-squares clustering", *Machine Learning* 75 (2009): nobody knows
#   a quick way to the smallest J that always works, not even for two clusters.
