# ---
# jupyter:
#   workshop:
#     title: Assignment
#     minutes: 40
# ---

# %% [markdown]
# # Assignment
#
# *Lesson 3, 40 minutes.* K-means repeats two steps. This lesson is about the first of them. After it you can
#
# - assign points to their nearest centroid, by hand and with NumPy broadcasting;
# - spot a tie, and say why the rule for ties must be written down;
# - explain why the border between two clusters is always a straight line.
#
# You need basic Python and NumPy arrays. What a Euclidean distance is stands in lesson 2, but you need no code from there.

# %% given="setup"
import numpy as np

from kmeans_lab import check, data, hint, plots
from kmeans_lab.widgets import KMeansExplorer, SelfCheck

# %% [markdown]
# ## The four steps of k-means
#
# 1. **Start**: place $k$ centroids.
# 2. **Assign**: give each point the label of its nearest centroid.
# 3. **Update**: move each centroid to the mean of its points.
# 4. **Repeat** steps 2 and 3 until nothing changes.
#
# Step 2 is the subject of this lesson. A **label** is the number of a centroid, counted from 0.

# %% [markdown]
# ## Six people, two opinions
#
# Six people rate two statements, each from 0 (no) to 6 (yes). Two centroids are placed to start with.
#
# **Predict first.** In the picture, who belongs to which centroid? For whom is it hard to say?

# %%
X, centroids = data.six_people()
persons = [f"person {i}" for i in range(6)]
one, other = "first opinion (0 to 6)", "second opinion (0 to 6)"
plots.points(X, centroids=centroids, names=persons, title="Six people and two centroids", x=one, y=other)

# %% [markdown]
# ## By hand
#
# Leave out the root: the smaller distance has the smaller square. Person 2, at $(1, 2)$:
#
# - to centroid 0 at $(4, 5)$: $3^2 + 3^2 = 18$;
# - to centroid 1 at $(5, 4)$: $4^2 + 2^2 = 20$.
#
# So person 2 gets label 0. Make a table for all six on paper.

# %% [markdown]
# ## Find three mistakes
#
# A published version of this example says (numbered as we do it):
#
# | person | to 0 | to 1 | label |
# | --- | --- | --- | --- |
# | 0 | √41 | √50 | 0 |
# | 1 | √25 | √25 | 0 |
# | 2 | √18 | √20 | 0 |
# | 3 | √4 | √2 | 1 |
# | 4 | √2 | √4 | 0 |
# | 5 | √5 | √5 | 1 |
#
# "Centroid 0 moves to the mean of persons 0, 1, 2 and 4: $(1, 7/4)$." Two slips of arithmetic, and one tie that was
# decided otherwise than the rest.

# %% [markdown]
# ### Exercise: `published_slips`
#
# Find the three, with your table, and write a list of three numbers:
#
# 1. the number that should stand under the root in the one wrong distance;
# 2. the first coordinate of the mean of persons 0, 1, 2 and 4, done right;
# 3. the number of the person whose tie went another way than the other ties.

# %% solution="published_slips" stub="published_slips = None"
### BEGIN SOLUTION
published_slips = [41, 1.25, 5]
### END SOLUTION

# %% check="published_slips" points=2
check("published_slips")

# %% [markdown]
# The check looks at the form only; the grading says whether the numbers are right, and two digits after the point are
# enough. When your `assign_clusters`, further down, is right, its check compares your third number with what it gives.
# Stuck? Run `hint("published_slips")` in a new cell. Each run shows one more hint, and asking costs no marks.

# %% [markdown]
# The wrong root hid a **tie**: three persons are each equally far from both centroids. Every choice is allowed at a tie,
# but without a rule nobody can repeat the result. Ours, all day: **a tie goes to the lowest index.**

# %% [markdown]
# ## A table of all pairs
#
# A computer needs every point against every centroid. Start smaller: four houses on a straight street, two wells.
#
# **Predict first.** `houses` has 4 numbers and `wells` has 2. What does NumPy do with `houses - wells`?

# %%
houses, wells = np.array([0, 1, 5, 8]), np.array([2, 8])
try:
    print(houses - wells)
except ValueError as error:
    print("ValueError:", error)

# %% [markdown]
# NumPy wants to pair number with number, and 4 does not fit 2. Turn the houses into a column first: 4 rows of 1 number.
# `houses[:, np.newaxis]` does that; it adds an axis of length 1.
#
# **Predict first.** What shape has a column of 4 minus a row of 2?

# %%
column = houses[:, np.newaxis]
print(column, "shape", column.shape)
table = column - wells
print(table, "shape", table.shape)

# %% [markdown]
# One row per house, one column per well. NumPy lined up the shapes from the right and stretched every length of 1 to fit
# the other side: `(4, 1)` with `(2,)` gives `(4, 2)`. A missing axis counts as 1. This is **broadcasting**.
#
# **Predict first.** `np.argmin` gives the position of the smallest number. Which well gets the house at 5?

# %%
distances = np.abs(table)
print(distances)
print("labels:", distances.argmin(axis=1))

# %% [markdown]
# `axis=1` looks along each row. The house at 5 is 3 from both wells, and `argmin` took the first: our rule for ties.
#
# Now the six people, with two features each. `X` has shape `(6, 2)`, and `X[:, np.newaxis]` puts the new axis second:
# `(6, 1, 2)`.
#
# **Predict first.** Write `(6, 1, 2)` over `(2, 2)`, aligned at the right. Which shape do they make?

# %%
print("with a new axis:", X[:, np.newaxis].shape, "and", centroids.shape)
print("together:       ", np.broadcast_shapes((6, 1, 2), (2, 2)))
print("a trap:         ", (X[:2] - centroids).shape)

# %% [markdown]
# `(6, 2, 2)` means 6 people, 2 centroids, 2 features: all pairs. Add up squares over the features, the last axis, and a
# `(6, 2)` table is left.
#
# The trap: with 2 points and 2 centroids, plain subtraction raises no error. It pairs point 0 with centroid 0, point 1 with
# centroid 1, and nothing else.

# %%
one_person = (X[2] - centroids) ** 2
print(one_person)

# %% [markdown]
# ## Exercise: `assign_clusters`
#
# Those rows add up to 18 and 20, person 2 again. Now write step 2 for all points.
#
# - `X` has shape `(n, d)`: n points, d features. `centroids` has shape `(k, d)`. Each of n, k, d may be 1, and k may be
#   larger than n.
# - Each point gets the index of its nearest centroid. A tie goes to the lowest index, also between two equal centroids.

# %% [markdown]
# More rules for your function:
#
# - Return a NumPy array of n integers from 0 to k - 1, shape `(n,)`. Not a list, not floats, not a column `(n, 1)`. Any
#   integer type will do if it can hold k.
# - The inputs may be integers or floats. Do not change them; they may be read-only.
# - A loop over the centroids is as right as broadcasting.

# %% solution="assign_clusters"
def assign_clusters(X, centroids):
    """Return the label of the nearest centroid for each point.

    Parameters
    ----------
    X : array of shape (n, d), the points. Not changed.
    centroids : array of shape (k, d). Not changed.

    Returns
    -------
    labels : integer array of shape (n,), each from 0 to k - 1; a tie goes to the lowest index

    Example: points 0, 1, 5, 8 and centroids 2, 8, each with one feature, give 0, 0, 0, 1.
    """
    ### BEGIN SOLUTION
    differences = X[:, np.newaxis, :] - centroids
    squared_distances = (differences**2).sum(axis=2)
    return squared_distances.argmin(axis=1)
    ### END SOLUTION

# %% check="assign_clusters" points=5
check("assign_clusters")

# %% [markdown]
# The check tries a few examples; your marks come from others that follow the same rules. Stuck? Run
# `hint("assign_clusters")` in a new cell. Each run shows one more hint, and asking costs no marks.
#
# **Predict first.** Which labels will your function give the six people?

# %% tags=["raises-exception"]
labels = assign_clusters(X, centroids)
print(labels)
plots.points(X, labels, centroids, names=persons, title="After step 2", x=one, y=other)

# %% [markdown]
# Only person 3 goes to centroid 1. The squared distances to the chosen centroids add up to 93, and ties cannot alter
# that sum: the published labels give 93 too.
#
# Step 3, in lesson 4, moves the centroids to $(2.2, 2.6)$ and $(4, 3)$. **Predict first.** Who changes sides?

# %% tags=["raises-exception"]
second = assign_clusters(X, np.array([[2.2, 2.6], [4, 3]]))
third = assign_clusters(X, np.array([[2 / 3, 1], [13 / 3, 13 / 3]]))
print("second round:", second)
print("third round: ", third)

# %% [markdown]
# Persons 4 and 5 change, then nobody: k-means has finished. The sum fell from 93 to 32.4 to 12. From the published labels
# (and the right mean) it goes 93, 16.125, 12. Of all 31 ways to split six people in two groups, this one has the smallest
# sum.

# %% [markdown]
# **Check yourself.** No marks; each option has an answer of its own.

# %%
SelfCheck("assignment/shift")

# %% [markdown]
# ## Does the rule matter?
#
# Here both choices ended alike. That was good luck. Back to the street, with the house at 5 tied between the wells at 2
# and 8.
#
# **Predict first.** Swap the wells, so that 8 comes first. The places are the same. Are the groups?

# %% tags=["raises-exception"]
street = np.array([[0], [1], [5], [8]])
print("wells 2, 8:", assign_clusters(street, np.array([[2], [8]])))
print("wells 8, 2:", assign_clusters(street, np.array([[8], [2]])))

# %% [markdown]
# The house at 5 moved. In the first run the means are 2 and 8 already: k-means stops, sum of squares 14. In the second
# they become 6.5 and 0.5: it stops there, at 5. So one tie can decide the result. Our rule does not find the better one;
# it finds the *same* one, for everybody who lists the wells in the same order.

# %% [markdown]
# ## Exercise: `tied_centroids`
#
# Before you trust a result, ask whether a tie decided it. Write a function that returns *all* centroids that share the
# smallest distance to a point.
#
# - `point` has shape `(d,)`, `centroids` shape `(k, d)`; integers or floats. Equal centroids tie.
# - Return an integer array of their indices, ascending; where there is no tie, an array with one index.
# - Compare squared distances with `==`: roots may blur a tie. A centroid that is farther, however little, does not tie.
# - Do not change the arguments.

# %% solution="tied_centroids"
def tied_centroids(point, centroids):
    """Return the indices of all centroids at the smallest distance to the point.

    Example: the point 5 and the centroids 2, 8, 9, each with one feature, give 0 and 1.
    """
    ### BEGIN SOLUTION
    squares = ((centroids - point) ** 2).sum(axis=1)
    return np.flatnonzero(squares == squares.min())
    ### END SOLUTION

# %% check="tied_centroids" points=3
check("tied_centroids")

# %% [markdown]
# ## Cells
#
# Every place in the plane has a nearest centroid, so the plane falls into **Voronoi cells**, one for each centroid.
#
# **Predict first.** What shape has the border between the two cells? And where do the three tied people stand?

# %%
plots.cells(X, centroids, title="Two cells, one border")

# %% [markdown]
# A straight line, with persons 0, 1 and 5 exactly on it. Why straight? A place $(x, y)$ is on the border if
#
# $$(x - 4)^2 + (y - 5)^2 = (x - 5)^2 + (y - 4)^2$$
#
# Both sides hold $x^2 + y^2 + 41$. Take it away, and $-8x - 10y = -10x - 8y$ is left: $x = y$. **Predict first:** and with
# five centroids?

# %%
points, _ = data.blobs(n=300, k=5, seed=1)
plots.cells(points, points[:5], title="Five cells")

# %% [markdown]
# Look for a bent border or a dent: there is none. The squares cancel for any two centroids, so each border is a piece of
# a straight line, half way between them. (With three features, read: a flat plane.)
#
# **Predict first.** Here are two interlocking half moons. Can two well-placed centroids tell them apart?

# %% tags=["raises-exception"]
moons, moon_labels = data.moons()
two = np.array([[0.5, 0.75], [0.5, -0.25]])
correct = np.sum(assign_clusters(moons, two) == moon_labels)
print(f"{correct} of 300 points get the label of their moon")
plots.points(moons, assign_clusters(moons, two), two, title="Two moons, one straight border")

# %% [markdown]
# 254 of 300. Move the centroids in `two` and try again. No straight line gets more than 268 right, however you place
# them: each moon reaches into the hollow of the other. Such groups need another method than k-means.

# %% [markdown]
# ## A tie in your hand
#
# Below, *Assign* calls your own function. Press it, then *Cells*: persons 0, 1 and 5 stand on the border.
#
# **Predict first.** You take hold of centroid 0 and move it a hair to the left. What becomes of the three?

# %%
KMeansExplorer(X, centroids, mode="tie")

# %% [markdown]
# Press *Assign* again. Persons 0 and 1 stay with centroid 0, but now because it is nearer. Person 5, on its other side,
# goes over to centroid 1. One hair, and no rule for ties is needed. *Reset*, and find a place for centroid 0 that ties
# person 3.

# %% [markdown]
# **Check yourself:** one option fits the first question, several fit the second.

# %%
SelfCheck("assignment/unused")

# %%
SelfCheck("assignment/border")

# %% [markdown]
# ## Recap
#
# You can now
#
# - assign points to their nearest centroid, by hand and with broadcasting;
# - spot a tie, and say why its rule is written down: so that everybody gets the same result;
# - explain why borders are straight: in comparing two squared distances, the squares cancel.
#
# **Next:** lesson 4, *Update*, moves the centroids.

# %% [markdown]
# ## Go deeper
#
# Optional:
#
# - [NumPy on broadcasting](https://numpy.org/doc/stable/user/basics.broadcasting.html) and on
#   [`argmin`](https://numpy.org/doc/stable/reference/generated/numpy.argmin.html), whose notes state what happens at a tie.
# - S. Lloyd, ["Least squares quantization in PCM"](https://doi.org/10.1109/TIT.1982.1056489), 1982: these steps, found at
#   Bell Labs in 1957.
# - F. Aurenhammer, ["Voronoi Diagrams"](https://doi.org/10.1145/116873.116880), 1991, a survey.
