import pandas as pd
from scipy.optimize import linear_sum_assignment


def best_match(labels, species):
    table = pd.crosstab(labels, species).to_numpy()
    rows, columns = linear_sum_assignment(table, maximize=True)
    return table[rows, columns].sum()
