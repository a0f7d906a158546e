import pandas as pd


def confusion_table(named, digits):
    known = named >= 0
    return pd.crosstab(named[known], digits[known]).to_numpy()
