import numpy as np


def tied_centroids(point, centroids):
    d = ((centroids - point) ** 2).sum(1)
    i = int(np.argmin(d))
    out = [i]
    while i + 1 < len(d) and d[i + 1] == d[out[0]]:
        i += 1
        out.append(i)
    return np.array(out)
