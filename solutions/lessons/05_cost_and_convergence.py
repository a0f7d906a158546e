# ---
# jupyter:
#   workshop:
#     title: Cost and convergence
#     minutes: 60
# ---

# %% [markdown]
# # Cost and convergence
#
# *Lesson 5, 60 minutes.* You put the steps together. After this lesson you can
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
plots.points(X, step_2, first, title="Labels 0 0 0 1 0 0")

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

# %% [markdown]
# **By hand:** the points $(0, 0)$ and $(3, 1)$ have the labels 1 and 0; the centroids are $(3, 3)$ and $(1, 0)$. The
# first point is at squared distance $1 + 0$ from $(1, 0)$, the second at $0 + 4$ from $(3, 3)$, so $J = 5$.
#
# A tip: `centroids[labels]` gives one row for each point, the centroid of its label.


# %% solution="kmeans_cost"
def kmeans_cost(X, labels, centroids):
    """Return the cost J: the sum of the squared distances from each point to the centroid of its label.

    Parameters
    ----------
    X : array of shape (n, d), integers or floats, one point in each row
    labels : integer array of shape (n,), the cluster of each point, from 0 to k - 1
    centroids : array of shape (k, d), integers or floats
        None of the three is changed.

    Returns
    -------
    cost : one number, not negative

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
# `hint("kmeans_cost")` into a cell of your own. Each call shows one more hint, and asking costs no marks.

# %% [markdown]
# ## J, half a step at a time
#
# K-means repeats two steps: **assign** each point to its nearest centroid (a tie goes to the lowest index), then
# **update** each centroid to the mean of its points. Here are the results for the six people, assign and update in
# turn.
#
# **Predict first.** The first J is 93. Can J ever go up on the way?

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
# that makes its own term smallest. No other labels can have a smaller sum.
#
# **Predict first.** There are $2^6 = 64$ ways to label six people with 0 and 1. How many of them reach J = 93 with the
# first centroids?

# %% tags=["raises-exception"]
costs = [kmeans_cost(X, np.array(labels), first) for labels in product([0, 1], repeat=6)]
print(f"{len(costs)} labellings, lowest J {min(costs):.0f}, reached {np.isclose(costs, min(costs)).sum()} times")

# %% [markdown]
# None is below 93, and eight reach it. Look at the table again: persons 0, 1 and 5 are equally far from both centroids,
# so each of the three may go either way, and $2 \cdot 2 \cdot 2 = 8$. J does not care about ties; your labels do. That
# is why a rule is needed: the lowest index.

# %% [markdown]
# **Update** leaves the labels alone. Within each cluster the sum of squares is smallest at the mean: any other place
# $c$ costs $n \lVert c - m \rVert^2$ more, for $n$ points with mean $m$. (Lesson 4 proves it.) Test it: nudge the two
# means a thousand times, each time at random, and look for a J below 46.

# %% tags=["raises-exception"]
rng = np.random.default_rng(0)
nudged = [kmeans_cost(X, step_2, second + rng.normal(size=(2, 2))) for _ in range(1000)]
print(f"lowest of 1,000: {min(nudged):.2f}, with the means: {kmeans_cost(X, step_2, second):.2f}")

# %% [markdown]
# The best nudge still costs 46.35. So J goes down or stays, at every half step, on every data set. More than that: if a
# centroid moves at all, it moves from a place that was not the mean of its points to the mean, and J goes *strictly*
# down. We shall need that word.

# %% [markdown]
# ## Exercise: `kmeans`
#
# Now the whole loop. `X` has shape `(n, d)`, `initial_centroids` shape `(k, d)`; both may hold integers.
#
# 1. Begin with the initial centroids, in their order. No restarts, no chance.
# 2. Assign: each point gets the label of its nearest centroid; a tie goes to the lowest index.
# 3. Update: each centroid becomes the mean of its points, in floats; without points it keeps its previous place.
# 4. Repeat 2 and 3 until no label or no centroid changes, or until `max_iter` updates are done (1 or more).

# %% [markdown]
# It returns three things, `centroids, labels, history`:
#
# - `centroids`: a float array of shape `(k, d)`. `X` and the initial centroids stay as they were; work on a copy.
# - `labels`: an integer array of shape `(n,)`, the assignment to the centroids that you *return*. When `max_iter` ends
#   the loop, the last update has just moved the centroids: assign once more.
# - `history`: J after the update, once for each iteration.

# %% [markdown]
# The history may be a list, a tuple or an array of shape `(j,)`, and it never rises. J measured after the assignment is
# accepted too. Repeats at the end do not matter.
#
# **By hand:** for the six people the history is 46, 12 (or 46, 12, 12; or 93, 32.4, 12). With `max_iter=1` it is 46,
# the centroids are $(2.2, 2.6)$ and $(4, 3)$, and the labels are 0 0 0 1 **1 1**.

# %% [markdown]
# ### Bring your own helpers, if you like
#
# You may paste `assign_clusters` and `update_centroids` from lessons 3 and 4 into the next cell and call them, or write
# the two steps inside `kmeans`. Stuck on the assignment? `pairwise_distances_argmin(X, centroids)` from scikit-learn,
# imported above, gives the index of the nearest centroid for each point. For the rest there is `hint("kmeans")`.

# %% tags=["raises-exception"]
print("Optional and without marks: your helpers may replace this line.")


# %% solution="kmeans"
def kmeans(X, initial_centroids, max_iter=100):
    """Cluster the points of X: assign and update in turn, from the given centroids, until nothing changes.

    Parameters
    ----------
    X : array of shape (n, d), integers or floats, one point in each row
    initial_centroids : array of shape (k, d), integers or floats
        Neither of the two is changed.
    max_iter : the largest number of updates, 1 or more

    Returns
    -------
    centroids : float array of shape (k, d); a cluster without points keeps its previous centroid
    labels : integer array of shape (n,), the nearest of the returned centroids; a tie goes to the lowest index
    history : J after each update, a list, a tuple or an array of shape (number of iterations,)
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
# ## Watch it run
#
# Your own function now makes a film strip: the first labels, then what it returns after one iteration and after two.
# Look at the two upper people who change sides as soon as centroid 0 has jumped to the middle.

# %% tags=["raises-exception"]
film = [{"X": X, "labels": step_2, "centroids": first, "title": "first labels, J = 93.0"}]
for iterations in [1, 2]:
    centroids, labels, _ = kmeans(X, first, max_iter=iterations)
    title = f"iterations: {iterations}, J = {kmeans_cost(X, labels, centroids):.1f}"
    film.append({"X": X, "labels": labels, "centroids": centroids, "title": title})
plots.side_by_side(film, title="Six people, two clusters")

# %% [markdown]
# ### Half a step at a time
#
# Below, *Update* is one iteration of your `kmeans`, and J must agree with your `kmeans_cost`. *Assign* is the
# `assign_clusters` that you pasted above; without one, scikit-learn's stands in.
#
# **Predict first.** Press *Run*. Then drag both centroids to bad places and run again. Will J rise at any half step?


# %%
def one_update(X, labels, centroids):
    """Return the centroids where one iteration of your kmeans moves them."""
    return kmeans(X, centroids, max_iter=1)[0]


KMeansExplorer(X, first, update=one_update)

# %% [markdown]
# It never does. After each drag the curve begins anew, perhaps high up, and then it falls or rests. Click into the plot to
# add points: can you build a data set on which it ends badly?

# %% [markdown]
# Next, real data: 150 iris flowers with four lengths each, three clusters, and a hundred starts. Each start is three
# different flowers, drawn at random.
#
# **Predict first.** How does the cost curve of a run look: a straight slope, or steep and then flat?

# %% tags=["raises-exception"]
flowers, *_ = data.iris()
rng = np.random.default_rng(0)
starts = [flowers[rng.choice(150, size=3, replace=False)] for _ in range(100)]
runs = [kmeans(flowers, start) for start in starts]
lengths = [len(history) for _, _, history in runs]
print("runs in which J rose:", sum(bool(np.any(np.diff(history) > 1e-9)) for _, _, history in runs))
print(f"iterations: shortest {min(lengths)}, median {np.median(lengths):.0f}, longest {max(lengths)}")
plots.cost_curve(runs[0][2], title="Iris, the first start")

# %% [markdown]
# Steep, then flat: from 280 to 118 to 86, then the last few flowers change sides and it rests at 78.85. J rose in none
# of the hundred runs. Had it risen once, there would be a mistake in the code: J is the best test that k-means has.

# %% [markdown]
# **Check yourself.** No marks; each option has an answer of its own.

# %%
SelfCheck("cost/rise")

# %% [markdown]
# ## Why it must stop
#
# After an update J depends on nothing but who is with whom. As long as a centroid moves, J goes strictly down, so the
# same grouping can never come back. And there are only finitely many groupings. The loop must run out of them.
#
# **Predict first.** In how many ways can six people form two groups, none of them empty?

# %% tags=["raises-exception"]
splits = [np.array([0, *others]) for others in product([0, 1], repeat=5) if any(others)]
means = [np.array([X[split == 0].mean(axis=0), X[split == 1].mean(axis=0)]) for split in splits]
costs = [kmeans_cost(X, split, both) for split, both in zip(splits, means)]
print(f"{len(splits)} ways; lowest J {min(costs):.1f}, for the labels {splits[np.argmin(costs)]}")

# %% [markdown]
# Thirty-one: person 0 is in group 0, the other five choose, and "all in group 0" does not count: $2^5 - 1$. No grouping
# beats 12, where your function stopped. For 150 flowers in three groups there are about $6 \cdot 10^{70}$, yet the
# hundred runs took 3 to 16 iterations (yours may differ by one). The proof promises that it ends; in practice it ends
# fast.

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
print([pair for pair, end in zip(pairs, ends) if end > 12.01])

# %% [markdown]
# Eleven do. Four stop at 20.8, a **local minimum**: neither step can improve it, and yet it is not the best. In all
# four, person 5 is one of the two starts. See what went wrong:

# %% tags=["raises-exception"]
good_centroids, good, _ = kmeans(X, X[[0, 5]])
bad_centroids, bad, _ = kmeans(X, X[[4, 5]])
best = {"X": X, "labels": good, "centroids": good_centroids, "title": "J = 12"}
stuck = {"X": X, "labels": bad, "centroids": bad_centroids, "title": "J = 20.8"}
plots.side_by_side([best, stuck], title="Two places to stop")

# %% [markdown]
# On the right person 5 is alone; the others share a centroid at $(1.8, 2)$. To persons 3 and 4 that one is nearer (5.84
# against 13, and 5.44 against 13), so they stay. If person 3 crossed over all the same, the centroids would follow, and
# J would fall to 20. But *assign* sees only where the centroids stand now. Every step is the best step, and the end is
# not the best end.

# %% [markdown]
# ## Restarts
#
# Here are the last costs of the hundred iris runs.
#
# **Predict first.** One heap, or several?

# %% tags=["raises-exception"]
final_costs = np.array([history[-1] for _, _, history in runs])
print("best J:", round(float(final_costs.min()), 2), "  runs above 100:", np.sum(final_costs > 100))
plots.histogram(final_costs, x="J at the end", title="Iris, a hundred starts")

# %% [markdown]
# Two heaps, far apart: 77 runs end near 79, and 23 between 142 and 146. So keep the run with the smallest J of several.
# If 23 % of starts are bad, ten starts are all bad with chance $0.23^{10}$, less than one in a million. On harder data
# good starts are rarer; the rule called *k-means++* chooses them better.

# %% [markdown]
# **Check yourself:** more than one option fits.

# %%
SelfCheck("cost/two_runs")

# %% [markdown]
# ## Beat the algorithm
#
# Five groups, five centroids. Drag the centroids until J is as low as you can get it. Then let the algorithm try: each time
# it starts from five points drawn at random, and runs your `kmeans`.
#
# **Predict first.** Who will be ahead after its first try, and who after its tenth?

# %%
KMeansExplorer(mode="beat", update=one_update)

# %% [markdown]
# You see the groups at a glance, and the algorithm does not: only about half of its starts find all five. But ten bad
# starts in a row are very rare, and then nobody is ahead of it: no hand finds a mean as exactly as the mean.

# %% [markdown]
# ## A bug to find
#
# A well-known online course ends its k-means loop like this. `error` holds how far each centroid has just moved, one
# number for each. The loop was meant to go on until *all* have stopped:
#
#     while error.all() != 0:
#
# **Predict first.** For which of the three lists below does that loop go on?

# %%
for error in [np.array([0.4, 0.2, 0.1]), np.array([0.0, 0.2, 0.1]), np.array([0.0, 0.0, 0.0])]:
    print(error, "goes on:", error.all() != 0)

# %% [markdown]
# The second list is the bug: two centroids still move, and the loop stops. `error.all()` asks "are all of them
# non-zero?", so a *single* centroid that rests for one round ends everything. Does it matter? The next cell takes one
# iteration at a time with your `kmeans` and stops as that loop does.


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
print("stopped while a centroid was moving:", int(still_moving.sum()), "of 100")
print(f"ended with a larger J: {np.sum(extra > 1e-9)}, the worst with {100 * extra.max():.0f} % more")

# %% [markdown]
# It stopped too early in 91 of 100 runs; 58 ended with a larger J, the worst with 80 % more. No error message, and
# often a nearly right answer: such a bug lives long. "Stop when all are 0" means "go on while *any* is not 0", so the
# cure is `while error.any():`. When you turn a condition round, *all* becomes *any*.

# %% [markdown]
# **Check yourself** once more, with a very low J.

# %%
SelfCheck("cost/zero")

# %% [markdown]
# ## Recap
#
# You can now
#
# - compute J, the sum of squared distances from each point to the centroid of its label;
# - write k-means, and say why it ends: no step raises J, each move lowers it, and there are finitely many groupings;
# - show that it may end in a local minimum, and start several times to keep the smallest J.
#
# **Next:** the quiz *Quiz 1: K-Means*, then the mini-project *handwriting*, on 1,797 images of digits.

# %% [markdown]
# ## Go deeper
#
# - S. P. Lloyd, "Least squares quantization in PCM", *IEEE Transactions on Information Theory* 28 (1982).
# - S. Z. Selim and M. A. Ismail, "K-means-type algorithms: a generalized convergence theorem and characterization of
#   local optimality", *IEEE Transactions on Pattern Analysis and Machine Intelligence* 6 (1984): the proof with care.
# - A. Vattani, "k-means requires exponentially many iterations even in the plane", *Discrete & Computational Geometry*
#   45 (2011): artificial data on which it takes very long to end.
# - D. Aloise and others, "NP-hardness of Euclidean sum-of-squares clustering", *Machine Learning* 75 (2009): why nobody
#   finds the best J for certain on large data.
