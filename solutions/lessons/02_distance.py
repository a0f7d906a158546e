# ---
# jupyter:
#   workshop:
#     title: Distance
#     minutes: 40
# ---

# %% [markdown]
# # Distance
#
# *Lesson 2, 40 minutes.* K-means asks one question again and again: which of these is nearer? After this lesson you can
#
# - compute the distance between two points with any number of features, by hand and with NumPy;
# - decide when to scale features before you compare points, and when not to;
# - say what happens to distances when there are very many features.
#
# You need basic Python and NumPy arrays. No other lesson has to be done first.

# %% given="setup"
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans

from kmeans_lab import check, data, hint, plots
from kmeans_lab.widgets import SelfCheck

# %% [markdown]
# ## Who is most like Ada?
#
# | dog | weight (kg) | height (cm) |
# | --- | --- | --- |
# | Ada | 10 | 40 |
# | Bruno | 14 | 40 |
# | Cleo | 10 | 45 |
#
# **Predict first.** Which dog is more like Ada: Bruno or Cleo? Write down your answer and your reason. They will be
# tested later.

# %%
ada, bruno, cleo = np.array([10.0, 40.0]), np.array([14.0, 40.0]), np.array([10.0, 45.0])
names = ["Ada", "Bruno", "Cleo"]
plots.points(np.array([ada, bruno, cleo]), names=names, x="weight (kg)", y="height (cm)", title="Three dogs")

# %% [markdown]
# Each dog is a **point**, each thing we measured is a **feature**. Look at the gaps: Bruno is 4 to the right of Ada, Cleo
# 5 above her. So far it is easy, because each pair differs in one feature only. What is the distance when two points
# differ in both?

# %% [markdown]
# ## Four moves
#
# Pythagoras answers it. From $(1, 2)$ to $(4, 6)$:
#
# 1. subtract, feature by feature: $3$ and $4$;
# 2. square: $9$ and $16$;
# 3. add: $25$;
# 4. take the root: $5$.
#
# **Predict first.** Go the other way, from $(4, 6)$ to $(1, 2)$. Which of these numbers change?

# %%
print("differences:", np.array([1, 2]) - np.array([4, 6]))
print("squares:    ", (np.array([1, 2]) - np.array([4, 6])) ** 2)

# %% [markdown]
# Only the differences change sign; squaring removes it. So the way there is as long as the way back. NumPy made each move
# on both features at once.
#
# **Predict first.** A tempting short cut: skip the squares and add the plain differences. What does it give for $(0, 3)$
# and $(3, 0)$?

# %%
np.sum(np.array([0, 3]) - np.array([3, 0]))

# %% [markdown]
# ## Any number of features
#
# Zero: $-3$ and $+3$ cancel, though the points are apart. Squares cannot cancel. And nothing limits us to two features.
# For $d$ of them, the **Euclidean distance** is
#
# $$\sqrt{(a_1 - b_1)^2 + (a_2 - b_2)^2 + \dots + (a_d - b_d)^2}$$
#
# **By hand:** from $(2, 0, 1, 5)$ to $(4, 2, 1, 4)$.

# %%
print("squares:", (np.array([2, 0, 1, 5]) - np.array([4, 2, 1, 4])) ** 2)

# %% [markdown]
# ## Exercise: `euclidean_distance`
#
# Those squares add up to 9, so the distance is 3. Now write a function that does this for any two points.
#
# - `a` and `b` are arrays of shape `(d,)`: one number per feature, the same `d` for both.
# - `d` is at least 1. With one feature, from 3 to 7 is 4, and from 7 to 3 is 4 too: never negative.

# %% [markdown]
# More rules for your function:
#
# - The numbers may be integers or floats, large or small. Do not round the answer.
# - Return one number: a Python float, a NumPy float or an array of shape `()`. Not text, and not an array of shape `(1,)`,
#   which is a row with one number in it.
# - Do not change `a` or `b`; they may even be read-only.


# %% solution="euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points.

    Parameters
    ----------
    a, b : arrays of shape (d,), integers or floats, d at least 1. They are not changed.

    Returns
    -------
    distance : one number, not negative

    Example: the distance from (1, 2) to (4, 6) is 5.
    """
    ### BEGIN SOLUTION
    squares = (a - b) ** 2
    return np.sqrt(np.sum(squares))
    ### END SOLUTION


# %% check="euclidean_distance" points=5
check("euclidean_distance")

# %% [markdown]
# The check tries a few examples; your marks come from others that follow the same rules. Stuck? Run
# `hint("euclidean_distance")` in a new cell. Each run shows one more hint, and asking costs no marks.
#
# **Predict first.** Two points have 100 features and differ by 1 in every one. Are they 1, 10 or 100 apart?

# %% tags=["raises-exception"]
print("two features: ", euclidean_distance(np.array([1, 2]), np.array([4, 6])))
print("four features:", euclidean_distance(np.array([2, 0, 1, 5]), np.array([4, 2, 1, 4])))
print("100 features: ", euclidean_distance(np.zeros(100), np.ones(100)))

# %% [markdown]
# ## The same dogs in metres
#
# The last is 10: a hundred squares of 1 make 100, and its root is 10.
#
# Back to Ada. A colleague writes the heights in metres: 0.40 for Ada and Bruno, 0.45 for Cleo. The weights stay in
# kilograms.
#
# **Predict first.** Who is nearest to Ada now?

# %% tags=["raises-exception"]
to_metres = np.array([1, 0.01])
for unit, scale in {"cm": np.array([1, 1]), "m": to_metres}.items():
    to_bruno = euclidean_distance(ada * scale, bruno * scale)
    to_cleo = euclidean_distance(ada * scale, cleo * scale)
    print(f"height in {unit}: Bruno {to_bruno:.2f}, Cleo {to_cleo:.2f}")

# %% [markdown]
# The nearest neighbour has flipped from Bruno to Cleo, and no dog has grown. The formula adds square kilograms to square
# centimetres as if they were the same thing. So whoever chooses the unit chooses how much each feature counts. Look at
# your reason from the start: does it still hold?

# %% [markdown]
# **Check yourself.** Questions like this one cost and earn nothing. Choose, press *Check*, and then try the other options
# as well: each has an answer of its own.

# %%
SelfCheck("distance/units")

# %% [markdown]
# ## Units change the clusters too
#
# Here are 500 dogs, breeds unknown, in kilograms and centimetres.
#
# **Predict first.** How many groups do you see? If heights were in metres, which groups could you still tell apart?

# %%
dogs = data.dogs()
plots.points(dogs, x="weight (kg)", y="height (cm)", title="500 dogs")

# %% [markdown]
# Four groups are plain to see. We borrow k-means from scikit-learn (you will write your own in lessons 3 to 5) and ask for
# four clusters, with heights in centimetres, then in metres. Both pictures are drawn in centimetres: only the colours and
# shapes can differ.

# %%
labels_cm = KMeans(4, n_init=10, random_state=0).fit_predict(dogs)
labels_m = KMeans(4, n_init=10, random_state=0).fit_predict(dogs * to_metres)
axes = {"x": "weight (kg)", "y": "height (cm)"}
in_cm = {"X": dogs, "labels": labels_cm, "title": "clustered in kg and cm", **axes}
in_m = {"X": dogs, "labels": labels_m, "title": "clustered in kg and m", **axes}
plots.side_by_side([in_cm, in_m], title="The same dogs, two units")

# %% [markdown]
# Look at the right-hand picture. Two groups of similar weight, one low and one tall, have become a single cluster of 245
# dogs. To make up for it, the heaviest group is cut in two. In metres all heights lie within 1 of each other, so k-means
# hardly sees them.

# %% [markdown]
# ## A cure: standardise
#
# From each feature subtract its mean, then divide by its standard deviation, a measure of how widely it is spread.
# Kilograms divided by kilograms leave a plain number: the unit is gone.
#
# **Predict first.** Standardise the dogs in centimetres, then in metres. How much do the results differ?


# %%
def standardise(X):
    """Return X with every feature at mean 0 and standard deviation 1."""
    return (X - X.mean(axis=0)) / X.std(axis=0)


print("same result:", np.allclose(standardise(dogs), standardise(dogs * to_metres)))
print("spread of weight and height:", dogs.std(axis=0).round(2))

# %% [markdown]
# Not at all. (`axis=0` makes one mean and one spread per column; NumPy uses them for every row.) Notice the spreads: 19.86
# kg and 19.99 cm. They happen to be almost equal, and that is why kilograms with centimetres worked so well. It was luck.

# %% [markdown]
# ## When not to scale
#
# Should we always standardise, then? Try 150 iris flowers of three species, four lengths each, all in centimetres. In each
# cluster we count the flowers of its most common species.
#
# **Predict first.** Will standardising make the clusters fit the species better or worse?

# %%
iris, species, _, _ = data.iris()
for name, X in {"in cm": iris, "standardised": standardise(iris)}.items():
    labels = KMeans(3, n_init=10, random_state=0).fit_predict(X)
    fitting = sum(np.bincount(species[labels == cluster]).max() for cluster in range(3))
    print(f"{name}: {fitting} of 150 flowers fit their cluster")
print("spread of each feature in cm:", iris.std(axis=0).round(2))

# %% [markdown]
# Worse: 125 instead of 134. With one unit for all, spreads carry information. Petal length (spread 1.76) separates the
# species best, sepal width (0.43) least; standardising makes both equally loud.
#
# A rule of thumb: **different units, scale; one unit, think first.** Either way, say what you did.

# %% [markdown]
# ## Very many features
#
# Scatter 200 points at random in a square: two features, each between 0 and 1. Seen from the first point, the farthest
# point is 14 times as far away as the nearest.
#
# **Predict first.** Give each point 1,000 random features instead. How many times as far is the farthest now?


# %% tags=["raises-exception"]
def distances_from_first(X):
    """Return the distances from the first point to all the others."""
    return np.array([euclidean_distance(X[0], point) for point in X[1:]])


random_points = {d: np.random.default_rng(0).random((200, d)) for d in [2, 10, 100, 1000]}
distances = pd.DataFrame({d: distances_from_first(X) for d, X in random_points.items()})
distances.agg(["min", "max", "mean", "std"]).round(2).T.rename_axis("features")

# %% [markdown]
# From 12.00 to 13.45: only 1.12 times as far. Each random feature adds about $1/6$ to the squared distance, so the mean
# grows like $\sqrt{d/6}$, while the spread, `std`, stays near a quarter. The distances **concentrate**: "nearest" says
# less and less.

# %% [markdown]
# **Check yourself:** a situation from a hospital.

# %%
SelfCheck("distance/noise")

# %% [markdown]
# ## Is k-means hopeless, then?
#
# The 1,797 handwritten digits of the mini-project have 64 features, one per pixel. For random points we had a ratio of
# 2.33 with 10 features and 1.31 with 100.
#
# **Predict first.** What is the ratio, farthest to nearest, seen from the first digit?

# %% tags=["raises-exception"]
digits, _, images = data.digits()
shuffled = np.random.default_rng(0).permuted(digits, axis=0)
to_others = {"digits": distances_from_first(digits), "shuffled": distances_from_first(shuffled)}
for name, lengths in to_others.items():
    print(f"{name}: nearest {lengths.min():.1f}, farthest {lengths.max():.1f}, ratio {lengths.max() / lengths.min():.1f}")

# %% [markdown]
# For real digits it is 5.8. Then we shuffled each pixel among all the images. The values stay, but pixels no longer go
# together, and the ratio falls to 2.0. What counts is how many features vary *independently*.
#
# **Predict first.** The first digit is a zero. What is its nearest neighbour?

# %% tags=["raises-exception"]
nearest = 1 + np.argmin(to_others["digits"])
plots.images(images[[0, nearest]], titles=["first", "nearest"])

# %% [markdown]
# **Check yourself** once more, with a short cut that you will meet again in lesson 3.

# %%
SelfCheck("distance/root")

# %% [markdown]
# ## Recap
#
# Your function found another zero among 1,796 images, and nobody told it what a digit is. You can now
#
# - compute a distance with any number of features: subtract, square, add, take the root;
# - decide when to scale: different units, scale; one unit, think first;
# - say what very many features do: distances concentrate, unless the features go together.
#
# **Next:** lesson 3, *Assignment*.

# %% [markdown]
# ## Go deeper
#
# Optional:
#
# - K. Beyer and others, ["When Is 'Nearest Neighbor' Meaningful?"](https://doi.org/10.1007/3-540-49257-7_15), 1999: when
#   distances concentrate, and when not.
# - G. Milligan and M. Cooper, "A Study of Standardization of Variables in Cluster Analysis", Journal of Classification 5,
#   1988. In their simulations, dividing by the range beat dividing by the standard deviation.
