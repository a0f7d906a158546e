# ---
# jupyter:
#   sample:
#     shows: A quiz with wrong letters and with answers that are no letters.
#     start: solved
# ---

# %% replace="quiz_1_kmeans/answer_1"
answer_1 = "maybe"

# %% replace="quiz_1_kmeans/answer_2"
answer_2 = 3

# %% replace="quiz_1_kmeans/answer_3"
answer_3 = b

# %% replace="quiz_1_kmeans/answer_4"
answer_4 = {"a", "b", "c", "d"}

# %% replace="quiz_1_kmeans/answer_5"
answer_5 = ["a", 2]

# %% replace="quiz_1_kmeans/answer_6"
answer_6 = "A)"

# %% replace="quiz_1_kmeans/answer_7"
answer_7 = input("your answer: ")

# %% replace="quiz_1_kmeans/answer_8"

# %% [markdown] replace="handwriting/reflection"
# I do not know what to write. The accuracy was quite high.
