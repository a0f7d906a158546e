# The exclusive or in place of the power.
def euclidean_distance(a, b):
    return sum((x - y) ^ 2 for x, y in zip(a, b)) ** 0.5
