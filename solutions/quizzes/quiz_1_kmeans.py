# ---
# jupyter:
#   workshop:
#     title: "Quiz 1: K-Means"
#     minutes: 15
#     part: quiz
# ---

# %% [markdown]
# # Quiz 1: K-Means
#
# *Quiz on lessons 2 to 7, 15 minutes.* Ten situations, one point each. All of them can be worked out with pencil and
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
# ## Question 1: who is most like Pia?
#
# | customer | age (years) | income (euros a year) |
# | --- | --- | --- |
# | Pia | 30 | 20,000 |
# | Quim | 60 | 20,500 |
# | Rosa | 31 | 21,000 |
#
# You compute Euclidean distances from these numbers as they stand. Then a colleague writes all incomes in *thousands*
# of euros, and you compute again. Who is nearest to Pia? **Single answer.**
#
# - **a**: Quim both times
# - **b**: Rosa both times
# - **c**: first Quim, then Rosa
# - **d**: first Rosa, then Quim

# %% solution="answer_1" stub="answer_1 = None"
### BEGIN SOLUTION
answer_1 = "c"
### END SOLUTION

# %% check="answer_1" points=1
check("answer_1", options="abcd")

# %% [markdown]
# ## Question 2: three centroids
#
# Centroid 0 stands at $(0, 0)$, centroid 1 at $(4, 0)$ and centroid 2 at $(2, 4)$. A tie goes to the lowest index.
# Which of these points get the label 0? **All that apply.**
#
# - **a**: $(2, 0)$
# - **b**: $(3, -5)$
# - **c**: $(1, 3)$
# - **d**: $(2, 1.5)$

# %% solution="answer_2" stub="answer_2 = None"
### BEGIN SOLUTION
answer_2 = {"a", "d"}
### END SOLUTION

# %% check="answer_2" points=1
check("answer_2", options="abcd", several=True)

# %% [markdown]
# ## Question 3: one centroid moves
#
# Step 2 gave three points to a centroid that stands at $(6, 6)$: the points $(0, 1)$, $(0, 5)$ and $(6, 0)$. Where does
# step 3 move it? **Single answer.**
#
# - **a**: to $(0, 1)$
# - **b**: to $(2, 2)$
# - **c**: to $(3, 2.5)$
# - **d**: to $(3, 3)$

# %% solution="answer_3" stub="answer_3 = None"
### BEGIN SOLUTION
answer_3 = "b"
### END SOLUTION

# %% check="answer_3" points=1
check("answer_3", options="abcd")

# %% [markdown]
# ## Question 4: nobody came
#
# Four houses stand along a road, at 1, 3, 8 and 12. Centroids 0, 1 and 2 stand at 1, 11 and 20. One round, assign and
# update, is done with the workshop's rules. What is true? **All that apply.**
#
# - **a**: Afterwards the centroids stand at 2, 10 and 20.
# - **b**: With scikit-learn's rule for an empty cluster, the centroids would stand in the same places.
# - **c**: With `nan` as centroid 2, the next assignment by `np.argmin` would give every house the label 2.
# - **d**: Without centroid 2, J after the round would be smaller.

# %% solution="answer_4" stub="answer_4 = None"
### BEGIN SOLUTION
answer_4 = {"a", "c"}
### END SOLUTION

# %% check="answer_4" points=1
check("answer_4", options="abcd", several=True)

# %% [markdown]
# ## Question 5: what does it cost?
#
# The points $(0, 0)$, $(0, 2)$ and $(3, 1)$ have the labels 0, 0 and 1. The centroids stand at $(0, 1)$ and $(7, 4)$.
# What does `kmeans_cost` return? **Single answer.**
#
# - **a**: 7
# - **b**: 9
# - **c**: 11
# - **d**: 27

# %% solution="answer_5" stub="answer_5 = None"
### BEGIN SOLUTION
answer_5 = "d"
### END SOLUTION

# %% check="answer_5" points=1
check("answer_5", options="abcd")

# %% [markdown]
# ## Question 6: four records
#
# Nine different points, k = 3. Four programs print J after each update. Which records show that there is a mistake in
# the program? **All that apply.**
#
# - **a**: 28, 28
# - **b**: 52, 31, 33, 28, 28
# - **c**: 52, 31, 28, 52, 31, 28, and so on
# - **d**: 52, 31, 0, 0

# %% solution="answer_6" stub="answer_6 = None"
### BEGIN SOLUTION
answer_6 = {"b", "c", "d"}
### END SOLUTION

# %% check="answer_6" points=1
check("answer_6", options="abcd", several=True)

# %% [markdown]
# ## Question 7: when to go on
#
# The array `moved` says how far each of three centroids has just moved. The loop must go on while any of them moves, so
# it goes on at `[0.0, 0.3, 0.0]`; it must end when all rest. Which line does that? **Single answer.**
#
# - **a**: `while np.any(moved != 0):`
# - **b**: `while np.all(moved != 0):`
# - **c**: `while not np.all(moved != 0):`
# - **d**: `while kmeans_cost(X, labels, centroids) != 0:`

# %% solution="answer_7" stub="answer_7 = None"
### BEGIN SOLUTION
answer_7 = "a"
### END SOLUTION

# %% check="answer_7" points=1
check("answer_7", options="abcd")

# %% [markdown]
# ## Question 8: stuck
#
# Four points, $(0, 0)$, $(0, 2)$, $(6, 0)$ and $(6, 2)$, and k = 2. A run starts on the first two points and ends with
# J = 36. A neighbour shows you a clustering with J = 4. What should you do? **Single answer.**
#
# - **a**: Look for the mistake in the code, because a right run ends at the smallest J.
# - **b**: Run again from other starts, and keep the result with the smallest J.
# - **c**: Run again from the same start with a larger `max_iter`.
# - **d**: Run again with the two starting centroids in the other order.

# %% solution="answer_8" stub="answer_8 = None"
### BEGIN SOLUTION
answer_8 = "b"
### END SOLUTION

# %% check="answer_8" points=1
check("answer_8", options="abcd")

# %% [markdown]
# ## Question 9: twenty of 150
#
# Two colleagues cluster the same 150 flowers with k = 3. Only 20 flowers get the same number from both, but the adjusted
# Rand index (ARI) of the two groupings is 1. What happened? **Single answer.**
#
# - **a**: They found quite different clusters.
# - **b**: One of them standardised the lengths, the other did not.
# - **c**: ARI must not be used here, because it needs the true species.
# - **d**: They found the same clusters, and numbered them differently.

# %% solution="answer_9" stub="answer_9 = None"
### BEGIN SOLUTION
answer_9 = "d"
### END SOLUTION

# %% check="answer_9" points=1
check("answer_9", options="abcd")

# %% [markdown]
# ## Question 10: five runs
#
# One run each for k = 2, 3, 4, 5, 6 ends at J = 90, 60, 64, 31, 28. What is true? **All that apply.**
#
# - **a**: The run for k = 4 did not find the best J for four clusters.
# - **b**: k = 5 is the right choice, because J falls most on the way to it.
# - **c**: Before a choice, each k should get more starts.
# - **d**: k = 6 is the right choice, because its J is the smallest.

# %% solution="answer_10" stub="answer_10 = None"
### BEGIN SOLUTION
answer_10 = {"a", "c"}
### END SOLUTION

# %% check="answer_10" points=1
check("answer_10", options="abcd", several=True)

# %% [markdown]
# ## What next
#
# Before you hand in, choose *Restart kernel and run all cells* once: each check should accept the form of its answer.
# If a question made you unsure, its lesson helps: lesson 2 for question 1, lesson 3 for question 2, lesson 4 for 3 and
# 4, lesson 5 for 5 to 8, lesson 6 for 9, lesson 7 for 10.
#
# **Next:** lesson 8, *k-means++*.
