# Stops one coordinate early.
def euclidean_distance(a, b):
    total = 0.0
    for i in range(len(a) - 1):
        total += (a[i] - b[i]) ** 2
    return total**0.5
