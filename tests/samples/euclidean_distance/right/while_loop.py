# Adds each square by hand in a while loop.
def euclidean_distance(a, b):
    i, total = 0, 0
    while i < a.shape[0]:
        step = a[i] - b[i]
        total = total + step * step
        i += 1
    return total**0.5
