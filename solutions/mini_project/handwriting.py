# ---
# jupyter:
#   workshop:
#     title: "Mini-project: handwriting"
#     minutes: 90
#     part: mini-project
# ---

# %% [markdown]
# # Mini-project: handwriting
#
# 90 minutes. Can K-Means sort handwritten digits, although nobody tells it what a digit is? At the end you can
#
# - cluster real images and read the centroids as images;
# - name clusters by majority vote, and say how often the names are right;
# - explain which digits get mixed up, and why.
#
# You need the ideas of lessons 2 to 5, but none of your code from them. Work alone or in pairs. Where a cell says
# *predict*, write your guess on paper before you run it: the surprise is where you learn.

# %% given="setup"
import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.decomposition import PCA

from kmeans_lab import check, data, hint, plots
from kmeans_lab.widgets import DigitPad

# %% [markdown]
# ## Look before you cluster
#
# The data are 1,797 images of digits, written by 13 people on a form. `images` holds the pictures, `digits` what each
# writer meant, and `X` the same pixels, each picture laid out as one long row. *Predict:* which two digits will be the
# hardest to tell apart? How many ways of writing a 1 can you find?

# %%
X, digits, images = data.digits()
plots.images(images[:40], titles=digits[:40])

# %% [markdown]
# ## An image is a point
#
# Each scan had 32 by 32 dots, black or white. It was cut into 64 blocks of 4 by 4 dots, and the black dots in each
# block were counted. So a pixel is a number from 0 to 16, and an image is a point with 64 features.

# %%
print("X", X.shape, "smallest", X.min(), "largest", X.max())
print(images[0].astype(int))

# %% [markdown]
# ## A trap: numbers without a sign
#
# Image files mostly store pixels as `uint8`: whole numbers from 0 to 255, nothing below. *Predict:* what is 3 minus 5
# when both are `uint8`?

# %%
dark, light = np.array([3], dtype="uint8"), np.array([5], dtype="uint8")
print("as uint8:", dark - light, "  as float:", dark.astype(float) - light.astype(float))

# %% [markdown]
# Below 0 the count starts again from the top, like a clock, and NumPy says nothing. A distance made from 254 in the
# place of -2 is badly wrong, and 16 times 16 is 0. So convert images to float before anything else. `data.digits()` has
# done so.

# %% [markdown]
# ## What does K-Means see?
#
# Shuffle the 64 pixels, in the same way for every image. You can no longer read a single digit.

# %%
order = np.random.default_rng(0).permutation(64)
shuffled = X[:, order]
plots.images(shuffled[:10].reshape(-1, 8, 8), titles=digits[:10])

# %% [markdown]
# scikit-learn's `KMeans` does what your `kmeans` of lesson 5 does: `init` are the first centroids, `n_init` the number
# of starts, and `fit` runs the loop. *Predict:* we cluster the clear images and the shuffled ones, both from the same
# ten starting images. For how many of the 1,797 images will the two labels differ?

# %%
clear_model = KMeans(n_clusters=10, init=X[:10], n_init=1).fit(X)
shuffled_model = KMeans(n_clusters=10, init=shuffled[:10], n_init=1).fit(shuffled)
print("labels that differ:", np.sum(clear_model.labels_ != shuffled_model.labels_))

# %% [markdown]
# None. A distance adds up 64 squared differences, and a sum does not care about the order. So K-Means knows nothing of
# strokes, loops or neighbouring pixels. It sees 64 counts. Keep this in mind when it makes mistakes.

# %% [markdown]
# ## Ten clusters
#
# Now the real run: ten clusters, and the best of ten starts. `random_state=0` fixes the chance in them; `inertia_` is
# the cost J. *Predict:* there are about 180 images of each digit. Will there be about 180 in each cluster?

# %%
model = KMeans(n_clusters=10, n_init=10, random_state=0).fit(X)
labels, centroids = model.labels_, model.cluster_centers_
print("J =", round(model.inertia_))
print("images in each cluster:", np.bincount(labels))

# %% [markdown]
# One cluster is only half as large as we expected, and one is far too large. We shall see whose images went where.
# Remember that the number of a cluster is arbitrary: cluster 3 has nothing to do with the digit 3. On another computer
# a few images may change sides, so read the counts in the text as "about".

# %% [markdown]
# *Optional.* Paste your `kmeans` from `05_cost_and_convergence`, with its helpers, into a new cell above the next one. It
# starts from the same ten images as `clear_model`. *Predict:* how many labels will differ from scikit-learn's?

# %% tags=["raises-exception"]
if "kmeans" in globals():
    own_centroids, own_labels, history = kmeans(X, X[:10])
    print("J", round(history[-1]), "and", round(clear_model.inertia_))
    print("labels that differ:", np.sum(own_labels != clear_model.labels_))
else:
    print("No kmeans is pasted: the rest is done with scikit-learn.")

# %% [markdown]
# With yours pasted, both J agree and no label differs: the same start and no chance, so two right programs end alike.
# If some do differ, run its check in lesson 5. Either way we go on with `model`, the best of ten starts.

# %% [markdown]
# ## Centroids are images too
#
# A centroid is a mean of images: 64 numbers, so we can draw it. *Predict:* will it look like a digit, or like grey fog?

# %%
plots.images(centroids.reshape(-1, 8, 8), titles=[f"cluster {c}" for c in range(10)], columns=5)

# %% [markdown]
# Most are digits that you can read, found without one label. Where the edges are blurred, the members disagree. Write
# down the digit that each centroid shows. Which one can you not name?

# %% [markdown]
# ## Let the members vote
#
# Eyes are slow and sometimes unsure. Here we happen to know what each writer meant, so the members of a cluster can
# vote: the cluster is named after the digit that most of its members show.
#
# A small example, by hand. Six images have the labels `0 0 0 1 1 3` and show the digits `7 7 2 5 3 9`; k = 4.
#
# - cluster 0 shows 7, 7, 2: its name is **7**;
# - cluster 1 shows 5 and 3, a tie: the smallest wins, **3**;
# - cluster 2 has no members: **-1**;
# - cluster 3 shows one 9: **9**. So the answer is the array `[7, 3, -1, 9]`.

# %% [markdown]
# ### Exercise: `name_clusters(labels, digits, k)`
#
# - `labels` and `digits` are integer arrays of shape (n,), n at least 1. Their types may be int64, int32 or `uint8`,
#   also one of each. Labels run from 0 to k-1, digits from 0 to 9; not every label and not every digit need occur.
# - Return a NumPy integer array of shape (k,), not a list: position c holds the name of cluster c.
# - The name is the digit that occurs most often among the members. A tie goes to the smallest digit.
# - A cluster without members gets -1. Two clusters may have the same name, and k may be larger than n.
# - Do not change `labels` or `digits`; they may be read-only.

# %% solution="name_clusters"
def name_clusters(labels, digits, k):
    """Name each cluster after the digit that most of its members show."""
    ### BEGIN SOLUTION
    names = np.full(k, -1)
    for cluster in range(k):
        members = digits[labels == cluster]
        if len(members) > 0:
            names[cluster] = np.bincount(members).argmax()
    return names
    ### END SOLUTION

# %% check="name_clusters" points=6
check("name_clusters")

# %% [markdown]
# The check tries a few examples; your marks come from others that follow the same rules. Stuck? Run
# `hint("name_clusters")` in a new cell. Each run shows one more hint, and asking costs no marks. If you cannot finish it
# now, read on: most cells below use your function, but their questions do not need it.

# %% tags=["raises-exception"]
names = name_clusters(labels, digits, 10)
print("by vote:", names)

# %% [markdown]
# Is every digit from 0 to 9 among the names? Which name stands there twice, and which is missing? Is the missing digit
# the centroid that you could not name?

# %% [markdown]
# ## How often is the name right?
#
# `names[labels]` looks up, for each image, the name of its cluster. *Predict:* which share of the images has the right
# name? And what share would you get by pure guessing?

# %% tags=["raises-exception"]
named = names[labels]
accuracy = np.mean(named == digits)
print(f"accuracy {accuracy:.1%}; always saying 3 gives {np.mean(digits == 3):.1%}")

# %% [markdown]
# About four in five, from a method that was never told what a digit is. Guessing gives one in ten. Others report about
# 80 % for k-means on these images too (see *Go deeper*). But an average hides where the mistakes are.

# %% [markdown]
# ## Which digits get mixed up?
#
# A **confusion table** counts images: row i, column j holds how many images named i were meant as j. Right names stand
# where row and column agree.
#
# By hand, named `1 1 8 -1` and meant `1 8 8 3`: a 1 in row 1, columns 1 and 8, and in row 8, column 8. The image named
# -1 has no name and stands in no row.

# %% [markdown]
# ### Exercise: `confusion_table(named, digits)`
#
# - `named` and `digits` are integer arrays of shape (n,), n at least 1, of any integer type, `uint8` too. `digits` run
#   from 0 to 9, `named` from -1 to 9.
# - Return an integer array of shape (10, 10), also where some digits do not occur. An image named -1 is left out.
# - Do not change the arguments; they may be read-only. Stuck? `hint("confusion_table")`.

# %% solution="confusion_table"
def confusion_table(named, digits):
    """Return a (10, 10) array: row i, column j counts the images named i and meant as j."""
    ### BEGIN SOLUTION
    table = np.zeros((10, 10), dtype=int)
    has_name = named >= 0
    np.add.at(table, (named[has_name], digits[has_name]), 1)
    return table
    ### END SOLUTION

# %% check="confusion_table" points=5
check("confusion_table")

# %% tags=["raises-exception"]
pd.DataFrame(confusion_table(named, digits)).rename_axis(index="named", columns="meant")

# %% [markdown]
# Zeros and sixes are almost always right. Eights never are: no cluster has their name, so they hide among the ones and
# the nines. The other large numbers are fives taken for nines, and ones taken for twos.
#
# Next come eights that landed in a cluster named 1. *Predict:* which pixels do a narrow 8 and a thick 1 share?

# %% tags=["raises-exception"]
eights = images[(digits == 8) & (named == 1)][:20]
plots.images(eights, titles=["meant 8"] * len(eights))

# %% [markdown]
# Both are a dark column in the middle, so most of their 64 counts agree. The two small holes of the 8 change only a
# few. A person looks for the holes; a distance gives every pixel the same say.

# %% [markdown]
# One cluster holds as many ones as eights, a hundred of each (one computer finds an eight less than another). Ties are
# not only for textbooks: without a stated rule, two right programs would give this cluster two names.

# %% [markdown]
# ## Is a lower cost a better name?
#
# K-Means prefers the run with the lowest J. *Predict:* here are six runs from different starts. Will the run with the
# lowest J also have the highest accuracy?

# %% tags=["raises-exception"]
rows = []
for seed in range(6):
    run = KMeans(n_clusters=10, n_init=1, random_state=seed).fit(X)
    right = np.mean(name_clusters(run.labels_, digits, 10)[run.labels_] == digits)
    rows.append({"seed": seed, "J": round(run.inertia_), "accuracy": round(right, 3)})
pd.DataFrame(rows).set_index("seed")

# %% [markdown]
# Here the run with the highest J has the highest accuracy. J measures how tight the clusters are, and knows nothing of
# digits. The groups in the data need not be the groups that you have in mind: writing a 1 with or without a foot
# matters to J.

# %% [markdown]
# ## More clusters than digits
#
# Nothing forces k to be 10. With more clusters, each way of writing a 1 may have its own. *Predict:* what happens to
# the accuracy as k grows? What must it be when every image is a cluster of its own? (`predict` gives a new image the
# label of its nearest centroid.)

# %% tags=["raises-exception"]
ks, first, second = [10, 20, 40, 80, 160, 400], [], []
for k in ks:
    run = KMeans(n_clusters=k, n_init=1, random_state=0).fit(X[:900])
    run_names = name_clusters(run.labels_, digits[:900], k)
    first.append(np.mean(run_names[run.labels_] == digits[:900]))
    second.append(np.mean(run_names[run.predict(X[900:])] == digits[900:]))
pd.DataFrame({"first 900": first, "the other 897": second}, index=pd.Index(ks, name="k")).round(3)

# %% [markdown]
# On the 900 images that chose the names, accuracy climbs towards 1. The other 897 images had no vote. Their column is
# the honest one, and it stays behind.

# %% [markdown]
# ## Improve it
#
# Two more ideas: keep only a few directions of largest spread (PCA, lesson 9), or standardise each pixel. *Predict:* which
# helps, and which harms? Add a line of your own: another k, another number of directions, images divided by their length.

# %% tags=["raises-exception"]
spread = np.where(X.std(axis=0) > 0, X.std(axis=0), 1)
ideas = {"as it is": X, "standardised": (X - X.mean(axis=0)) / spread}
ideas |= {f"PCA, {d} directions": PCA(d, random_state=0).fit_transform(X) for d in [2, 20]}
for idea, features in ideas.items():
    run = KMeans(n_clusters=10, n_init=10, random_state=0).fit(features)
    print(f"{idea}: {np.mean(name_clusters(run.labels_, digits, 10)[run.labels_] == digits):.1%}")

# %% [markdown]
# Standardising harms badly: pixels at the edge, almost always empty, are blown up to the size of the others. Twenty of 64
# directions are as good as all, at a third of the work; two are not enough. More clusters help most, and cost something
# that J does not show: each needs a person to name it. Note what helped you: the reflection asks.

# %% [markdown]
# ## Name new images
#
# ### Exercise: `predict_digits(X_new, centroids, names)`
#
# - `X_new` has shape (m, d), one image in each row; `centroids` (k, d); `names` is an integer array of shape (k,). Any m,
#   k, d of 1 or more will do.
# - Return an integer array of shape (m,): the name of the cluster whose centroid is nearest; a tie goes to the lowest
#   cluster. A name may be -1, and two clusters may have the same.
# - `X_new` and `centroids` may hold integers, `uint8` too, and huge or tiny numbers. Change no argument; they may be
#   read-only. Stuck? `hint("predict_digits")`.
#
# By hand, with one pixel: centroids at 2, 10 and 16 are named 7, 1 and 7. The images 3, 6 and 14 are nearest to the
# clusters 0, 0 (a tie with 1) and 2, so the answer is the array `[7, 7, 7]`; an image of 9 would be named 1.

# %% solution="predict_digits"
def predict_digits(X_new, centroids, names):
    """Return an array of shape (m,): the name of the cluster whose centroid is nearest to each image."""
    ### BEGIN SOLUTION
    offsets = X_new.astype(float)[:, np.newaxis] - centroids
    nearest = (offsets**2).sum(axis=2).argmin(axis=1)
    return names[nearest]
    ### END SOLUTION

# %% check="predict_digits" points=5
check("predict_digits")

# %% [markdown]
# ## Draw your own
#
# Draw a digit on the pad: it is reduced to 8 by 8 counts, as the scans were, and gets the name of its nearest centroid.
# *Predict:* which of your digits will be named wrongly?

# %%
def call_it(image):
    """Return the name of the cluster whose centroid is nearest to the image."""
    return predict_digits(image.reshape(1, -1), centroids, names)[0]

pad = DigitPad(call_it)
pad

# %% [markdown]
# Draw all ten, each as tall as the pad, with *Next drawing* in between. Expect far more mistakes than one in five: your
# hand was not among the 13, and place counts. Moved sideways by one pixel, even the images of `X` get the right name in
# only about three of ten cases. In a new cell, `pad.drawings` holds your drawings, in rows of 64 counts as in `X`.

# %% [markdown]
# ## Reflection
#
# Write 150 to 250 words for a colleague who has not seen this notebook. A person grades it, by four criteria. A
# prediction that turned out wrong earns the same points, if it had a reason.
#
# | criterion | points | full points when you |
# | --- | --- | --- |
# | evidence | 3 | give the accuracy, compare it with guessing, and name the digits mixed up most, with their counts |
# | explanation | 3 | say why these digits mix, in terms of pixels, distances and centroids |
# | limits | 2 | name one limit of K-Means or of how we measured, with an observation from this notebook |
# | improvement | 2 | report one change that you tried, what you predicted, what came out, and why |

# %% [markdown] prose="reflection" points=10
# ### BEGIN SOLUTION
# *Evidence.* With ten clusters, 79 % of the 1,797 images get the right name; always saying the same digit gives 10 %.
# Zeros and sixes are nearly perfect, with fewer than ten mistakes each. Eights fail altogether: of 174, more than 100
# are named 1 and about 50 are named 9, because no cluster bears the name 8. Some 40 fives are named 9, and some 25 ones
# are named 2.
#
# *Explanation.* K-Means compares images pixel by pixel and gives all 64 pixels the same say; shuffling the pixels did
# not change a single label. A narrow 8 and a thick 1 share the dark column in the middle and differ only in the few
# pixels of the holes, so their distance is small. Ones with a foot lie nearer to the twos than to the bare ones: one
# digit, several groups.
#
# *Limits.* J is not accuracy: of six starts, the one with the highest J had the best names. And the images that chose
# the names were also the ones we scored; with k = 400 that gives nearly 100 %, but only about 96 % on images without a
# vote.
#
# *Improvement.* I took k = 20 and predicted 85 %. It came to 93 %, because eights get clusters of their own. Standardising
# fell to 62 %, which I had not expected: it blows up the pixels at the edge that are almost always empty.
# ### END SOLUTION

# %% [markdown]
# ## What you have done
#
# - You clustered real images and read the centroids as images.
# - You named clusters by majority vote, and measured how often the names are right, also on images without a vote.
# - You explained which digits get mixed up, from what a distance can and cannot see.

# %% [markdown]
# ## Go deeper
#
# - E. Alpaydin and C. Kaynak, *Optical Recognition of Handwritten Digits*, UCI, 1998: we use its test set.
# - J. VanderPlas, *Python Data Science Handbook*, 2016: k-means on the same images, with about 80 % right names.
