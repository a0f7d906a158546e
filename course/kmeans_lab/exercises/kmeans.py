"""The second exercise of lesson 5: `kmeans(X, initial_centroids, max_iter=100)`."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from courselab import Example, FunctionExercise
from courselab.exercise import Arguments
from courselab.faults import NOTHING, array_form, as_float, integers_value, is_number, kind, largest, rows_value
from courselab.texts import plain
from numpy.typing import NDArray

from ..data import six_people

LABELS = "The labels returned are the assignment to the centroids returned."
RULES = {
    "ordinary inputs": f"Each iteration assigns every point, then moves every centroid. {LABELS}",
    "stopping": "The run ends when no label or no centroid changes, and begins with the initial centroids, in their "
    "order.",
    "max_iter": f"The run stops after max_iter updates at the latest (100 unless told otherwise). {LABELS}",
    "empty clusters": "A cluster without points keeps its previous centroid, and the run goes on; k may be larger than "
    "n.",
    "ties": "A tie goes to the lowest index.",
    "history": "history holds J, the sum of squared distances, once for each iteration: after its update, or after its "
    "assignment. It never rises, and may repeat its end.",
    "kinds of numbers": "Whole numbers, huge and tiny ones, and points far from zero all give centroids to nine "
    "digits.",
    "shapes and memory": "Any n, k and d from 1 up will do, in any memory layout, read-only too.",
}


@dataclass(frozen=True)
class Run:
    """How a run ends. `histories` holds J measured after the update, after the assignment, and after the next one; none
    where J is not looked at.

    `updates` counts the updates that moved a centroid: as many entries a history has at least, and repeats at its end
    are free.
    """

    centroids: NDArray[np.float64]
    labels: NDArray[np.int64]
    histories: tuple[tuple[float, ...], ...] = ()
    updates: int = 0

    def __repr__(self) -> str:
        text = repr(plain((self.centroids, self.labels, *map(list, self.histories[:1]))))
        return text if self.histories else f"{text[:-1]}, ...)"


def _form_fault(arguments: Arguments, answer: Any) -> str | None:
    return parts_form(arguments, answer) or history_form(answer[2])


def parts_form(arguments: Arguments, answer: Any) -> str | None:
    """Say why an answer is not three parts with centroids and labels of the right kind, or None where it is."""
    if answer is None:
        return NOTHING
    if not isinstance(answer, tuple | list):
        return f"It returned {kind(answer)}; return three things: centroids, labels, history."
    if len(answer) != 3:
        return f"It returned {len(answer)} things; return three: centroids, labels, history."
    X, initial, *_ = arguments
    return array_form("The part centroids", answer[0], initial.shape, "f", "floats") or array_form(
        "The part labels", answer[1], (len(X),), "iu", "integers"
    )


def history_form(history: Any) -> str | None:
    """Say why a history is not a list, a tuple or an array of one axis with real numbers, or None where it is."""
    if isinstance(history, np.ndarray) and (history.ndim != 1 or history.dtype.kind not in "iuf"):
        return f"The part history is an array of {history.dtype.name} with shape {history.shape}."
    if not isinstance(history, list | tuple | np.ndarray):
        return f"The part history is {kind(history)}."
    return None if all(is_number(entry) for entry in history) else "The part history holds something that is no number."


def _value_fault(example: Example, answer: Any) -> str | None:
    X, initial, *_ = example.arguments
    run = example.expected
    return (
        rows_value("centroid", answer[0], run.centroids, 1e-9 * largest(X, initial))
        or integers_value("label", answer[1], run.labels, "point")
        or _history_value(np.array([as_float(entry) for entry in answer[2]]), run, largest(X, initial))
    )


def _history_value(entries: NDArray[np.float64], run: Run, scale: float) -> str | None:
    if not run.histories:
        return None
    rounding = 1e-14 * len(run.labels) * scale**2
    if any(_agree(entries, np.array(costs), run.updates, rounding) for costs in run.histories):
        return None
    rises = np.flatnonzero(np.diff(entries) > rounding)
    if rises.size:
        return f"The history rises at entry {rises[0] + 1}, and J never rises."
    if len(entries) < run.updates:
        return f"The length of history is {len(entries)}, and the run takes more iterations."
    return "The history is not J of each iteration."


def _agree(entries: NDArray[np.float64], costs: NDArray[np.float64], updates: int, rounding: float) -> bool:
    if len(entries) < updates:
        return False
    targets = costs[np.minimum(np.arange(len(entries)), len(costs) - 1)]
    return bool(np.all(np.abs(entries - targets) <= 1e-6 * targets + rounding))


def _telling(example: Example, answer: Any) -> Any:
    """Return centroids and labels, or history alone where these are right: J may be measured at several moments."""
    if parts_form(example.arguments, answer):
        return answer
    run = example.expected
    history = history_form(answer[2]) or [as_float(entry) for entry in answer[2]]
    is_right = not _value_fault(replace(example, expected=Run(run.centroids, run.labels)), (*answer[:2], ()))
    return history if is_right else answer[:2]


PEOPLE, FIRST = six_people()
ROAD = np.array([[0], [19], [20], [22], [42], [44]])
SLOW = np.array([[4], [5], [8], [14], [21], [22], [23], [25]])
LONG = np.array([1, 3, 9, 18, 21, 27, 40, 50, 54, 59, 65, 67, 70, 71, 72, 74, 76, 79, 81, 84, 93, 143])[:, np.newaxis]
END, TIE, NUMBERS = RULES["stopping"], RULES["ties"], RULES["kinds of numbers"]

EXAMPLES = (
    Example(
        (np.array([[3.0]]), np.array([[5.0]])),
        Run(np.array([[3.0]]), np.array([0]), ((0,), (4, 0), (0,)), 1),
        "One point, one cluster: the centroid moves to the point, and J is 0.",
        "the two steps of one iteration: print what each gives.",
    ),
    Example(
        (np.array([[0.0], [4e10]]), np.array([[1e10], [3e10]])),
        Run(np.array([[0.0], [4e10]]), np.array([0, 1])),
        NUMBERS,
        "fixed numbers in your code, such as a first best distance.",
    ),
    Example(
        (np.array([[0], [4]]), np.array([[0], [0], [4]])),
        Run(np.array([[0.0], [0.0], [4.0]]), np.array([0, 2])),
        f"{TIE} k is len(initial_centroids), also where two of them are equal.",
        "each row of your centroids: nothing moves here.",
    ),
    Example(
        (np.array([[0], [0], [0], [4]]), np.array([[2]])),
        Run(np.array([[1.0]]), np.array([0, 0, 0, 0]), ((12,), (16, 12), (12,)), 1),
        "A centroid moves to the mean of its points, of which equal ones count each.",
        "how many points are in your mean: there are 4.",
    ),
    Example(
        (np.array([[0], [4], [5], [8]]), np.array([[2], [8]])),
        Run(np.array([[3.0], [8.0]]), np.array([0, 0, 0, 1]), ((14,), (17, 14)), 1),
        f"{TIE} {END}",
        "centroids, labels and J after each of your steps: print them.",
    ),
    Example(
        (np.array([[0], [1], [5], [8]]), np.array([[8], [2]])),
        Run(np.array([[6.5], [0.5]]), np.array([1, 1, 0, 0]), ((5,), (14, 5)), 1),
        f"{TIE} Integers give float means. {END}",
        "centroids, labels and J after each of your steps: print them.",
    ),
    Example(
        (np.array([[0, 0]]), np.array([[3, 3], [4, 0]])),
        Run(np.array([[3.0, 3.0], [0.0, 0.0]]), np.array([1])),
        "Near is meant in a straight line: 3 and 3 make more than 4 and 0.",
        "the two distances 4.24 and 4 in the first round: print yours.",
    ),
    Example(
        (ROAD, np.array([[0], [42], [44]])),
        Run(
            np.array([[15.25], [32.0], [43.0]]),
            np.array([0, 0, 0, 0, 2, 2]),
            ((454, 316.75), (1161, 339, 316.75), (339, 316.75)),
            2,
        ),
        f"{END} {RULES['empty clusters']}",
        "centroids and labels after each of your rounds: in the second, nobody has label 1.",
    ),
    Example(
        (np.array([[0, 0, 0]]), np.array([[0, 0, 5], [1, 1, 0]])),
        Run(np.array([[0.0, 0.0, 5.0], [0.0, 0.0, 0.0]]), np.array([1])),
        "Every coordinate counts in a distance.",
        "the two squared distances 25 and 2 in the first round: print yours.",
    ),
    Example(
        (np.array([[-17], [-5], [-2], [2], [5], [17]]), np.array([[-2], [0], [2]])),
        Run(np.array([[-17.0], [0.0], [17.0]]), np.array([0, 1, 1, 1, 1, 2])),
        f"{END} Moves to the left and to the right are moves.",
        "what counts as no change in your code: here two centroids move in opposite directions.",
    ),
    Example(
        (SLOW, np.array([[4], [5], [8]])),
        Run(
            np.array([[4.5], [11.0], [22.75]]),
            np.array([0, 0, 1, 1, 2, 2, 2, 2]),
            (
                (1265 / 6, 74.5, 70.5, 27.25),
                (915, 102 + 17 / 36, 73.25, 57.5, 27.25),
                (102 + 17 / 36, 73.25, 57.5, 27.25),
            ),
            4,
        ),
        f"{END} One that rests for a round may move on later.",
        "centroids and labels after each of your rounds: the run takes four, and a fifth in which nothing moves.",
    ),
    Example(
        (SLOW * 1e-9, np.array([[4], [5], [8]]) * 1e-9),
        Run(np.array([[4.5], [11.0], [22.75]]) * 1e-9, np.array([0, 0, 1, 1, 2, 2, 2, 2])),
        f"{END} A small move is a move, at any scale.",
        "what counts as no change in your code.",
    ),
    Example(
        (SLOW, np.array([[4], [5], [8]]), 2),
        Run(
            np.array([[4.0], [6.5], [21.0]]),
            np.array([0, 0, 1, 2, 2, 2, 2, 2]),
            ((1265 / 6, 74.5), (915, 102 + 17 / 36), (102 + 17 / 36, 73.25)),
            2,
        ),
        f"{RULES['max_iter']} Here there are two updates.",
        "how many updates your code makes, and the labels of the points 8 and 14: print them.",
    ),
    Example(
        (np.array([[4, 1], [5, 0], [6, 3], [11, 6], [11, 10]]), np.array([[5, 0], [4, 1]])),
        Run(np.array([[5.0, 4 / 3], [11.0, 8.0]]), np.array([0, 0, 0, 1, 1])),
        f"{END} As many points in each cluster as before may be other points.",
        "centroids and labels after each of your rounds: three of them move a centroid.",
    ),
    Example(
        (np.append(SLOW, [[300], [400]], axis=0) + 10**6, np.array([[4], [5], [8], [300]]) + 10**6),
        Run(
            np.array([[4.5], [11.0], [22.75], [350.0]]) + 10**6,
            np.array([0, 0, 1, 1, 2, 2, 2, 2, 3, 3]),
        ),
        f"{END} A small move is a move, also far from zero and where J hardly falls.",
        "what counts as no change in your code.",
    ),
    Example(
        (np.array([[0.0, 0.0, 0.0], [4.0, 0.0, 0.0]]), np.array([[0.0, 0.0, 1.0], [3.0, 0.0, 0.0], [9.0, 9.0, 9.0]])),
        Run(np.array([[0.0, 0.0, 0.0], [4.0, 0.0, 0.0], [9.0, 9.0, 9.0]]), np.array([0, 1]), ((0,), (2, 0)), 1),
        RULES["empty clusters"],
        "each row of your centroids: row 2 has no points and stays.",
    ),
    Example(
        (PEOPLE, FIRST),
        Run(
            np.array([[2 / 3, 1.0], [13 / 3, 13 / 3]]),
            np.array([0, 0, 0, 1, 1, 1]),
            ((46, 12), (93, 32.4, 12), (32.4, 12)),
            2,
        ),
        f"{RULES['ordinary inputs']} {END}",
        "the half steps in the lesson: print centroids and labels after each of yours.",
    ),
    Example(
        (PEOPLE, FIRST, 1),
        Run(np.array([[2.2, 2.6], [4.0, 3.0]]), np.array([0, 0, 0, 1, 1, 1]), ((46,), (93,), (32.4,)), 1),
        f"{RULES['max_iter']} Here there is one update.",
        "how many updates your code makes, and the label of the last person: print them.",
    ),
    Example(
        (LONG, LONG[:3]),
        Run(np.array([[17.0], [995 / 14], [143.0]]), np.repeat([0, 1, 2], [7, 14, 1])),
        f"{END} It may take many rounds.",
        "how often your loop goes round: here 22 updates move a centroid.",
    ),
)

EXERCISE = FunctionExercise(
    name="kmeans",
    signature="kmeans(X, initial_centroids, max_iter=100)",
    returns="Return three things: centroids, floats of shape (k, d); labels, integers of shape (n,); and history, "
    "a list, a tuple or an array of shape (j,) with J of each iteration.",
    form_fault=_form_fault,
    value_fault=_value_fault,
    telling=_telling,
    examples=EXAMPLES,
    rules=RULES,
    also_tried=("history",),
    hints=(
        "Write one iteration first: assign, then update, on a copy of the initial centroids as floats. Compare it "
        "with the six people by hand.",
        "Put it into a loop of at most max_iter rounds and append J after each update. Remember the centroids from "
        "before the update; look at np.array_equal to tell whether any of them moved.",
        "After the loop the centroids may be newer than the labels. What gives labels for exactly the centroids that "
        "you return? Try max_iter=1.",
    ),
)
