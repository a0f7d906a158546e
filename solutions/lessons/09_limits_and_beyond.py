# ---
# jupyter:
#   workshop:
#     title: Limits, and beyond
#     minutes: 25
# ---

# %% [markdown]
# # Limits, and beyond
#
# *Lesson 9, 25 minutes.* K-means always answers. After this lesson you can
#
# - say on which data its answer is wrong, and see it in a picture;
# - name a method for each case: what it fixes, and what it does not;
# - use k-means where it is strong: on huge data, and to compress images.
#
# You need basic Python and NumPy arrays. No other lesson has to be done first.

# %% given="setup"
import numpy as np
from sklearn.cluster import DBSCAN, Birch, KMeans, MiniBatchKMeans, SpectralClustering
from sklearn.decomposition import PCA
from sklearn.metrics import adjusted_rand_score, silhouette_score
from sklearn.mixture import GaussianMixture

from kmeans_lab import check, data, hint, plots
from kmeans_lab.widgets import SelfCheck

# %% [markdown]
# ## Two moons
#
# K-means cuts the plane by straight lines. Two other methods look at neighbours instead. **Spectral clustering** cuts where
# few neighbours are torn apart. **DBSCAN** starts in a dense place, where at least five points lie within `eps`, and walks
# on from dense point to dense point.
#
# **Predict first.** And **BIRCH**, which sums up nearby points and then clusters the sums: can it tell the moons apart?

# %%
moons, moon = data.moons()
found = {
    "k-means": KMeans(2, n_init=10, random_state=0).fit_predict(moons),
    "spectral": SpectralClustering(2, gamma=30, random_state=0).fit_predict(moons),
    "DBSCAN": DBSCAN(eps=0.2).fit_predict(moons),
    "BIRCH": Birch(threshold=0.1, n_clusters=2).fit_predict(moons),
}

# %%
for name, labels in found.items():
    scores = adjusted_rand_score(moon, labels), silhouette_score(moons, labels)
    print(f"{name}: ARI {scores[0]:.2f}, silhouette {scores[1]:.2f}")
panels = [{"X": moons, "labels": labels, "title": name} for name, labels in found.items()]
plots.side_by_side(panels, title="Two moons, four methods")

# %% [markdown]
# Spectral clustering and DBSCAN find them. BIRCH does as badly as k-means, though some texts call it a cure: it makes many
# points into few, and is as round in its thinking. The silhouette gives no warning: it likes the wrong answer of k-means
# (0.49) more than the moons themselves (0.33).

# %% [markdown]
# Each cure has a price. Spectral clustering must be told k and a width (`gamma`), and compares all pairs. DBSCAN must be
# told `eps`, and one `eps` does not fit dense and thin groups at once.
#
# **Predict first.** With `eps` 0.2 there were two clusters. How many with half of it, and with half as much again?

# %%
for eps in [0.1, 0.2, 0.3]:
    labels = DBSCAN(eps=eps).fit_predict(moons)
    print(f"eps {eps}: {labels.max() + 1} clusters, {np.sum(labels == -1)} points that belong to none")

# %% [markdown]
# Eleven, two and one: with a small `eps` the moons fall to pieces, with a large one they flow together. Try other values
# of your own: from where to where does DBSCAN find two?

# %% [markdown]
# ## Long, wide, many
#
# Three more cases. Stretched: long flat groups. Spread: one wide group beside two tight ones. Size: 1,000 points beside 20
# and 20, all three groups equally wide.
#
# **Predict first.** In which of the three does k-means find the groups?

# %%
cases = {
    "stretched": data.stretched(),
    "spread": data.groups([(0, 0), (7, 0), (12, 0)], [3, 0.6, 0.6], [200, 100, 100]),
    "size": data.groups([(0, 0), (7, 3.5), (7, -3.5)], [1, 1, 1], [1000, 20, 20]),
}

# %%
hard = {name: KMeans(3, n_init=10, random_state=0).fit_predict(X) for name, (X, _) in cases.items()}
panels = [{"X": X, "labels": hard[name], "title": name, "x": f"x1, {name}"} for name, (X, _) in cases.items()]
plots.side_by_side(panels, title="K-means, k = 3")

# %% [markdown]
# In none. J adds up squares, so a long, wide or large group is expensive, and cutting it in two pays. Two small groups then
# share a centroid. Standardising does not help, not even in the first case: both features spread alike already, only
# *within* a group they do not.

# %% [markdown]
# ## Soft k-means
#
# A **Gaussian mixture** gives each group a weight, a centre and a shape of its own. It is fitted by EM, which is k-means
# made soft. *Assign* becomes "which share of this point belongs to which group", *update* a weighted mean.
#
# **Predict first.** Which of the three cases does it solve?

# %%
for name, (X, group) in cases.items():
    soft = GaussianMixture(3, n_init=2, random_state=0).fit_predict(X)
    print(f"{name}: k-means {adjusted_rand_score(group, hard[name]):.2f}, mixture {adjusted_rand_score(group, soft):.2f}")

# %% [markdown]
# All three, nearly. And k-means is the special case: let all groups have the same weight and the same round shape, and let
# the shape shrink. Here points lie on the line between two centroids, at 0 and 4.
#
# **Predict first.** Which share of the point at 2.2 goes to the right centroid, with variance 10, and with 0.1?

# %%
places, shares = np.linspace(0, 4, 21), {}
for variance in [10, 1, 0.1]:
    left, right = (np.exp(-((places - centroid) ** 2) / (2 * variance)) for centroid in (0, 4))
    shares[f"variance {variance}"] = right / (left + right)
plots.curves(places, shares, x="place between the centroids", y="share of the right one", title="The soft assign")

# %% [markdown]
# 0.52, and 1.00: from a gentle slope to a step. With variance going to 0, EM's soft step turns into our *assign*. That is
# one theory behind k-means, and it says when to trust it: round groups of like spread and like size.

# %% [markdown]
# ## One point
#
# Two groups of 100, and one typing error at $(60, 40)$.
#
# **Predict first.** K-means with k = 2: what are the two clusters? What does DBSCAN do with that point?

# %%
pair, _ = data.groups([(0, 0), (8, 0)], [1, 1], [100, 100])
with_error = np.vstack([pair, [[60, 40]]])
labels, counts = np.unique(DBSCAN(eps=1.2).fit_predict(with_error), return_counts=True)
print("DBSCAN: labels", labels, "counts", counts)
model = KMeans(2, n_init=10, random_state=0).fit(with_error)
plots.points(with_error, model.labels_, model.cluster_centers_, title="K-means and one typing error")

# %% [markdown]
# The error gets a centroid of its own, and both groups share the other: that is the smallest J. DBSCAN keeps the groups and
# gives the label -1, "noise", to four points: the error, and three at the rims. Look at your data before you cluster,
# and at the smallest cluster afterwards.

# %% [markdown]
# **Check yourself.** No marks; each option has an answer of its own.

# %%
SelfCheck("limits/round")

# %% [markdown]
# ## Two thousand features of nothing
#
# Three clear groups in two features. We add 2,000 features of pure noise, each no wider than a group, and cluster; then once
# more after **PCA**, which keeps the two directions of largest spread.
#
# **Predict first.** ARI before and after?

# %%
X, group = data.blobs(n=300, k=3)
noisy = np.hstack([X, np.random.default_rng(1).normal(size=(300, 2000))])
plane = PCA(2, random_state=0).fit_transform(noisy)

# %%
panels = []
for name, features in {"all 2,002": noisy, "after PCA": plane}.items():
    labels = KMeans(3, n_init=5, random_state=0).fit_predict(features)
    title = f"{name}: ARI {adjusted_rand_score(group, labels):.2f}"
    panels.append({"X": plane, "labels": labels, "title": title, "x": "direction 1", "y": "direction 2"})
plots.side_by_side(panels, title="Clustered in all features, and after PCA")

# %% [markdown]
# Two thousand small differences drown the two that matter: from any start all centroids look about equally far, and k-means
# stops in a local minimum. The true groups have the smaller J; no start led there. PCA keeps the real features because they spread
# most. It knows nothing of groups: wider noise it would have kept.

# %% [markdown]
# ## More data than memory
#
# `MiniBatchKMeans` takes a handful of points at a time: each pulls its nearest centroid towards itself, a little less each
# time. So data may come in chunks, from a file, and be forgotten.
#
# **Predict first.** 20,000 points in 20 chunks: how much larger is its J than that of k-means on all?

# %%
many, _ = data.blobs(n=20_000, k=5, seed=1)
whole = KMeans(5, n_init=1, random_state=0).fit(many).inertia_
stream, ratios = MiniBatchKMeans(5, random_state=0), []
for chunk in np.array_split(many, 20):
    ratios.append(-stream.partial_fit(chunk).score(many) / whole)
print(f"after the last chunk: {ratios[-1]:.4f}")
plots.curve(range(1, 21), ratios, x="chunks read", y="J of the stream / J of all", title="20,000 points in chunks")

# %% [markdown]
# Less than 1 %. Groups as clear as these are easy; on harder data a few per cent are usual. The stream has never held more
# than 1,000 points. The price: its first centroids come from the first chunk, so a group that appears later only may be
# missed.

# %% [markdown]
# ## A picture in 16 colours
#
# A pixel is a point with three features: red, green, blue. Cluster the pixels, and paint each in the colour of its
# centroid.
#
# **Predict first.** The picture has 21,600 pixels. How many colours do you need before you see no difference?

# %%
picture = data.sunset()
pixels = picture.reshape(-1, 3)
painted = []
for k in [4, 16]:
    palette = KMeans(k, n_init=1, random_state=0).fit(pixels)
    painted.append(palette.cluster_centers_[palette.labels_].reshape(picture.shape))
plots.colour_pictures([picture, *painted], titles=["original", "4 colours", "16 colours"])

# %% [markdown]
# 16 come close; you may see bands in the sky. What does it save? Some texts say "16 instead of 16 million colours, a
# millionfold". Count the bits instead: a colour takes 24 bits, one byte for each feature. The picture is stored as a
# palette, and for each pixel the *number* of its colour.

# %% [markdown]
# ## Exercise: `compressed_bits`
#
# Write a function that returns how many bits such a picture takes.
#
# - The palette: `n_colours` colours of 24 bits each.
# - Each of the `n_pixels` pixels: the number of its colour, in as few whole bits as can tell `n_colours` numbers apart.
#   Four colours take 2 bits, five take 3, and a single colour takes none.

# %% [markdown]
# More rules for your function:
#
# - Both are integers of Python, at least 1; `n_colours` is at most $2^{24}$, `n_pixels` has up to 17 digits.
# - Return an integer, exact also where it is huge: floats have no more than 16 digits.
#
# **By hand:** 100 pixels in 5 colours: $5 \cdot 24 + 100 \cdot 3 = 420$ bits.


# %% solution="compressed_bits"
def compressed_bits(n_pixels, n_colours):
    """Return how many bits a picture takes that is stored as a palette and a colour number for each pixel.

    Parameters
    ----------
    n_pixels, n_colours : integers, at least 1

    Returns
    -------
    bits : an integer

    Example: 100 pixels in 5 colours take 420 bits.
    """
    ### BEGIN SOLUTION
    bits_each = (n_colours - 1).bit_length()
    return 24 * n_colours + bits_each * n_pixels
    ### END SOLUTION


# %% check="compressed_bits" points=3
check("compressed_bits")

# %% [markdown]
# The check tries a few examples; your marks come from others that follow the same rules. Stuck? Run
# `hint("compressed_bits")` in a new cell. Each run shows one more hint, and asking costs no marks.

# %% tags=["raises-exception"]
for colours in [4, 16, 256]:
    factor = 24 * len(pixels) / compressed_bits(len(pixels), colours)
    print(f"{colours} colours: {factor:.2f} times smaller")

# %% [markdown]
# With 16 colours a factor of 5.97, not a million: 24 bits become 4, and the palette hardly counts. That is honest work for
# k-means: nobody claims that the colours are "groups". It looks for 16 good representatives, and that is what J measures.

# %% [markdown]
# ## Exercise: which method?
#
# Which of these pairs of a problem and a cure fit? **All that apply.** Each right letter earns its part of the points,
# and each wrong one takes at least as much away: choosing all letters earns nothing.
#
# - **a**: Two rings of points, one inside the other, each evenly dense: BIRCH with two clusters.
# - **b**: Long, flat groups of different directions, with a probability for each point: a Gaussian mixture.
# - **c**: Winding groups of like density, and stray points that belong to none: DBSCAN.
# - **d**: A billion points in a file, round groups, one pass: `partial_fit` of `MiniBatchKMeans`.

# %% solution="which_method" stub="which_method = None"
### BEGIN SOLUTION
which_method = {"b", "c", "d"}
### END SOLUTION

# %% check="which_method" points=2
check("which_method", options="abcd", several=True)

# %% [markdown]
# **Check yourself** once more.

# %%
SelfCheck("limits/noise")

# %% [markdown]
# ## Recap
#
# You can now
#
# - see where k-means fails: bent, stretched, unequal groups, outliers, many useless features;
# - name a cure and its price: DBSCAN and `eps`, spectral clustering and all pairs, mixtures and more to fit;
# - use k-means where round representatives are what you want: streams and colours.
#
# **Next:** the quiz *Quiz 2: k-means++ and limits*, then the mini-project *handwriting*.

# %% [markdown]
# ## Go deeper
#
# Optional:
#
# - M. Ester and others, "A density-based algorithm for discovering clusters", KDD 1996: DBSCAN.
# - U. von Luxburg, ["A tutorial on spectral clustering"](https://doi.org/10.1007/s11222-007-9033-z), 2007.
# - D. Sculley, ["Web-scale k-means clustering"](https://doi.org/10.1145/1772690.1772862), 2010: mini-batches.
# - T. Zhang, R. Ramakrishnan and M. Livny, "BIRCH", SIGMOD 1996.
# - A. Dempster, N. Laird and D. Rubin, "Maximum likelihood from incomplete data via the EM algorithm", 1977.
