# ---
# jupyter:
#   workshop:
#     title: Introduction
#     minutes: 30
#     part: introduction
# ---

# %% [markdown]
# # Introduction
#
# *30 minutes.* Today you write K-means yourself and put it to work on handwriting. After this introduction you can
#
# - say what clustering is for, and how it differs from learning with labels;
# - find groups by eye, and say what a program needs to find them;
# - tell the story of K-means in your own words, and find your way through the day.
#
# You need basic Python and NumPy arrays: indexing, shapes, `sum` and `mean` with `axis`. No clustering. Read a cell, run
# the next with *Shift+Enter*, and so on from top to bottom.

# %% given="setup"
import numpy as np

from kmeans_lab import data, plots
from kmeans_lab.widgets import KMeansExplorer, SelfCheck

# %% [markdown]
# ## Five hundred dogs
#
# A shelter has weighed and measured 500 dogs. Nobody wrote down a breed. Look at the picture, and trust your eyes.
#
# **Predict first.** How many groups of dogs do you see? Write the number down, and one word for each group.

# %%
dogs = data.dogs()
plots.points(dogs, x="weight (kg)", y="height (cm)", title="500 dogs")

# %% [markdown]
# Most people see four: tiny, low and heavy, slim, giant. You needed no label for that; you saw that some points lie close
# together, with gaps between. A **cluster** is just this: points that are more like each other than like the rest.

# %% [markdown]
# ## With labels, and without
#
# **Supervised** learning has examples with answers: photographs of dogs, each with its breed, and the task is to name the
# breed of a new one. **Unsupervised** learning has no answers, only the data. Clustering is unsupervised: it proposes
# groups, and a person has to say what they mean.

# %% [markdown]
# Groups that a program finds need not be groups that have a name. Our four may be breeds. They may as well be "fits into a
# bag" and "needs a garden". Both are useful, neither is in the data. So never ask whether a clustering is *true*; ask
# whether it is tight, stable, and good for something.

# %% [markdown]
# **Check yourself.** Questions like this one cost and earn nothing. Choose, press *Check*, then try the other options as
# well: each has an answer of its own.

# %%
SelfCheck("introduction/labels")

# %% [markdown]
# ## Four uses
#
# - **Recommendation**: listeners with similar taste; what one likes may please the others.
# - **Search by topic**: results for "python" fall into snakes and programs.
# - **Market segments**: customers who buy alike get the same flyer.
# - **X-ray triage**: images unlike all the usual ones come to a doctor's desk first.
#
# **Predict first.** For one of the four, name three numbers that you would measure for each point.

# %% [markdown]
# ## A story: five transmitters
#
# A country wants radio. It can pay for five transmitters, and the nearer a house is, the better it hears. Where should
# they stand? Nobody knows, so the engineers begin somewhere, and repeat two steps:
#
# 1. each house tunes in to its **nearest** transmitter;
# 2. each transmitter moves to the **middle** of the houses that have tuned in to it.

# %% [markdown]
# They stop when no house changes its transmitter any more. This is the whole of **K-means**; $K$ is the number of
# transmitters. A transmitter is called a **centroid**, and the number of the transmitter a house listens to is its
# **label**: not an answer that somebody gave, only a number that the steps hand out.
#
# **Predict first.** Below are 300 houses and five transmitters, all in one corner. Will the two steps spread them out?

# %%
houses, _ = data.blobs(n=300, k=5, seed=1)
corner = houses.min(axis=0) + np.array([[0, 0], [2, 0], [0, 2], [2, 2], [1, 1]])
KMeansExplorer(houses, corner)

# %% [markdown]
# Press *Assign*, then *Update*, a few times; then *Run*. Watch J, the sum of squared distances from each house to its
# transmitter. Two transmitters leave, and serve two groups each; three stay behind and share one group.
#
# Now *Reset*, drag one transmitter into each group, and run again. Where you begin decides where you end: "placed at
# random" is no detail, and lesson 8 is about doing it well.

# %% [markdown]
# ## What you will hear, and what is so
#
# "K-means has no theoretical foundation": it has. J never rises, the loop must end (you will put the proof in order), and
# a good start has a proven bound. "The mean is the average distance": no, it is the average of the *points*. "K-means
# finds the groups": it finds *K* groups, in any data, even where there are none.

# %% [markdown]
# **Check yourself** once more.

# %%
SelfCheck("introduction/middle")

# %% [markdown]
# ## The day
#
# Thirty minutes of introduction, seven hours of workshop, and your own breaks. No notebook needs your code from another
# one: if you are stuck, go on with the next.

# %% [markdown]
# {{ table of the day }}

# %% [markdown]
# ## How a lesson goes
#
# Where it says **predict first**, write your guess on paper before you run the cell: a wrong guess is where you learn most.
# In an exercise you replace `raise NotImplementedError`, or `None`, by your own. `check("name")` says what is right and
# what is not; `hint("name")` gives one of three hints, and costs nothing. *Go deeper*, at the end, is always optional.

# %% [markdown]
# ## Where to ask
#
# {{ where to ask }}
#
# Bring the smallest input that surprises you, what you expected, and what came out. Often you will find the answer while
# you write the three down.

# %% [markdown]
# ## Recap
#
# You can now
#
# - say what a cluster is, and that clustering works without labels and proposes groups;
# - find groups by eye: close together, gaps between; a program needs a distance and a K;
# - tell the story: to the nearest, to the middle, again, until nothing changes.
#
# **Next:** lesson 2, *Distance*: what does "near" mean?

# %% [markdown]
# ## Go deeper
#
# Optional:
#
# - J. MacQueen, "Some methods for classification and analysis of multivariate observations", 1967: where the name comes
#   from.
# - A. Jain, ["Data clustering: 50 years beyond K-means"](https://doi.org/10.1016/j.patrec.2009.09.011), 2010.
# - Prefer to watch? StatQuest, ["K-means clustering"](https://www.youtube.com/watch?v=4b5d3muPQmA), a video of about nine
#   minutes: the same story in other words. It is outside this workshop, and nothing today needs it.
