"""Code that stops, and answers of the wrong kind: each kind has a sentence and advice of its own."""

import linecache
import sys
from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from courselab.failures import Failed
from courselab.trial import try_examples
from kmeans_lab.exercises import EXERCISES

LABELS = EXERCISES["assign_clusters"]
CRASHES = {
    "a misspelt name": ("return np.argmin(centriods)", "nothing has this name here", "Did you mean `centroids`?"),
    "a misspelt name of the function": (
        "nearest = 1; return nearst",
        "The name nearst is used",
        "Did you mean `nearest`?",
    ),
    "a misspelt name of Python": ("return lenn(X)", "nothing has this name here", "Did you mean `len`?"),
    "a misspelt name of NumPy": ("return np.argmim(X)", "NumPy has no function argmim", "Did you mean `argmin`?"),
    "a misspelt method": ("return X.aregmin()", "which it does not have", "Did you mean `argmin`?"),
    "a name without a value yet": ("if len(X) > 99: best = 0\n    return best", "before it gets a value", "a value"),
    "round brackets for square ones": ("return X(0)", "It calls `X`, which is an array of shape (3, 1)", "square"),
    "an argument too few": ("return len()", "gets a kind of thing that it cannot work with", "type"),
    "an argument too few for a helper": ("f = lambda a: a; return f()", "called without its argument 'a'", "def line"),
    "None": ("labels = print(); return labels + 1", "Something is None where a value is needed", "without return"),
    "minus between lists": (
        "return [1] - [2]",
        "Of type list and type list, two things cannot be joined by -",
        "np.asarray",
    ),
    "an index beyond an array": ("return X[3]", "Index 3 is asked for where there are only 3", "where range ends"),
    "an index beyond a list": ("row = [4, 5]; i = 2; return row[i]", "Position 2 of `row`", ""),
    "an index beyond an empty list": (
        "row = []; return row[0]",
        "Position 0 of `row` is asked for, which holds no",
        "",
    ),
    "a float as index": ("return X[len(X) / 3]", "no whole number", "whole number"),
    "shapes that do not fit": (
        "return X - np.zeros(2) + np.zeros(3)",
        "do not fit: their shapes are (3,2) and",
        "axis",
    ),
    "the truth value of an array": ("return 1 if X > 0 else 0", "one truth value is needed", "np.any"),
    "an axis too many": ("return X.sum(axis=2)", "Axis 2 is named for an array with 2 axes", "shape"),
    "the least of nothing": ("return min([])", "among no entries at all", "nothing is left"),
    "a division by 0": ("return 1 / 0", "Something is divided by 0", "0"),
    "no end of calls": ("return assign_clusters(X, centroids)", "never comes to an end", "without calling itself"),
}
FORMS = {
    "None": (lambda labels: None, "`return` gives something back"),
    "a list": (lambda labels: labels.tolist(), "np.array"),
    "a tuple": (lambda labels: (labels, 1), "commas after `return`: they give back 2 things in one"),
    "a number": (lambda labels: 0, "np.array"),
    "a column": (lambda labels: labels[:, np.newaxis], "an axis of length 1 too many"),
    "floats": (lambda labels: labels.astype(float), "`dtype=int`"),
    "one more": (lambda labels: np.append(labels, 0), "how long your answer is"),
    "a table": (lambda labels: np.zeros((len(labels), 2), dtype=int), "an axis that is still there"),
    "one for all": (lambda labels: np.array(0), "one axis too many is gone"),
}
Try = Callable[[str], Failed]


@pytest.fixture
def stop(monkeypatch: pytest.MonkeyPatch) -> Try:
    """Define assign_clusters with these lines, as a learner's cell does, and return how it fails."""

    def run(body: str) -> Failed:
        source = f"import numpy as np\ndef assign_clusters(X, centroids):\n    {body}\n"
        cell: dict[str, object] = {}
        monkeypatch.setitem(linecache.cache, "<a cell>", (len(source), None, source.splitlines(True), "<a cell>"))
        exec(compile(source, "<a cell>", "exec"), cell)
        failed = try_examples(LABELS, cell["assign_clusters"], cell)
        assert failed
        return failed

    return run


@pytest.mark.parametrize(("body", "sentence", "advice"), CRASHES.values(), ids=CRASHES)
def test_crash_is_explained_in_words_and_with_advice_of_its_own(
    body: str, sentence: str, advice: str, stop: Try
) -> None:
    failed = stop(body)
    assert failed.word == "crashed"
    assert sentence in "\n".join(failed.shown)
    assert advice in failed.advice


@pytest.mark.parametrize("body", [body for body, *_ in CRASHES.values()], ids=CRASHES)
def test_shapes_are_spoken_of_only_where_they_matter(body: str, stop: Try) -> None:
    is_of_shapes = any(word in body for word in ("np.zeros", "axis", "X(0)"))
    assert "shape" not in stop(body).advice or is_of_shapes


def test_crash_shows_what_was_expected(stop: Try) -> None:
    assert "Expected: [0, 0, 1]." in stop("return 1 / 0").shown


def test_nothing_of_the_learner_s_is_run_to_explain_a_crash(stop: Try) -> None:
    stop("calls = []; row = [4, 5]\n    def f():\n        calls.append(1)\n        sys.modules['f_ran'] = calls\n"
         "        return 7\n    import sys\n    return row[f()]")  # fmt: skip
    assert sys.modules.pop("f_ran") == [1]


def labels_of(X: np.ndarray, centroids: np.ndarray) -> np.ndarray:
    return ((X[:, np.newaxis] - centroids) ** 2).sum(axis=2).argmin(axis=1)


@pytest.fixture
def nothing_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """A course whose release has written down no mistakes, as far as these exercises go."""
    for name in ("assign_clusters", "kmeans_cost"):
        monkeypatch.setitem(EXERCISES, name, replace(EXERCISES[name], known_mistakes=None))


@pytest.mark.usefixtures("nothing_known")
@pytest.mark.parametrize(("turn", "advice"), FORMS.values(), ids=FORMS)
def test_answer_of_another_kind_gets_advice_of_its_own(
    turn: Callable[[np.ndarray], object], advice: str, failure: Callable[..., str]
) -> None:
    told = failure("assign_clusters", lambda X, centroids: turn(labels_of(X, centroids)))
    assert f"Look at: {advice}" in told or advice in told


@pytest.mark.usefixtures("nothing_known")
def test_advice_for_an_array_in_place_of_a_number_is_to_add_up(failure: Callable[..., str]) -> None:
    told = failure("kmeans_cost", lambda X, labels, centroids: np.sum((X - centroids[labels]) ** 2, axis=1))
    assert "Look at: what makes one of many: is something not yet added up" in told


def test_count_of_returned_things_is_named(failure: Callable[..., str]) -> None:
    told = failure("kmeans", lambda X, initial, max_iter=100: (initial, 0))
    assert told.startswith("kmeans: wrong. It returned 2 things; return three: centroids, labels, history.")
