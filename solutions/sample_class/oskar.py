# ---
# jupyter:
#   sample:
#     shows: Loops for ever in the distance, and goes on with NumPy's in a cell of his own.
#     start: solved
# ---

# %% replace="02_distance/euclidean_distance"
def euclidean_distance(a, b):
    """Return the Euclidean distance between two points."""
    total = 0
    i = 0
    while True:
        total += (a[i] - b[i]) ** 2
        if i == len(a):
            break
    return total ** 0.5

# %% after="02_distance/check_euclidean_distance"
# mine never comes back, so I use this one for the rest
def euclidean_distance(a, b):
    return np.linalg.norm(a - b)

# %% [markdown] replace="handwriting/reflection"
# I could name 79 % of the images, always answering 3 gives 10 %. Eights share their pixels with ones and nines. One thing
# that I doubt is the vote, because the winner may have only half of the members. I would leave such clusters without a
# name and count how many images that costs.
