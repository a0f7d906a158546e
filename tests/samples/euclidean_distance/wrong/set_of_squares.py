# A set comprehension: equal squares count once.
def euclidean_distance(a, b):
    return sum({(x - y) ** 2 for x, y in zip(a, b)}) ** 0.5
