"""Known wrong ways to name clusters, each as the short function that a learner with it writes."""

from collections import Counter
from typing import Any

import numpy as np

from grader.questions import Misconception
from solutions.questions._shared import NOTHING_RETURNED, Array


def _votes(labels: Array, digits: Array, k: int) -> Array:
    """How many members of each cluster show each digit, shape (k, 10)."""
    return np.array([np.bincount(digits[labels == cluster], minlength=10) for cluster in range(k)])


def _right(labels: Array, digits: Array, k: int) -> Array:
    votes = _votes(labels, digits, k)
    return np.where(votes.any(axis=1), votes.argmax(axis=1), -1)


def _by_members(labels: Array, digits: Array, k: int, name: Any) -> Array:
    """Names by another rule: `name` of the members, and -1 for an empty cluster."""
    members = [digits[labels == cluster] for cluster in range(k)]
    return np.array([int(name(one)) if len(one) else -1 for one in members])


def _ties_to_largest(labels: Array, digits: Array, k: int) -> Any:
    votes = _votes(labels, digits, k)
    return np.where(votes.any(axis=1), 9 - votes[:, ::-1].argmax(axis=1), -1)


def _ties_to_first_member(labels: Array, digits: Array, k: int) -> Any:
    return _by_members(labels, digits, k, lambda members: Counter(members.tolist()).most_common(1)[0][0])


def _zero_for_empty(labels: Array, digits: Array, k: int) -> Any:
    return _votes(labels, digits, k).argmax(axis=1)


def _empty_stops(labels: Array, digits: Array, k: int) -> Any:
    return np.array([np.bincount(digits[labels == cluster]).argmax() for cluster in range(k)])


def _k_from_labels(labels: Array, digits: Array, k: int) -> Any:
    return _right(labels, digits, int(labels.max()) + 1)


def _packed(labels: Array, digits: Array, k: int) -> Any:
    return _right(labels, digits, k)[np.unique(labels)]


def _counts(labels: Array, digits: Array, k: int) -> Any:
    return _votes(labels, digits, k).max(axis=1)


def _largest(labels: Array, digits: Array, k: int) -> Any:
    return _by_members(labels, digits, k, np.max)


def _mean(labels: Array, digits: Array, k: int) -> Any:
    return _by_members(labels, digits, k, lambda members: round(float(members.mean())))


def _median(labels: Array, digits: Array, k: int) -> Any:
    return _by_members(labels, digits, k, np.median)


def _first_member(labels: Array, digits: Array, k: int) -> Any:
    return _by_members(labels, digits, k, lambda members: members[0])


def _position_among_seen(labels: Array, digits: Array, k: int) -> Any:
    return _by_members(labels, digits, k, lambda members: np.unique(members, return_counts=True)[1].argmax())


def _without_zero(labels: Array, digits: Array, k: int) -> Any:
    votes = _votes(labels, digits, k)
    return np.where(votes.any(axis=1), 1 + votes[:, 1:].argmax(axis=1), -1)


def _without_nine(labels: Array, digits: Array, k: int) -> Any:
    votes = _votes(labels, digits, k)
    return np.where(votes.any(axis=1), votes[:, :9].argmax(axis=1), -1)


def _each_name_once(labels: Array, digits: Array, k: int) -> Any:
    votes = _votes(labels, digits, k)
    names = np.full(k, -1)
    for cluster in range(k):
        if votes[cluster].any():
            names[cluster] = votes[cluster].argmax()
            votes[:, names[cluster]] = 0
    return names


def _majority(labels: Array, digits: Array, k: int) -> Any:
    votes = _votes(labels, digits, k)
    return np.where(2 * votes.max(axis=1) > votes.sum(axis=1), votes.argmax(axis=1), -1)


def _share_of_digit(labels: Array, digits: Array, k: int) -> Any:
    votes = _votes(labels, digits, k)
    shares = votes / np.maximum(votes.sum(axis=0), 1)
    return np.where(votes.any(axis=1), shares.argmax(axis=1), -1)


def _cluster_of_digit(labels: Array, digits: Array, k: int) -> Any:
    return _votes(labels, digits, k).argmax(axis=0)


def _name_of_each_image(labels: Array, digits: Array, k: int) -> Any:
    return _right(labels, digits, k)[labels]


def _list(labels: Array, digits: Array, k: int) -> Any:
    return _right(labels, digits, k).tolist()


def _dictionary(labels: Array, digits: Array, k: int) -> Any:
    return dict(enumerate(_right(labels, digits, k).tolist()))


def _floats(labels: Array, digits: Array, k: int) -> Any:
    return _right(labels, digits, k).astype(float)


def _column(labels: Array, digits: Array, k: int) -> Any:
    return _right(labels, digits, k)[:, np.newaxis]


def _type_of_digits(labels: Array, digits: Array, k: int) -> Any:
    names = np.full(k, -1, dtype=digits.dtype)
    names[:] = _right(labels, digits, k)
    return names


def _wrapped_pairs(labels: Array, digits: Array, k: int) -> Any:
    votes = np.bincount(labels * 10 + digits, minlength=10 * k)[: 10 * k].reshape(k, 10)
    return np.where(votes.any(axis=1), votes.argmax(axis=1), -1)


MISCONCEPTIONS = (
    Misconception(
        "ties to the largest",
        "It looks as if a tie goes to the largest digit.",
        "Look at: < and <= in a comparison, and the order in which you go through the digits.",
        _ties_to_largest,
    ),
    Misconception(
        "ties to the first member",
        "It looks as if a tie goes to the digit that comes first among the members.",
        "Counter keeps the order of the members; look at: which of two equal counts it shows first.",
        _ties_to_first_member,
    ),
    Misconception(
        "zero for an empty cluster",
        "It looks as if a cluster without members is named 0, as if it were full of zeros.",
        "Look at: what np.argmax gives when all counts are 0.",
        _zero_for_empty,
    ),
    Misconception(
        "stops at an empty cluster",
        "It looks as if the largest of no counts is sought where a cluster has no members.",
        "Ask how many members there are before you count them.",
        _empty_stops,
    ),
    Misconception(
        "k from the labels",
        "It looks as if the number of clusters is read off the largest label.",
        "The last clusters may be empty; look at: k.",
        _k_from_labels,
    ),
    Misconception(
        "empty clusters left out",
        "It looks as if clusters without members are left out, so that the names behind them move forward.",
        "Look at: what np.unique returns, and the positions in the answer.",
        _packed,
    ),
    Misconception(
        "counts for names",
        "It looks as if the largest count is returned, not the digit that it belongs to.",
        "Look at: np.max and np.argmax.",
        _counts,
    ),
    Misconception(
        "largest digit",
        "It looks as if the largest digit among the members is taken.",
        "Count the digits first; the largest count decides.",
        _largest,
    ),
    Misconception(
        "mean digit",
        "It looks as if the digits of the members are averaged. A digit is a name: between 1 and 9 there is no 5.",
        "Look at: np.bincount.",
        _mean,
    ),
    Misconception(
        "median digit",
        "It looks as if the middle one of the sorted digits is taken.",
        "The digit that occurs most often is asked for; look at: np.bincount.",
        _median,
    ),
    Misconception(
        "first member",
        "It looks as if each cluster is named after its first member.",
        "Look at: where a loop ends or a value is returned, and whether every member has a vote.",
        _first_member,
    ),
    Misconception(
        "position among the digits seen",
        "It looks as if the position in the list of digits that occur is returned, not the digit there.",
        "np.unique returns two arrays here; look at: the one that you do not use.",
        _position_among_seen,
    ),
    Misconception(
        "zero left out",
        "It looks as if the digit 0 is never counted.",
        "Look at: where range starts, and conditions that 0 does not pass.",
        _without_zero,
    ),
    Misconception(
        "nine left out",
        "It looks as if the digit 9 is never counted.",
        "Look at: where range or a slice ends.",
        _without_nine,
    ),
    Misconception(
        "each name once",
        "It looks as if a name that is taken is not given again.",
        "Two clusters may have the same name: each votes on its own.",
        _each_name_once,
    ),
    Misconception(
        "more than half",
        "It looks as if a cluster is named only where more than half of its members agree.",
        "The digit that occurs most often wins, however small its share.",
        _majority,
    ),
    Misconception(
        "share of the digit",
        "It looks as if the digit is taken of which the cluster holds the largest share.",
        "Only the members of a cluster vote on its name; look at: the axis of a sum.",
        _share_of_digit,
    ),
    Misconception(
        "cluster of each digit",
        "It looks as if each digit gets its most common cluster, where each cluster needs its most common digit.",
        "Look at: the axis of np.argmax, and which array is compared with c.",
        _cluster_of_digit,
    ),
    Misconception(
        "name of each image",
        "It looks as if a name is returned for each image.",
        "One name for each cluster is asked for; names[labels] comes later in the notebook.",
        _name_of_each_image,
    ),
    Misconception(
        "list of names",
        "It looks as if the names come as a list, which cannot be indexed by an array of labels.",
        "Look at: np.array.",
        _list,
    ),
    Misconception(
        "dictionary of names",
        "It looks as if the names come as a dictionary, from cluster to name.",
        "An array has positions 0 to k - 1 already; look at: np.array.",
        _dictionary,
    ),
    Misconception(
        "names as floats",
        "It looks as if the names are floats.",
        "Look at: the dtype that np.zeros gives when none is named.",
        _floats,
    ),
    Misconception(
        "column of names",
        "It looks as if the names come as a column of shape (k, 1).",
        "Look at: keepdims, reshape, and the shape of what you return.",
        _column,
    ),
    Misconception(
        "type of the digits",
        "It looks as if the names are stored in the type of digits, and uint8 has no place for -1.",
        "Look at: dtype, full_like and zeros_like.",
        _type_of_digits,
    ),
    Misconception(
        "pairs that wrap round",
        "It looks as if label and digit are joined into one number, which wraps round at 256 in uint8.",
        "Look at: the dtype of labels * 10.",
        _wrapped_pairs,
    ),
    NOTHING_RETURNED,
)
