from itertools import permutations


def best_match(labels, species):
    best = 0
    for names in permutations(range(6)):
        best = max(best, sum(names[c] == s for c, s in zip(labels.tolist(), species.tolist())))
    return best
