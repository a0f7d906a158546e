import numpy as np


def name_clusters(labels, digits, k):
    codes = labels * 10 + digits
    t = np.array([[np.sum(codes == c * 10 + d) for d in range(10)] for c in range(k)])
    return np.where(t.sum(1) > 0, t.argmax(1), -1)
