from scipy.optimize import linear_sum_assignment
from sklearn.metrics.cluster import contingency_matrix


def best_match(labels, species):
    table = contingency_matrix(species, labels)
    return int(table[linear_sum_assignment(table.max() - table)].sum())
