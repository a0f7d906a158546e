# ---
# jupyter:
#   workshop:
#     title: "Quiz 2: k-means++ and limits"
#     minutes: 15
#     part: quiz
# ---

# %% [markdown]
# # Quiz 2: k-means++ and limits
#
# *Quiz on lessons 8 and 9, 15 minutes.* Ten situations, one point each. All of them can be worked out with pencil and
# paper; a cell with NumPy is welcome too. You need no code from the lessons.

# %% [markdown]
# ## How to answer
#
# Put the letter of your answer in the place of `None`, and run the cell. Each question says which kind it is:
#
# - **Single answer**: one letter in quotes, as in `answer_1 = "b"`.
# - **All that apply**: one letter or several in braces, as in `answer_2 = {"b", "c"}`. Each right letter earns its part
#   of the point, and each wrong one takes at least as much away: choosing all letters earns nothing, and no question
#   ends below 0.

# %% [markdown]
# The `check` below each answer looks at its form only: is it one of the letters on offer? Whether it is right, the
# grading says later: of each wrong letter that you chose, why it tempts and why it is wrong; and where several belong to
# the answer, why those do that you left out. You may change an answer until you hand in.

# %% given="setup"
from kmeans_lab import check

# %% [markdown]
# ## Question 1: three huts
#
# Huts stand along a path at 0, 2 and 6. k-means++ has picked the hut at 0. With what chance is the hut at 6 picked
# next? **Single answer.**
#
# - **a**: 3/4
# - **b**: 1/2
# - **c**: 9/10
# - **d**: 1

# %% solution="answer_1" stub="answer_1 = None"
### BEGIN SOLUTION
answer_1 = "c"
### END SOLUTION

# %% check="answer_1" points=1
check("answer_1", options="abcd")

# %% [markdown]
# ## Question 2: five wells
#
# Wells stand along a road at 0, 3, 14, 20 and 24. k-means++ has picked the one at 0 first and the one at 20 second.
# What is true of the third pick? **All that apply.**
#
# - **a**: The well at 20 has chance 0.
# - **b**: The well at 24 is the likeliest, since it is the farthest from the first pick.
# - **c**: The well at 14 is the likeliest.
# - **d**: The chance of the well at 3 is proportional to $3^2 + 17^2$.

# %% solution="answer_2" stub="answer_2 = None"
### BEGIN SOLUTION
answer_2 = {"a", "c"}
### END SOLUTION

# %% check="answer_2" points=1
check("answer_2", options="abcd", several=True)

# %% [markdown]
# ## Question 3: the farthest point
#
# A colleague always takes the point that is farthest from all centroids so far: "Why leave it to chance?" Her data have
# a few typing errors. What do you answer? **Single answer.**
#
# - **a**: Nothing: the farthest point is the best choice on such data too.
# - **b**: The farthest points are likely to be the errors, and they get centroids for certain.
# - **c**: The rule of the farthest point takes far more time than k-means++.
# - **d**: The rule of the farthest point always gives the same centroids, whatever the first point.

# %% solution="answer_3" stub="answer_3 = None"
### BEGIN SOLUTION
answer_3 = "b"
### END SOLUTION

# %% check="answer_3" points=1
check("answer_3", options="abcd")

# %% [markdown]
# ## Question 4: what is promised
#
# For k = 9 the bound of k-means++ is $8(\ln 9 + 2) = 33.6$ times the best J. What does it promise, on every data set?
# **All that apply.**
#
# - **a**: Each draw has a J of at most 33.6 times the best.
# - **b**: The mean J over all possible draws, before any step of k-means, is at most 33.6 times the best.
# - **c**: One of 34 draws finds the best J.
# - **d**: The mean J over all possible draws, after k-means has run, is at most 33.6 times the best.

# %% solution="answer_4" stub="answer_4 = None"
### BEGIN SOLUTION
answer_4 = {"b", "d"}
### END SOLUTION

# %% check="answer_4" points=1
check("answer_4", options="abcd", several=True)

# %% [markdown]
# ## Question 5: four starts
#
# On your data 60 % of the k-means++ starts end at the best J. You make four runs and keep the smallest J. With what
# chance is it the best? **Single answer.**
#
# - **a**: About 97 %
# - **b**: About 84 %
# - **c**: About 13 %
# - **d**: 60 %

# %% solution="answer_5" stub="answer_5 = None"
### BEGIN SOLUTION
answer_5 = "a"
### END SOLUTION

# %% check="answer_5" points=1
check("answer_5", options="abcd")

# %% [markdown]
# ## Question 6: winding streets
#
# Houses stand along two winding streets that reach around each other, close together within a street, with wide fields
# between. K-Means with k = 2 cuts across both. What finds the streets? **Single answer.**
#
# - **a**: K-Means with a larger k
# - **b**: BIRCH with two clusters
# - **c**: K-Means with a hundred starts
# - **d**: DBSCAN with an `eps` between the two distances

# %% solution="answer_6" stub="answer_6 = None"
### BEGIN SOLUTION
answer_6 = "d"
### END SOLUTION

# %% check="answer_6" points=1
check("answer_6", options="abcd")

# %% [markdown]
# ## Question 7: one large, two small
#
# 500 customers form a loose group; 40 and 40 more form two tight ones beside it. You run K-Means with k = 3 from a
# hundred starts. The best J of all cuts the large group and joins the small ones. What is true? **All that apply.**
#
# - **a**: This clustering has a smaller J than the three groups.
# - **b**: K-Means makes clusters of equal size.
# - **c**: A Gaussian mixture with three components can find the groups.
# - **d**: Standardising both features cures it.

# %% solution="answer_7" stub="answer_7 = None"
### BEGIN SOLUTION
answer_7 = {"a", "c"}
### END SOLUTION

# %% check="answer_7" points=1
check("answer_7", options="abcd", several=True)

# %% [markdown]
# ## Question 8: sixteen colours
#
# A photograph of 4,000 by 3,000 pixels, 24 bits each, is stored in 16 colours: a palette, and the number of its colour
# for each pixel. How many times smaller does it get? **Single answer.**
#
# - **a**: About a million times
# - **b**: About 6 times
# - **c**: About 16 times
# - **d**: About 3 times

# %% solution="answer_8" stub="answer_8 = None"
### BEGIN SOLUTION
answer_8 = "b"
### END SOLUTION

# %% check="answer_8" points=1
check("answer_8", options="abcd")

# %% [markdown]
# ## Question 9: more than memory
#
# A billion readings lie in a file, ten times more than your memory holds. You want 20 round clusters. What works?
# **All that apply.**
#
# - **a**: `KMeans.fit` on all readings, with `n_init=1`
# - **b**: `Birch.partial_fit` chunk by chunk, which ends by clustering its sums
# - **c**: `partial_fit` of `MiniBatchKMeans`, chunk by chunk
# - **d**: `KMeans.fit` on a random part of the readings, then `predict` chunk by chunk

# %% solution="answer_9" stub="answer_9 = None"
### BEGIN SOLUTION
answer_9 = {"b", "c", "d"}
### END SOLUTION

# %% check="answer_9" points=1
check("answer_9", options="abcd", several=True)

# %% [markdown]
# ## Question 10: a theory
#
# "K-Means is a mere rule of thumb", says a reviewer. To answer, you fit a Gaussian mixture by EM from the same start,
# and it goes the same way as K-Means, step by step. What did you ask of the mixture? **Single answer.**
#
# - **a**: This cannot happen: there is no model behind K-Means.
# - **b**: Nothing: from a k-means++ start, every mixture does so.
# - **c**: A full shape of its own for each component
# - **d**: Equal weights, equal round shapes, and a variance close to 0

# %% solution="answer_10" stub="answer_10 = None"
### BEGIN SOLUTION
answer_10 = "d"
### END SOLUTION

# %% check="answer_10" points=1
check("answer_10", options="abcd")

# %% [markdown]
# ## What next
#
# Before you hand in, choose *Restart kernel and run all cells* once: each check should accept the form of its answer.
# If a question made you unsure, its lesson helps: lesson 8 for questions 1 to 5, lesson 9 for the rest.
#
# Then put it all to work on real images, in the mini-project *handwriting*.
