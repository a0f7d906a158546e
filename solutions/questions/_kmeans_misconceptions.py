"""Known wrong ways to run K-Means: one loop, in which each misconception turns one part."""

from functools import partial

import numpy as np

from grader.questions import Misconception
from solutions.questions import _kmeans_wrong_parts as wrong

MISCONCEPTIONS = (
    Misconception(
        "stops after one iteration",
        "It looks as if the run always ends after its first update.",
        "Look at: how far return is indented, and whether old and new centroids are two arrays or one (np.copy).",
        wrong.one_iteration,
    ),
    Misconception(
        "max_iter ignored",
        "It looks as if the run goes on until nothing changes, whatever max_iter says.",
        "Look at: range(max_iter).",
        wrong.no_limit,
    ),
    Misconception(
        "one update too few",
        "It looks as if the run ends one update before max_iter.",
        "Count how often range(1, max_iter) goes round.",
        wrong.one_update_less,
    ),
    Misconception(
        "one update too many",
        "It looks as if the run makes one update more than max_iter.",
        "Count your updates for max_iter=1, those before and after the loop too.",
        wrong.one_update_more,
    ),
    Misconception(
        "labels one update behind",
        "It looks as if the labels returned were made before the last update; that shows when max_iter ends the run.",
        "Ask which centroids your labels belong to; assign_clusters can be called once more.",
        wrong.labels_behind,
    ),
    Misconception(
        "centroids one update behind",
        "It looks as if the centroids returned are those before the last update.",
        "Look at: which of your two names, old or new, stands in the return line.",
        wrong.centroids_behind,
    ),
    Misconception(
        "starts from own centroids",
        "It looks as if the run starts from the first points of X, and initial_centroids is never used.",
        "Look for the name initial_centroids in the body of your function.",
        wrong.own_start,
    ),
    Misconception(
        "writes into an argument",
        "It looks as if the new centroids are written into the array that was handed in.",
        "Look at: np.copy.",
        wrong.written_into_start,
    ),
    Misconception(
        "centroids sorted",
        "It looks as if the centroids are sorted at the end, while the labels still count in the old order.",
        "A label is a row number of the centroids; ask what sorting does to it.",
        wrong.sorted_at_the_end,
    ),
    Misconception(
        "labels returned first",
        "It looks as if the labels are returned before the centroids.",
        "Compare your return line with the order in the exercise.",
        wrong.labels_first,
    ),
    Misconception(
        "only the last cost",
        "It looks as if history is the last J, one number.",
        "Look at: list.append.",
        wrong.only_the_last_cost,
    ),
    Misconception(
        "cost before the loop",
        "It looks as if history begins with the J of the start, so that it is one entry longer than the run.",
        "Count the entries for max_iter=1.",
        wrong.cost_of_the_start_too,
    ),
    Misconception(
        "mean cost in history",
        "It looks as if J in history is divided by the number of points.",
        "Look at: np.mean and np.sum, and which of them J is.",
        partial(wrong.kmeans, cost=wrong.mean_cost),
    ),
    Misconception(
        "distances not squared",
        "It looks as if J in history adds up distances, not their squares.",
        "Compute J by hand for two points at distance 2 from their centroid.",
        partial(wrong.kmeans, cost=wrong.sum_of_distances),
    ),
    Misconception(
        "ties to highest index",
        "It looks as if a point equally far from several centroids goes to the last of them.",
        "Look at: <= and <, or np.argmin.",
        partial(wrong.kmeans, assign=wrong.highest_of_equals),
    ),
    Misconception(
        "Manhattan assignment",
        "It looks as if the nearest centroid is found by absolute differences.",
        "Compare the distance that you use with the formula of lesson 2.",
        partial(wrong.kmeans, assign=wrong.manhattan),
    ),
    Misconception(
        "median for mean",
        "It looks as if centroids move to the median of their points.",
        "Look at: np.mean.",
        partial(wrong.kmeans, update=wrong.medians),
    ),
    Misconception(
        "nan for empty cluster",
        "It looks as if the centroid of an empty cluster becomes nan, the mean of nothing.",
        "Ask for each cluster whether it has points before you take their mean; look at: np.any.",
        partial(wrong.kmeans, update=wrong.nan_where_empty),
    ),
    Misconception(
        "zero for empty cluster",
        "It looks as if the centroid of an empty cluster moves to the origin.",
        "Look at: np.zeros, and what your new centroids hold before the first mean is written.",
        partial(wrong.kmeans, update=wrong.zero_where_empty),
    ),
    Misconception(
        "farthest point for empty",
        "It looks as if an empty cluster is given the point that is farthest from its centroid, as scikit-learn does.",
        "Our rule is simpler: an empty cluster stays where it is.",
        partial(wrong.kmeans, update=wrong.farthest_point_where_empty),
    ),
    Misconception(
        "empty cluster dropped",
        "It looks as if empty clusters vanish, so that fewer centroids come back than were given.",
        "Look at: np.unique, and the labels that it does not list.",
        partial(wrong.kmeans, update=wrong.dropped_where_empty),
    ),
    Misconception(
        "stops when one rests",
        "It looks as if the run ends as soon as any one centroid stands still.",
        "Look at: the difference between np.any and np.all.",
        partial(wrong.kmeans, rests=wrong.any_rests),
    ),
    Misconception(
        "careless tolerance",
        "It looks as if the run ends when the centroids move by less than a fixed amount, too large for tiny data.",
        "Look at: np.array_equal.",
        partial(wrong.kmeans, rests=wrong.nearly_rests),
    ),
    Misconception(
        "whole-number centroids",
        "It looks as if centroids keep the dtype they were given, so that means of whole numbers are cut.",
        "Look at: array.astype(float).",
        wrong.dtype_kept,
    ),
    Misconception(
        "single precision",
        "It looks as if the centroids are float32, which keeps seven digits.",
        "Look at: the dtype of each array on the way.",
        partial(wrong.kmeans, dtype=np.float32),
    ),
)
