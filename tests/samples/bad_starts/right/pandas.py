import numpy as np
import pandas as pd


def bad_starts(costs):
    series = pd.Series(np.array(costs))
    return (np.arange(1, len(costs) + 1)[(series > series.cummin()).to_numpy()])
