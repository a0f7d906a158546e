# scikit-learn's expanded form between two tables of one row.
from sklearn.metrics import DistanceMetric


def euclidean_distance(a, b):
    metric = DistanceMetric.get_metric("euclidean")
    return metric.pairwise(a.astype(float)[None], b.astype(float)[None])[0, 0]
